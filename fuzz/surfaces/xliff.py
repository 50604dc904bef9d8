"""An XLIFF file from a translator."""

from contextlib import suppress

from toolkit_cli.translation.exchange import BrokenFileError, xliff

SEEDS = (
    b'<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" '
    b'source-language="en" target-language="pl" datatype="plaintext"><body><trans-unit id="1" approved="yes"><source>A '
    b'<g id="1">b</g></source><target state="final">C <g id="1">d</g></target><note>n</note></trans-unit></body></file></xliff>',
    b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="pl"><file id="f"><unit id="u">'
    b"<segment><source>A</source><target>B</target></segment></unit></file></xliff>",
)
TOKENS = (
    b"<mrk/>",
    b"<bpt id='1'/>",
    b"<ept/>",
    b"<x/>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"<target/>",
    b"xml:lang='x'",
)
WEIGHT = 140


def run(content: bytes) -> None:
    """Read it."""
    with suppress(BrokenFileError):
        xliff.read(content)
