"""Finished files of every type, for the audits."""

import sys
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))

TOKENS: dict[str, tuple[bytes, ...]] = {
    "html": (b"<div>", b"</div>", b"<img>", b"<a href=#x>", b"<style>a{b:c}", b"</style>", b"aria-labelledby=a", b"<table>", b"<svg>", b"<h9>", b"&#0;", b"lang=xx"),
    "pdf": (b" obj", b"endobj", b"stream\n", b"endstream", b"/Kids", b"/Parent", b"1 0 R", b"<<", b">>", b"/Length 99999999", b"/FlateDecode", b"xref", b"(", b"BT", b"/MCID 0"),
    "epub": (b"<itemref/>", b"<item/>", b"<meta/>", b"<nav>", b"href='../../a'", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<p>", b"<html>"),
    "docx": (b"<w:p>", b"<w:r>", b"<w:tbl>", b"<w:tc/>", b"w:val='99999999999'", b"<w:drawing/>", b"<w:pStyle w:val='a'/>", b"<!DOCTYPE a>", b"<w:sdt>"),
}  # fmt: skip
WEIGHTS = {"html": 12, "pdf": 4, "epub": 3, "docx": 2}


@cache
def _written(name: str) -> bytes:
    import web_documents
    from toolkit_cli import writers

    writer = getattr(writers, name, None) or __import__(f"toolkit_cli.writers.{name}", fromlist=[name])
    document = web_documents.document("pace-poster")
    written = writer.write(document, web_documents.context(document, writer))
    assert written.content
    return bytes(written.content)


def html() -> tuple[bytes, ...]:
    """Web pages."""
    return (_written("html"), b"<!DOCTYPE html><html lang=en><title>a</title><p>b<table><tr><td>c</table>")


def pdf() -> tuple[bytes, ...]:
    """PDFs, one of them small."""
    from audit.pdfs import pdf as small

    return (small(), _written("pdf"))


def epub() -> tuple[bytes, ...]:
    """Books."""
    return (_written("epub"),)


def docx() -> tuple[bytes, ...]:
    """Word documents."""
    return (_written("docx"),)
