"""What stands in the tables of a Word document, as Word, LibreOffice and reviewers leave it."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_ODD = {
    "sym": "a symbol from a font",
    "tbl": "a table",
    "drawing": "a picture",
    "pict": "a picture",
    "object": "an embedded object",
    "txbxContent": "a text box",
    "altChunk": "another document",
    "oMath": "a formula",
}
"""What a cell may hold that is no text, by its element in WordprocessingML."""
_UNSAID = {"strike": "struck out text", "dstrike": "struck out text", "vanish": "hidden text"}
"""Words that are there and not meant, by the property of their run."""
_OFF = {"0", "false", "off", "none"}
_REMARKS = {"comments": "comment", "footnotes": "footnote", "endnotes": "endnote"}
"""Parts with what people wrote beside the text, and the elements in them."""
_HYPHENS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its paragraphs, and the columns of the grid from `start` to before `end`.

    `down`: it is merged with a cell above or below. `odd` names what is in it and is no text, `comments` what
    people wrote beside it: comments and notes at its foot.
    """

    start: int
    end: int
    paragraphs: tuple[str, ...]
    down: bool = False
    odd: str = ""
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words; several paragraphs are one text, a single one stays as it was typed."""
        spoken = [text for text in self.paragraphs if text.strip()]
        return spoken[0] if len(spoken) == 1 else " ".join(text.strip() for text in spoken)


@dataclass(frozen=True)
class Row:
    """A row of a table: the heading above the table, its cells, where it is, and which table it is of."""

    heading: str
    place: str
    cells: tuple[Cell, ...]
    table: int
    first: bool

    @property
    def words(self) -> str:
        """All that stands in it, to name it by."""
        return " | ".join(filter(None, (cell.text for cell in self.cells)))


@dataclass(frozen=True)
class Outside:
    """Words that somebody wrote outside of the tables."""

    words: str
    place: str


@dataclass(frozen=True)
class WordText:
    """The title of a Word document, the rows of its tables, and what stands between them and is no heading."""

    title: str
    rows: tuple[Row, ...]
    outside: tuple[Outside, ...] = ()


def word_text(content: bytes) -> WordText:
    """The title and the rows of a Word document. Raises BrokenFileError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = Names(archive.namelist(), partial(_part, archive))
            name, root = _main_part(archive, names)
            styles = _style_names(archive, names, name)
            remarks = _remarks(archive, names, name)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error):
        raise BrokenFileError("this is no whole Word document", hint=_AGAIN) from None
    except (OSError, ValueError, LookupError, EOFError, RuntimeError, OverflowError):
        raise BrokenFileError("this Word document cannot be opened: it is damaged", hint=_AGAIN) from None
    body = root.find("{*}body")
    if body is None:
        raise BrokenFileError("the document has no body", place=name, hint=_AGAIN)
    return _Reading(styles, remarks).read(body)


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


def _remarks(archive: zipfile.ZipFile, names: Names, main: str) -> dict[tuple[str, str], str]:
    """What comments, footnotes and endnotes say, by kind and number."""
    found = {}
    for relation in names.relations(main):
        member = names.member(relation.target) if relation.kind in _REMARKS else None
        if member is not None:
            for each in parsed(_part(archive, member), member).iterfind(f"{{*}}{_REMARKS[relation.kind]}"):
                said = " ".join(filter(None, (paragraph_text(p).strip() for p in each.iter("{*}p"))))
                found[_REMARKS[relation.kind], _attribute(each, "id")] = said
    return found


