"""Reads and mends what the catalogue of a PDF says, in files that keep it uncompressed as Typst does."""

import re

_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
_BOX = re.compile(rb"/MediaBox\s*\[\s*[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)\s*\]")
_LANGUAGE = re.compile(rb"/Type\s*/Catalog[^\n]*?/Lang\s*\(([^)]*)\)")
_DIRECTION = re.compile(rb"/ViewerPreferences<<[^>]*?/Direction\s*/(L2R|R2L)")
_TABLE = re.compile(rb"/S/(Table|THead)\b")


def page_count(pdf: bytes) -> int:
    """The number of pages."""
    return max(int(found[1]) for found in _PAGES.finditer(pdf))


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page, in points."""
    found = _BOX.search(pdf)
    assert found is not None
    return float(found[1]), float(found[2])


def language(pdf: bytes) -> str:
    """The language the file says it is in, empty if it says none."""
    found = _LANGUAGE.search(pdf)
    return found[1].decode("latin-1") if found else ""


def with_direction(pdf: bytes, direction: str) -> bytes:
    """The file with its pages bound for a text that runs `ltr` or `rtl`; Typst goes by a list of its own."""
    wanted = b"R2L" if direction == "rtl" else b"L2R"
    return _DIRECTION.sub(lambda found: found[0][:-3] + wanted, pdf, count=1)


def tables_without_header(pdf: bytes) -> bool:
    """Whether the file has fewer header rows than tables: one at least has none."""
    found = _TABLE.findall(pdf)
    return found.count(b"THead") < found.count(b"Table")
