"""What stands in the tables of a Word document, as Word, LibreOffice and reviewers leave it."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from lxml import etree

from toolkit_cli.ooxml.names import Names
from toolkit_cli.ooxml.styles import folded
from toolkit_cli.translation.exchange import BrokenFileError
from toolkit_cli.translation.exchange._reading import local, parsed

_LARGEST = 20_000_000
_AGAIN = "save it anew in Word as .docx"
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_REMOVED = {"del", "moveFrom", "Fallback", "pPr", "rPr", "txbxContent"}
_BLANKS = {"tab", "br", "cr"}
_HYPHENS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(frozen=True)
class Row:
    """A row of a table: the paragraphs of each cell, the heading above the table, and where it is."""

    heading: str
    place: str
    cells: tuple[tuple[str, ...], ...]
    first: bool


@dataclass(frozen=True)
class WordText:
    """The title of a Word document and the rows of its tables."""

    title: str
    rows: tuple[Row, ...]


def word_text(content: bytes) -> WordText:
    """The title and the rows of a Word document. Raises BrokenFileError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = Names(archive.namelist(), partial(_part, archive))
            name, root = _main_part(archive, names)
            styles = _style_names(archive, names, name)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error):
        raise BrokenFileError("this is no whole Word document", hint=_AGAIN) from None
    except (OSError, ValueError, LookupError, EOFError, RuntimeError, OverflowError):
        raise BrokenFileError("this Word document cannot be opened: it is damaged", hint=_AGAIN) from None
    body = root.find("{*}body")
    if body is None:
        raise BrokenFileError("the document has no body", place=name, hint=_AGAIN)
    return _read(body, styles)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part, if they are no more than a person writes."""
    with archive.open(name) as part:
        content = part.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise BrokenFileError("this part is far too large", place=name, hint=_AGAIN)
    return content


def _main_part(archive: zipfile.ZipFile, names: Names) -> tuple[str, etree._Element]:
    """The part that holds the text, with its name; Word in a browser does not call it `document.xml`."""
    if names.main is None:
        raise BrokenFileError("this is no Word document: it has no main part", hint=_AGAIN)
    return names.main, parsed(_part(archive, str(names.member(names.main))), names.main)


def _style_names(archive: zipfile.ZipFile, names: Names, main: str) -> dict[str, str]:
    """Style id to the name of the style as it is compared, which no translation of Word changes."""
    related = [each.target for each in names.relations(main) if each.kind == "styles"]
    member = names.member(related[0]) if related else None
    if member is None:
        return {}
    styles = {}
    for style in parsed(_part(archive, member), member).iterfind("{*}style"):
        named = style.find("{*}name")
        if named is not None:
            styles[_attribute(style, "styleId")] = folded(_attribute(named, "val"))
    return styles


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).endswith(f"}}{name}")), "")


def _read(body: etree._Element, styles: dict[str, str]) -> WordText:
    title = heading = ""
    rows: list[Row] = []
    tables = 0
    for block in _children(body):
        if local(block) == "p":
            style = block.find("{*}pPr/{*}pStyle")
            identifier = "" if style is None else _attribute(style, "val")
            name = styles.get(identifier, folded(identifier))
            if name == "title":
                title = title or paragraph_text(block)
            elif name == "heading1" and (text := paragraph_text(block).strip()):
                heading = text
        elif local(block) == "tbl":
            tables += 1
            rows += _rows(block, heading, tables)
    return WordText(title, tuple(rows))


def _rows(table: etree._Element, heading: str, number: int) -> Iterator[Row]:
    present = (row for row in _children(table) if local(row) == "tr" and row.find("{*}trPr/{*}del") is None)
    for index, row in enumerate(present, 1):
        cells = (cell for cell in _children(row) if local(cell) == "tc")
        texts = tuple(
            tuple(paragraph_text(block) for block in _children(cell) if local(block) == "p") for cell in cells
        )
        yield Row(heading, f"table {number}, row {index}", texts, index == 1)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """The blocks, rows or cells of an element, those in content controls and insertions too."""
    for child in parent:
        if local(child) in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


def paragraph_text(paragraph: etree._Element) -> str:
    """The words of a paragraph: insertions count, deletions do not."""
    return "".join(_characters(paragraph))


def _characters(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BLANKS:
            yield " "
        elif name in _HYPHENS:
            yield _HYPHENS[name]
        elif name not in _REMOVED:
            yield from _characters(child)
