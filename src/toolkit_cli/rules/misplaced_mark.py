"""A mark of a source stands where no note can: in a title or heading, a link, a picture, or words around the text.

Headings come again in contents lists and at the head of pages, alternatives are read out as they are.

Bad: `title: What is resilience?[^1]`.
Good: `[^1]` behind the sentence under the heading that says what the source says.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.inlines import Inline, Link, ReferenceMark, flat
from toolkit_cli.model.node import Node, texts
from toolkit_cli.model.project import Project
from toolkit_cli.model.text import Text
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.ERROR
_PLACES = {
    Part.TITLE: "a title",
    Part.HEADING: "a heading",
    Part.LINK: "the words of a link",
    Part.LABEL: "the words of a picture",
    Part.ALTERNATIVE: "what a picture tells",
}


def check(project: Project) -> Iterator[Finding]:
    """Every mark where no note can stand."""
    for each in prose(project):
        around = each.file == "content/toolkit.yaml"
        place = "words around the text" if around else _PLACES.get(each.part, "")
        yield from _found(each.file, each.path, each.text, place)
    others: list[tuple[str, Node]] = [*project.records.items()]
    others += [(f"templates/{name}/kind.yaml", kind) for name, kind in project.kinds.items()]
    for file, node in others:
        for path, text in texts(node):
            yield from _found(file, path, text, "a source" if file in project.records else "a name")


def _found(file: str, path: KeyPath, text: Text, place: str) -> Iterator[Finding]:
    for mark in _marks(text.inlines) if place else _linked(text):
        message = (
            f"the mark [^{mark.number}] stands in {place or 'the words of a link'}, where no note can stand"
        )
        yield Finding(file, path, message, "set it behind the sentence that says what the source says")


def _linked(text: Text) -> Iterator[ReferenceMark]:
    return (mark for link in flat(text.inlines) if isinstance(link, Link) for mark in _marks(link.children))


def _marks(inlines: tuple[Inline, ...]) -> Iterator[ReferenceMark]:
    return (inline for inline in flat(inlines) if isinstance(inline, ReferenceMark))
