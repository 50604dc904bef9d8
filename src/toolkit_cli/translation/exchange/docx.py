"""A Word document of tables (source, translation, note), for translators who work in Word."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from toolkit_cli.locales import Locale
from toolkit_cli.translation.catalogue import MACHINE, Entry
from toolkit_cli.translation.exchange import Package
from toolkit_cli.translation.exchange._docx_parts import HEAD, W, packed
from toolkit_cli.translation.exchange._docx_reading import word_text
from toolkit_cli.translation.exchange._docx_tables import PREVIOUS, Tables

EXTENSION = ".docx"
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


def write(package: Package) -> bytes:
    """The texts as a Word document, one table for each run of texts of one context."""
    title = package.title or "Translation"
    blocks = [_paragraph(title, "Title"), _paragraph(_INSTRUCTION), *map(_paragraph, package.guidance)]
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
        yield PREVIOUS + entry.previous
    if entry.machine:
        yield MACHINE


def read(content: bytes) -> Package:
    """What the tables of a Word document hold; rows that are unclear are left out and named.

    Raises BrokenFileError for a file of which nothing can be taken.
    """
    return Tables(word_text(content)).package()
