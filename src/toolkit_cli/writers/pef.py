"""Portable Embosser Format 1.0: the same pages in Unicode Braille, for archives and any embosser."""

import uuid
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.model.document import Document
from toolkit_cli.tools import louis
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._braille import Volume, volume
from toolkit_cli.writers._braille_words import BLANK, Translator

EXTENSION = ".pef"
TEMPLATE = ""
BLOCKS = ""
_PEF = "http://www.daisy.org/ns/2008/pef"
_DC = "http://purl.org/dc/elements/1.1/"


def write(document: Document, context: WriterContext, translator: Translator = louis) -> Written:
    """The document as PEF. Raises ToolkitError as `brf.write` does."""
    made = volume(document, context, translator)
    content = _file(document, context, made) if made.pages else b""
    return Written(content, len(made.pages) or None, made.diagnostics)


def _file(document: Document, context: WriterContext, made: Volume) -> bytes:
    names: dict[str | None, str] = {None: _PEF, "dc": _DC}
    root = etree.Element(f"{{{_PEF}}}pef", {"version": "2008-1"}, names)  # type: ignore[arg-type]
    meta = etree.SubElement(etree.SubElement(root, f"{{{_PEF}}}head"), f"{{{_PEF}}}meta")
    for name, value in _facts(document, context, made):
        etree.SubElement(meta, f"{{{_DC}}}{name}").text = value
    page = context.presentation
    size = {"cols": str(page.cells), "rows": str(page.lines), "rowgap": "0", "duplex": "true"}
    body = etree.SubElement(root, f"{{{_PEF}}}body")
    section = etree.SubElement(etree.SubElement(body, f"{{{_PEF}}}volume", size), f"{{{_PEF}}}section")
    for lines in made.pages:
        sheet = etree.SubElement(section, f"{{{_PEF}}}page")
        for line in lines:
            etree.SubElement(sheet, f"{{{_PEF}}}row").text = line.rstrip(BLANK) or None
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _facts(document: Document, context: WriterContext, made: Volume) -> Iterator[tuple[str, str]]:
    """What the file says of itself, under the names of Dublin Core."""
    furniture, chosen = document.furniture, made.code
    size = f"{context.presentation.cells}x{context.presentation.lines}"
    names = (document.id, document.language, furniture.version_line, chosen.table, size)
    yield "identifier", uuid.uuid5(uuid.NAMESPACE_URL, "/".join(names)).urn
    yield "format", "application/x-pef+xml"
    yield "title", str(document.title)
    yield "creator", furniture.publisher_name
    yield "publisher", furniture.publisher_name
    yield "date", context.timestamp.date().isoformat()
    yield "language", document.language
    yield "description", f"{chosen.name}; {chosen.table}, liblouis {made.liblouis}"
    if furniture.copyright:
        yield "rights", furniture.copyright
