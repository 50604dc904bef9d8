"""Words point at a place on the page, which is elsewhere, or nowhere, in large print, on a screen and in audio.

Bad: `See the table below.` or `the box on the left`.
Good: `See “Getting help”.`: the name of what is meant.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
_PLACE = r"(?:above|below|opposite|overleaf)"
_END = r"(?=\s*(?:[.,;:!?)…–—-]|$|(?:is|are|shows?|gives?|lists?|says?|explains?|tells?|and|or|for|in|to)\b))"
_THING = (
    r"(?:tables?|lists?|figures?|diagrams?|drawings?|pictures?|images?|photos?|charts?|graphs?|maps?|box(?:es)?"
    r"|panels?|columns?|sections?|pages?|text|paragraphs?|examples?|steps?|links?|details|guidance|information"
    r"|contacts?|numbers?|points?)"
)
_PATTERNS = (
    rf"(?:see|as|shown|given|listed|described|mentioned|named|explained|outlined|set out|stated|noted)"
    rf"(?: also| just)? {_PLACE}{_END}",
    rf"\((?:see )?{_PLACE}\)",
    r"see (?:the )?(?:opposite|overleaf)",
    rf"(?:the )?{_THING} {_PLACE}{_END}",
    rf"(?:the|this|these) {_THING} {_PLACE}(?! (?:the|an?|all|average|each|every|others?|our|their|your|\d+)\b)",
    r"(?:above|opposite|facing) (?:page|panel|column|table|figure|diagram|picture|list|box)",
    r"(?:next|previous|following) (?:page|panel|column)",
    r"overleaf|over the page|(?:on|at) the (?:back|reverse|top|bottom|foot) of (?:the|this) page",
    r"(?:on|to) the left(?:-hand side)?(?: of (?:the|this) (?:page|picture|table|figure|diagram))?",
    rf"(?:on|to) the right(?:-hand side| of (?:the|this) (?:page|picture|table|figure|diagram)|{_END})",
    r"(?:left|right)-hand (?:side|column|page|panel|corner)|(?:top|bottom) (?:left|right)(?: corner)?",
)
_RARE = re.compile(r"(?i:above|below|opposite|overleaf|left|right|page)")
"""One of these is in every pointer: most texts are passed over at once."""
_POINTER = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})(?!\w)", re.I)


def check(project: Project) -> Iterator[Finding]:
    """Every text that relies on where things stand; alternatives may say where they are in the picture."""
    for found in prose(project):
        if found.part not in (Part.ALTERNATIVE, Part.NAME) and _RARE.search(found.words):
            for words in _POINTER.finditer(found.words):
                message = f"`{words[0]}` points at a place on the page"
                yield Finding(found.file, found.path, message, "name what is meant")
