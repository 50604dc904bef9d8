"""What of a picture may go out: nothing that acts, reaches outside, or tells who made it."""

import struct
import zlib

import pytest

from toolkit_cli.core.picture_metadata import without_metadata
from toolkit_cli.core.svg_content import active_content, cleaned

_NAMES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
    'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
)


def _svg(inside: str, before: str = "", attributes: str = "") -> bytes:
    return f'{before}<svg {_NAMES} width="9mm" height="9mm" {attributes}>\n{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script xlink:href="http://a.example/x.js"/>',
        '<rect onload="x()"/>',
        '<g ONCLICK="x()"/>',
        '<a href="javascript:x()"><rect/></a>',
        '<a xlink:href=" java&#10;script:x()"><rect/></a>',
        '<image href="http://a.example/pixel.png"/>',
        '<image xlink:href="\\\\server\\share\\x.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use href="other.svg#a"/>',
        "<style>@import 'http://a.example/x.css';</style>",
        r"<style>@\69mport 'http://a.example/x.css';</style>",
        "<style>rect { fill: url(http://a.example/x) }</style>",
        r'<rect style="fill: u\72l(//a.example/x)"/>',
        '<rect fill="url(file:///home/jane/x.svg#a)"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' src='http://a.example'/>",
        '<a href="#b"><set attributeName="href" to="javascript:x()"/></a>',
        "<feImage href='http://a.example/x.png'/>",
    ],
)
def test_what_acts_or_reaches_outside_is_found_at_its_line_and_taken_away(inside: str) -> None:
    svg = _svg(f'<g id="b"/>\n{inside}<path d="M0 0"/>')
    assert {line for line, _ in active_content(svg)} == {3}
    left = cleaned(svg)
    assert active_content(left) == ()
    assert b'd="M0 0"' in left
    for word in (b"example", b"alert", b"script", b"jane", b"server"):
        assert word not in left


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/><rect fill="url(#a)" style="stroke:url(\'#a\')"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>rect { fill: #fff }</style><text>on url and script</text>",
        '<text xml:space="preserve"> a <tspan>b</tspan> c </text>',
    ],
)
def test_a_drawing_that_only_shows_is_left_as_it_is(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9mm">{inside}</svg>'.encode()
    assert active_content(svg) == ()
    assert cleaned(svg) == svg


def test_a_style_sheet_and_entities_are_found() -> None:
    sheet = '<?xml-stylesheet href="http://a.example/x.css"?>'
    assert active_content(_svg("", sheet)) == ((1, "a style sheet of its own"),)
    entities = '<!DOCTYPE svg [<!ENTITY a "b">]>'
    assert active_content(_svg("<text>&a;c</text>", entities)) == ((1, "declarations of entities"),)
    assert b"example" not in cleaned(_svg("", sheet))
    assert b"ENTITY" not in cleaned(_svg("", entities))


def test_what_an_editor_keeps_for_itself_is_taken_away_and_no_word_with_it() -> None:
    svg = _svg(
        "<metadata><author>Jane Smith</author></metadata><!-- ask Jane -->"
        '<sodipodi:namedview inkscape:cx="1"/><text>one<!-- two --> three<inkscape:x/> four</text>'
        '<g inkscape:label="Jane" data-name="Jane"><path d="M1 1"/></g>',
        "<?xml version='1.0'?><!-- Created by Jane -->",
        r'sodipodi:docname="C:\Users\jane\logo.svg" inkscape:export-filename="/home/jane/logo.png"',
    )
    left = cleaned(svg)
    assert b"one three four" in left
    assert b'd="M1 1"' in left
    for word in (b"ane", b"inkscape", b"sodipodi", b"two"):
        assert word not in left
    assert active_content(svg) == ()


def test_a_drawing_in_another_encoding_is_read_too() -> None:
    svg = _svg("<!-- Jane --><path/>").decode().encode("utf-16")
    assert without_metadata(svg) == cleaned(_svg("<path/>"))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def test_a_png_loses_its_notes_and_nothing_that_is_seen() -> None:
    seen = [
        _chunk(b"IHDR", b"x" * 13),
        _chunk(b"pHYs", b"y" * 9),
        _chunk(b"IDAT", b"zz"),
        _chunk(b"IEND", b""),
    ]
    notes = [_chunk(kind, b"Jane") for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"prVt")]
    start = b"\x89PNG\r\n\x1a\n"
    made = start + seen[0] + b"".join(notes) + b"".join(seen[1:]) + b"Jane"
    assert without_metadata(made) == start + b"".join(seen)


def _segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def _exif(order: str, orientation: int) -> bytes:
    mark = b"II" if order == "<" else b"MM"
    entries = struct.pack(f"{order}HHII", 0x010F, 2, 4, 0x656E614A) + struct.pack(
        f"{order}HHIHH", 0x0112, 3, 1, orientation, 0
    )
    return b"Exif\0\0" + mark + struct.pack(f"{order}HIH", 42, 8, 2) + entries + b"\0\0\0\0"


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photograph_loses_place_and_device_and_stays_upright(order: str) -> None:
    frame, tables = _segment(0xC0, b"f" * 15), _segment(0xC4, b"\xff\xd9t")
    scan = _segment(0xDA, b"s" * 10) + b"data\xff\x00\xff\xd3more"
    icc, jfif = _segment(0xE2, b"ICC_PROFILE\0p"), _segment(0xE0, b"JFIF\0")
    notes = (
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0Jane")
        + _segment(0xFE, b"Jane")
        + _segment(0xED, b"Jane")
    )
    made = b"\xff\xd8" + jfif + _segment(0xE1, _exif(order, 6)) + notes + icc + tables + frame
    made += scan + _segment(0xFE, b"Jane") + tables + scan + b"\xff\xd9" + b"Jane"
    left = without_metadata(made)
    assert b"Jane" not in left
    kept = _segment(0xE1, b"Exif\0\0MM" + struct.pack(">HIHHHIHHI", 42, 8, 1, 0x0112, 3, 1, 6, 0, 0))
    assert left == b"\xff\xd8" + jfif + kept + icc + tables + frame + scan + tables + scan + b"\xff\xd9"
    assert without_metadata(left) == left


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0", b"<svg", b"\xff\xd8ab"]
)
def test_what_cannot_be_read_stays_as_it_is(content: bytes) -> None:
    assert without_metadata(content) == content
