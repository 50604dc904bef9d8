"""A Word document of tables (source, translation, note), for translators who work in Word."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from toolkit_cli.core.diagnostics import Span
from toolkit_cli.locales import Locale
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.exchange import BrokenFileError, Package
from toolkit_cli.translation.exchange._docx_parts import HEAD, W, packed
from toolkit_cli.translation.exchange._docx_reading import Row, word_text
from toolkit_cli.translation.exchange._reading import distinct

EXTENSION = ".docx"
_MACHINE = "machine draft"
_PREVIOUS = "English was: "
_INSTRUCTION = (
    "Write the translation of each text into the middle column, keep marks such as **bold**, [words](address) "
    "and {{ names }}, and leave the first column and the headings as they are: by them the program finds the "
    "place of each translation. When you have checked a translation against the English, delete the words "
    "“machine draft” or “English was: …” from its note."
)
_WIDTHS = (5700, 5700, 3170)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_IN_WORD = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "ar": "ar-SA"}
_CODE = re.compile(r"\(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\)\s*$")
_WAS = re.compile(rf"\s*{re.escape(_PREVIOUS.strip())}\s?(.*)", re.S | re.I)


def write(package: Package) -> bytes:
    """The texts as a Word document, one table for each run of texts of one context."""
    title = package.title or "Translation"
    blocks = [_paragraph(title, "Title"), _paragraph(_INSTRUCTION)]
    for context, entries in groupby(package.entries, lambda entry: entry.context):
        blocks += [_paragraph(context, "Heading1"), _table(package, entries)]
    if not package.entries:
        blocks.append(_table(package, ()))
    body = "".join([*blocks, _paragraph(""), _PAGE])
    document = f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed(document, title, package.source_language)


def _paragraph(text: str, style: str = "", bidi: str = "", look: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    mark = f"<w:rPr>{look}</w:rPr>" if look else ""
    settings = f"<w:pPr>{styled}{bidi}{mark}</w:pPr>" if styled or bidi or look else ""
    run = f'<w:r>{mark}<w:t xml:space="preserve">{_xml(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{settings}{run}</w:p>"


def _xml(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _table(package: Package, entries: Iterable[Entry]) -> str:
    names = (f"Source ({package.source_language})", f"Translation ({package.language})", "Note")
    head = _row((_paragraph(name, "CellHead") for name in names), "<w:cantSplit/><w:tblHeader/>")
    spoken = f"<w:lang w:val={quoteattr(package.source_language)}/>"
    bidi, look = _writing(package.language)
    rows = (
        _row(
            (
                _paragraph(entry.source, "Cell", look=spoken),
                _paragraph(entry.target, "Cell", bidi, look),
                "".join(_paragraph(note, "CellNote") for note in _notes(entry)) or _paragraph("", "CellNote"),
            ),
            "<w:cantSplit/>",
        )
        for entry in entries
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ExchangeTable"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    )


def _row(cells: Iterable[str], settings: str) -> str:
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(made)}</w:tr>"


def _writing(language: str) -> tuple[str, str]:
    """The settings of paragraphs and of runs in a language."""
    code = quoteattr(_IN_WORD.get(language, language))
    if Locale(language, {}, {}).direction == "rtl":
        return "<w:bidi/>", f"<w:rtl/><w:lang w:bidi={code}/>"
    east = f" w:eastAsia={code}" if language[:2] in {"zh", "ja", "ko"} else ""
    return "", f"<w:lang w:val={code}{east}/>"


def _notes(entry: Entry) -> Iterator[str]:
    yield from entry.notes
    if entry.stale:
        yield _PREVIOUS + entry.previous
    if entry.machine:
        yield _MACHINE


def read(content: bytes) -> Package:
    """What the tables of a Word document hold. Raises BrokenFileError at the first fault."""
    text = word_text(content)
    if not text.rows:
        raise BrokenFileError("the document has no table", hint="export it anew and keep its tables")
    languages: tuple[str, str] | None = None
    entries = []
    for row in text.rows:
        if len(row.cells) != len(_WIDTHS):
            message = f"this row has {len(row.cells)} columns instead of {len(_WIDTHS)}"
            raise BrokenFileError(message, place=row.place, hint="keep source, translation and note apart")
        if row.first:
            languages = _languages(row, languages)
        else:
            entries.append(_entry(row))
    source, target = languages or ("", "")
    return Package(target, source, text.title, distinct(entries))


def _languages(row: Row, before: tuple[str, str] | None) -> tuple[str, str]:
    """The languages that the first row of a table names, the same in each table."""
    source, target = (_CODE.search(_cell(cell)) for cell in row.cells[:2])
    if not source or not target:
        hint = "the first row of each table begins with “Source (en-GB)” and “Translation (…)”"
        raise BrokenFileError("this row does not name the languages", place=row.place, hint=hint)
    found = source[1], target[1]
    if before and found != before:
        message = f"this table is of `{found[1]}`, the first of `{before[1]}`"
        raise BrokenFileError(message, place=row.place, hint="one file holds one language")
    return found


def _entry(row: Row) -> Entry:
    source, target, note = row.cells
    text = _cell(source)
    if not row.heading:
        raise BrokenFileError(
            "no heading stands above this table", place=row.place, hint="export it anew and keep its headings"
        )
    if not text:
        hint = "put the English back into the first column, or remove the row"
        raise BrokenFileError("this row has no source text", place=row.place, hint=hint)
    was = [found[1] for line in note if (found := _WAS.fullmatch(line))]
    notes = (line for line in note if line.strip() and not _WAS.fullmatch(line))
    span = Span("", place=row.place)
    return Entry(
        row.heading,
        text,
        _cell(target),
        machine=any(_MACHINE in line.casefold() for line in note),
        stale=bool(was),
        previous=was[0] if was else "",
        notes=tuple(line for line in notes if line.strip().casefold() != _MACHINE),
        span=span,
        target_span=span,
    )


def _cell(paragraphs: tuple[str, ...]) -> str:
    """The words of a cell; several paragraphs are one text, a single one stays as it was typed."""
    spoken = [text for text in paragraphs if text.strip()]
    return spoken[0] if len(spoken) == 1 else " ".join(text.strip() for text in spoken)
