"""A comment, or a mark drawn by hand, is in the file: what editors said to each other, with their names.

Bad: “Jane: is this number right?” beside a paragraph. Good: Review, Delete All Comments in Document.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.namespaces import w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.places import words_in
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts

SEVERITY = Severity.ERROR
IN = ("templates", "documents")
_MARKS = (w("commentReference"), w("commentRangeStart"), w("commentRangeEnd"))
_HINT = "choose Review, Delete, “Delete All Comments in Document”, and save"


def check(package: Package) -> Iterator[Matter]:
    """Every comment where it is set, those that are set nowhere, and marks by hand."""
    parts = list(word_parts(package))
    marks = _marks(parts)
    for _, root in parts:
        for comment in root.iter(w("comment")):
            part, element = marks.pop(comment.get(w("id"), ""), (package.main, None))
            yield Matter(part, element, comment.get(w("id"), ""), _said(comment), _HINT)
    for part, element in marks.values():
        yield Matter(part, element, "left", "the mark of a comment is left", _HINT)
    for part, root in parts:
        for ink in root.iter(w("contentPart")):
            yield Matter(part, ink, "ink", "a mark is drawn by hand", "choose Draw, Eraser, and take it out")


def _marks(
    parts: list[tuple[str, etree._Element]],
) -> dict[str, tuple[str, etree._Element | None]]:
    """Where each comment is set, by its id."""
    found: dict[str, tuple[str, etree._Element | None]] = {}
    for part, root in parts:
        for element in root.iter(*_MARKS):
            found.setdefault(element.get(w("id"), ""), (part, element))
    return found


def _said(comment: etree._Element) -> str:
    author = " ".join(comment.get(w("author"), "").split())
    words = words_in([comment])
    return f"a comment{f' of {author}' if author else ''} is in the file{f': {words}' if words else ''}"
