"""What all readers of exchange files share: text, XML without entities, and no entry twice."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from toolkit_cli.core.diagnostics import Span
from toolkit_cli.core.xml import reason
from toolkit_cli.translation.catalogue import Entry, Identity
from toolkit_cli.translation.exchange import BrokenFileError, LeftOut

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^<>\[\]]*>")
_DEFINITION = re.compile(r"<!(DOCTYPE|ENTITY)")
_NAME = re.compile(r"utf-?8|(us-)?ascii", re.I)


def decoded(content: bytes) -> str:
    """Bytes as text. Raises BrokenFileError at the first that is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start].rsplit(b"\n", 1)
        column = len(before[-1].decode(errors="replace")) + 1
        line = content.count(b"\n", 0, fault.start) + 1
        raise BrokenFileError("this is not UTF-8", line, column, hint="save the file as UTF-8") from None


def parsed(content: bytes, place: str = "") -> etree._Element:
    """The root of an XML text, comments and instructions left out. Raises BrokenFileError."""
    text = _DOCTYPE.sub(lambda found: "\n" * found[0].count("\n"), _xml_text(content), count=1)
    found = _DEFINITION.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        hint = "save the file anew in the tool it comes from, without definitions of its own"
        raise BrokenFileError("the XML defines entities, which may hold anything", line, column, place, hint)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except etree.XMLSyntaxError as fault:
        line, column = fault.position
        raise BrokenFileError(
            f"this is not XML: {reason(fault)}", line, column, place, "save the file anew"
        ) from None


def _xml_text(content: bytes) -> str:
    """An XML file as text, from the encodings that translation tools write: UTF-8 and UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise BrokenFileError("this is not UTF-16", hint="save the file as UTF-8") from None
    named = _ENCODING.match(content[:200])
    if named and not _NAME.fullmatch(name := named[1].decode(errors="replace")):
        raise BrokenFileError(f"the encoding is `{name}`", 1, 1, hint="save the file as UTF-8")
    return decoded(content)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def distinct(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    """The entries, each once, and those that cannot be told apart: one text with several translations.

    Of entries with the same translation, or none, the least finished one says how far it is.
    """
    found: dict[Identity, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.identity, []).append(entry)
    said = {identity: [each for each in same if each.target.strip()] for identity, same in found.items()}
    clear = {id_ for id_, same in said.items() if len({each.target.strip() for each in same}) <= 1}
    unclear = (each for id_, same in said.items() if id_ not in clear for each in same)
    return tuple(_one(said[each] or found[each]) for each in found if each in clear), tuple(
        map(_twice, unclear)
    )


def _one(same: list[Entry]) -> Entry:
    first = max(same, key=lambda each: (each.stale, each.machine, not each.rated))
    comments = dict.fromkeys(comment for each in same for comment in each.comments)
    return replace(first, comments=tuple(comments))


def _twice(entry: Entry) -> LeftOut:
    reason = "the same text stands there more than once, with different translations"
    return left_out(entry, entry.target or entry.source, reason, "keep one of them")


def left_out(entry: Entry, words: str, reason: str, hint: str) -> LeftOut:
    """An entry that is not filed, with its place."""
    span = entry.target_span or entry.span or Span("")
    return LeftOut(words, reason, hint, 0 if span.place else span.line, span.place)
