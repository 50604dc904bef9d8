"""A catalogue of translations (PO), of the project or from a translator."""

from contextlib import suppress

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.translation.exchange import BrokenFileError, po
from toolkit_cli.translation.po import read_po, write_po

SEEDS = (
    b'# a\nmsgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n#. note\n#: a.yaml:1\n'
    b'#, fuzzy\nmsgctxt "sleep#title"\nmsgid "Sleep"\nmsgstr "Sen"\n\n#| msgid "Old"\nmsgctxt "b"\nmsgid "Two"\nmsgstr ""\n',
    b'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgctxt "x"\nmsgid "a\\tb\\"c"\n"d"\nmsgstr "e"\n\n#~ msgid "gone"\n#~ msgstr "x"\n',
    b'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
)
TOKENS = (
    b'msgid "',
    b'msgstr "',
    b'msgctxt "',
    b"msgid_plural ",
    b"msgstr[99999999999] ",
    b"#~ ",
    b"#, fuzzy\n",
    b"\\x",
    b"\\n",
    b'"\n"',
)
WEIGHT = 60


def run(content: bytes) -> None:
    """Read it both ways; what was read can be written, and read again."""
    reporter = Reporter()
    found = read_po(content.decode("utf-8", "replace"), "pl.po", reporter)
    if found is not None:
        again = read_po(write_po(found), "pl.po", Reporter())
        assert again is not None
        assert [entry.target for entry in again.entries] == [entry.target for entry in found.entries]
    with suppress(BrokenFileError):
        po.read(content)
