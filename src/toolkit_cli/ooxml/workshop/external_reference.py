"""The file fetches something from elsewhere, or leads into a folder of somebody's computer.

Readers do not have that folder; who has the place sees who opens the file, and can change what it shows.

Bad: a picture with Link to File, INCLUDETEXT, a link to `C:\\Users\\jane\\letter.docx`.
Good: the picture itself in the file, a link to a public address.
"""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.fields import fields_of
from toolkit_cli.ooxml.namespaces import V, w
from toolkit_cli.ooxml.parts import Package, Relationship
from toolkit_cli.ooxml.workshop._matter import Matter, first_reference, word_parts

SEVERITY = Severity.ERROR
IN = ("templates", "documents")
_NAMES = """
    INCLUDEPICTURE INCLUDETEXT INCLUDE IMPORT LINK DDE DDEAUTO RD DATABASE AUTOTEXT AUTOTEXTLIST GLOSSARY
"""
FETCHING = frozenset(_NAMES.split())
"""The fields that fetch something from another file."""
_WORDS = {
    "image": "a picture is fetched from",
    "oleObject": "an object is fetched from",
    "subDocument": "a part of the text is fetched from",
    "frame": "a frame is fetched from",
    "attachedTemplate": "the file is based on the template",
    "mailMergeSource": "a mail merge reads",
    "mailMergeHeaderSource": "a mail merge reads",
}
_HINTS = {
    "image": "choose File, Info, Edit Links to Files, Break Link",
    "attachedTemplate": "choose Developer, Document Template, and attach Normal",
    "hyperlink": "link to a public address, or remove the link",
}
_HINT = "put what it fetches into the file itself"
_PUBLIC = re.compile(r"(https?|mailto|tel|sms|ftp|xmpp|geo):|#|\{[{%]", re.IGNORECASE)


def check(package: Package) -> Iterator[Matter]:
    """Every relationship, field and picture that leads out of the file, but links to public addresses."""
    for source in package.sources:
        for related in package.relationships(source):
            if related.external and not (related.kind == "hyperlink" and _is_public(related.target)):
                yield _reference(package, related)
    for part, root in word_parts(package):
        for field in fields_of(root):
            if field.name in FETCHING:
                message = f"the field `{field.name}` fetches `{' '.join(field.arguments)[:60]}`"
                hint = "select it, press Ctrl+Shift+F9, which keeps what it shows"
                yield Matter(part, field.element, field.instruction, message, hint)
            elif field.name == "HYPERLINK" and not _is_public_field(field.arguments, field.instruction):
                message = f"a link leads to `{' '.join(field.arguments)[:60]}`"
                yield Matter(part, field.element, field.instruction, message, _HINTS["hyperlink"])
        yield from _old_pictures(part, root)


def _reference(package: Package, related: Relationship) -> Matter:
    words = _WORDS.get(related.kind, "something is fetched from")
    words = "a link leads to" if related.kind == "hyperlink" else words
    hint = _HINTS.get(related.kind, _HINT)
    element = first_reference(package, related)
    part = related.source or package.main
    return Matter(part, element, related.target, f"{words} `{related.target[:60]}`", hint)


def _is_public(target: str) -> bool:
    return not target.strip() or _PUBLIC.match(target.strip()) is not None


def _is_public_field(arguments: list[str], instruction: str) -> bool:
    return "\\l" in instruction.lower().split() or not arguments or _is_public(arguments[0])


def _old_pictures(part: str, root: etree._Element) -> Iterator[Matter]:
    """Pictures of old Word that name an address in themselves."""
    for shape in root.iter(f"{{{V}}}*"):
        address = shape.get("src", "") if shape.tag != f"{{{V}}}shapetype" else ""
        if address and not address.startswith(("#", "data:")):
            yield Matter(part, shape, address, f"{_WORDS['image']} `{address[:60]}`", _HINT)
    for frame in root.iter(w("sourceFileName")):
        yield Matter(part, frame, "frame", _WORDS["frame"], _HINT)
