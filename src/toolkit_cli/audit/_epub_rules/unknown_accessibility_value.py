"""What an e-book says of its accessibility is not one of the words agreed on, so that no search finds it; or it
contradicts itself.

Bad: `altText`; `visual textual` as modes that suffice; `none` beside `flashing`; `flashing` beside
`noFlashingHazard`.
Good: `alternativeText`; `visual,textual`, each set that suffices in an element of its own; `none` alone.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity, did_you_mean

SEVERITY = Severity.ERROR
_MODES_IN_USE = """
    auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual musicOnVisual
    tactile textOnVisual textual visual
"""
_MODES = frozenset(_MODES_IN_USE.split())
_SENSES = frozenset({"auditory", "tactile", "textual", "visual"})
"""What may suffice (Schema.org Accessibility Properties for Discoverability Vocabulary)."""
_FEATURES_IN_USE = """
    alternativeText annotations ARIA audioDescription bookmarks braille captions ChemML closedCaptions
    describedMath displayTransformability fullRubyAnnotations highContrastAudio highContrastDisplay
    horizontalWriting index largePrint latex latex-chemistry longDescription MathML MathML-chemistry
    none openCaptions pageBreakMarkers pageNavigation printPageNumbers readingOrder rubyAnnotations
    signLanguage structuralNavigation synchronizedAudioText tableOfContents tactileGraphic tactileObject
    taggedPDF timingControl transcript transformation ttsMarkup unknown unlocked verticalWriting
    withAdditionalWordSegmentation withoutAdditionalWordSegmentation
"""
_FEATURES = frozenset(_FEATURES_IN_USE.split())
_HAZARDS = {
    "flashing": "noFlashingHazard",
    "motionSimulation": "noMotionSimulationHazard",
    "sound": "noSoundHazard",
}
_UNKNOWN = ("unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard", "unknown", "none")
_KNOWN = {
    "accessMode": _MODES,
    "accessibilityFeature": _FEATURES,
    "accessibilityHazard": frozenset({*_HAZARDS, *_HAZARDS.values(), *_UNKNOWN}),
}


def check(book: Book) -> Iterator[Fault]:
    """Every value that is not of the vocabulary, hazards that exclude each other."""
    for name, known in _KNOWN.items():
        for value in dict.fromkeys(book.meta(f"schema:{name}")):
            if value not in known and not (name == "accessibilityFeature" and "/" in value):
                message = f"`{value[:60]}` is no value of `schema:{name}`"
                yield Fault(message, did_you_mean(value, known), book.place)
    for value in dict.fromkeys(book.meta("schema:accessModeSufficient")):
        modes = [mode.strip() for mode in value.split(",")]
        if not _SENSES.issuperset(modes) or len(set(modes)) < len(modes):
            message = f"`{value[:60]}` is no value of `schema:accessModeSufficient`"
            yield Fault(message, _modes_hint(value, modes), book.place)
    hazards = set(book.meta("schema:accessibilityHazard"))
    both = [sign for sign, negation in _HAZARDS.items() if {sign, negation} <= hazards]
    if both or (hazards & {"none", "unknown"} and len(hazards) > 1):
        message = f"the hazards contradict each other: {', '.join(sorted(hazards))[:100]}"
        yield Fault(message, "say `none`, or each hazard by itself", book.place)


def _modes_hint(value: str, modes: list[str]) -> str:
    """The list that was meant, or the word."""
    meant = list(dict.fromkeys(re.split(r"[\s,;/+]+", value.strip(" ,;"))))
    if _SENSES.issuperset(meant):
        return f"write one list with commas: `{','.join(meant)}`"
    return did_you_mean(next((mode for mode in modes if mode not in _SENSES), value), _SENSES)