class _Reading:
    """Reads the blocks of a document; `remarks` are what its comments and notes say."""

    def __init__(self, styles: dict[str, str], remarks: dict[tuple[str, str], str]) -> None:
        self._styles, self._remarks = styles, remarks
        self._told: set[tuple[str, str]] = set()

    def read(self, body: etree._Element) -> WordText:
        title = heading = ""
        rows: list[Row] = []
        outside: list[Outside] = []
        tables = 0
        for block in _blocks(body):
            if local(block) == "tbl":
                tables += 1
                rows += self._rows(block, heading, tables)
            elif local(block) == "p" and (text := paragraph_text(block).strip()):
                name = self._style(block)
                if name == "title":
                    title = title or paragraph_text(block)
                elif name == "heading1":
                    heading = text
                elif tables:  # what stands above the first is the program's
                    outside.append(Outside(text, f"below table {tables}"))
        beside = [text for key, text in self._remarks.items() if key not in self._told and text]
        outside += [Outside(text, "a comment outside of the tables") for text in beside]
        return WordText(title, tuple(rows), tuple(outside))

    def _style(self, paragraph: etree._Element) -> str:
        style = paragraph.find("{*}pPr/{*}pStyle")
        identifier = "" if style is None else _attribute(style, "val")
        return self._styles.get(identifier, folded(identifier))

    def _rows(self, table: etree._Element, heading: str, number: int) -> list[Row]:
        present = [row for row in _children(table) if local(row) == "tr"]
        present = [row for row in present if row.find("{*}trPr/{*}del") is None]
        cells = [list(self._cells(row)) for row in present]
        merged = set(_merged_down(present))
        return [
            Row(
                heading,
                f"table {number}, row {index + 1}",
                tuple(replace(cell, down=(index, cell.start) in merged) for cell in row),
                number,
                index == 0,
            )
            for index, row in enumerate(cells)
        ]

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        for start, end, cell in _places(row):
            blocks = list(_children(cell))
            yield Cell(
                start,
                end,
                tuple(paragraph_text(block) for block in blocks if local(block) == "p"),
                odd=next(_odd(cell), ""),
                comments=tuple(self._said(cell)),
            )

    def _said(self, cell: etree._Element) -> Iterator[str]:
        for each in cell.iter():
            kind = local(each).removesuffix("Reference")
            if local(each).endswith("Reference") and kind in _REMARKS.values():
                key = kind, _attribute(each, "id")
                self._told.add(key)
                if said := self._remarks.get(key):
                    yield said


def _odd(cell: etree._Element) -> Iterator[str]:
    """What is in a cell and is no text, or text that is not meant."""
    for each in cell.iter():
        if local(each) in _ODD:
            yield _ODD[local(each)]
        elif local(each) == "r" and any((text.text or "").strip() for text in each.iterfind("{*}t")):
            for mark in each.iterfind("{*}rPr/{*}*"):
                if local(mark) in _UNSAID and _attribute(mark, "val").casefold() not in _OFF:
                    yield _UNSAID[local(mark)]


def _places(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """The cells of a row, each with the columns of the grid that it takes."""
    before = row.find("{*}trPr/{*}gridBefore")
    start = 0 if before is None else _number(before)
    for cell in _children(row):
        if local(cell) == "tc":
            span = cell.find("{*}tcPr/{*}gridSpan")
            end = start + (1 if span is None else max(1, _number(span)))
            yield start, end, cell
            start = end


def _number(element: etree._Element) -> int:
    value = _attribute(element, "val")
    return min(int(value), 1000) if value.isdecimal() else 1


def _merged_down(rows: list[etree._Element]) -> Iterator[tuple[int, int]]:
    """The row and the first column of each cell that is one with a cell above or below."""
    opened: dict[int, int] = {}
    for index, row in enumerate(rows):
        for start, _, cell in _places(row):
            merge = cell.find("{*}tcPr/{*}vMerge")
            if merge is None or _attribute(merge, "val") == "restart":
                opened[start] = index
            else:
                yield from ((each, start) for each in range(opened.get(start, index), index + 1))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of an element, those too that stand in a table which only lays them out."""
    for block in _children(parent):
        if local(block) == "tbl" and _lays_out(block):
            for row in _children(block):
                for cell in _children(row):
                    yield from _blocks(cell)
        else:
            yield block


def _lays_out(table: etree._Element) -> bool:
    """Whether a table has a single column, and tables in it."""
    rows = [[local(cell) for cell in _children(row)].count("tc") for row in _children(table)]
    return max(rows, default=0) == 1 and next(table.iterfind(".//{*}tbl"), None) is not None


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
