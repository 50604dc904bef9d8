"""A bilingual Word table from a translator."""

from contextlib import suppress

from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.exchange import BrokenFileError, Package, docx, po

_PO = b'msgid ""\nmsgstr "Language: pl\\n"\n\nmsgctxt "a#title"\nmsgid "Sleep **well**"\nmsgstr "Sen"\n\nmsgctxt "b"\nmsgid "Two"\nmsgstr ""\n'


def _made() -> bytes:
    entries: tuple[Entry, ...] = po.read(_PO).entries
    return docx.write(Package("pl", "en-GB", "Toolkit", entries))


SEEDS = (_made(),)
TOKENS = (
    b"<w:tr>",
    b"</w:tr>",
    b"<w:tc/>",
    b'<w:gridSpan w:val="9999999"/>',
    b"<w:vMerge/>",
    b"<w:ins>",
    b"<w:del>",
    b"<w:p/>",
    b"<w:tbl>",
)
WEIGHT = 6


def run(content: bytes) -> None:
    """Read it."""
    with suppress(BrokenFileError):
        docx.read(content)
