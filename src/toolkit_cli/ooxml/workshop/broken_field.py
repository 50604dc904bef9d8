"""A field refers to something that is not in the document: Word shows “Error! Reference source not found.”

Bad: a cross-reference to a heading that was deleted. Good: a cross-reference made anew, or the words themselves.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.fields import Field, fields_of
from toolkit_cli.ooxml.namespaces import w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts

SEVERITY = Severity.ERROR
IN = ("documents",)
_REFERRING = {"REF", "PAGEREF", "NOTEREF"}
_HINT = "make the reference anew, or select it and press Ctrl+Shift+F9 and write the words"


def check(package: Package) -> Iterator[Matter]:
    """Every reference to a bookmark that is not there, and every result that is an error."""
    parts = list(word_parts(package))
    known = {mark.get(w("name"), "").lower() for _, root in parts for mark in root.iter(w("bookmarkStart"))}
    for part, root in parts:
        for field in fields_of(root):
            if field.result.startswith("Error!"):
                message = f"the field `{field.name}` shows “{field.result[:60]}”"
                yield Matter(part, field.element, field.instruction, message, _HINT)
            elif field.name in _REFERRING and not _is_known(field, known):
                message = f"the field `{field.name}` refers to `{field.arguments[0]}`, which is not there"
                yield Matter(part, field.element, field.instruction, message, _HINT)


def _is_known(field: Field, known: set[str]) -> bool:
    return not field.arguments or field.arguments[0].lower() in known
