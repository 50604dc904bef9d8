"""Why no pages came of a document, told alike by every writer that sets them."""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.model.document import Document
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.tools.fonts import REMEDY
from toolkit_cli.tools.typst import MissingGlyphError, TypesettingError
from toolkit_cli.writers._places import place_of
from toolkit_cli.writers._print import CutWordsError, FaultyPagesError, LostTextsError
from toolkit_cli.writers._print_checks import cut_words, lost_texts
from toolkit_cli.writers._unfillable import unfillable

UNSET = (FaultyPagesError, TypesettingError, UnfillableTemplateError)


def unset(
    document: Document, fault: FaultyPagesError | TypesettingError | UnfillableTemplateError
) -> Iterator[Diagnostic]:
    """What `typeset` raised, as findings."""
    match fault:
        case LostTextsError():
            yield from lost_texts(fault)
        case CutWordsError():
            yield from cut_words(fault)
        case UnfillableTemplateError():
            yield unfillable(fault, f"templates/{document.kind_name}/print.typ")
        case MissingGlyphError(characters=characters):
            yield from _missing(document, characters)
        case TypesettingError():
            message = f"the template cannot be filled: {fault.message}"
            span = Span(f"templates/{fault.file or f'{document.kind_name}/print.typ'}", fault.line or 1)
            hint = fault.remedy or "undo the last change to the template, or to templates/_blocks/print.typ"
            yield Diagnostic(span, Severity.ERROR, "unfillable-template", message, hint)


def _missing(document: Document, characters: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Each character that no font holds, at the first text that has it."""
    for character in characters:
        message = f"no font holds `{character}` (U+{ord(character):04X})"
        is_han = "\u2e80" <= character <= "\uffef" and not "\ufb50" <= character <= "\ufeff"
        hint = REMEDY if is_han else "add a font that has it to templates/fonts, or use another character"
        yield Diagnostic(place_of(character, document), Severity.ERROR, "missing-glyph", message, hint)
