"""Pictures are decoded whole, within bounds, before a document is made of them."""

import base64
import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from toolkit_cli.core.folders import Folders
from toolkit_cli.core.limits import DEPTH, ELEMENTS
from toolkit_cli.core.pictures import fault_of


def _made(kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    Image.frombytes("RGB", (60, 40), bytes(n * 7 % 251 for n in range(7200))).save(made, kind, **options)  # type: ignore[arg-type]
    return made.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(data)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _moving() -> bytes:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    made = io.BytesIO()
    frames[0].save(made, "PNG", save_all=True, append_images=frames[1:])
    return made.getvalue()


def _svg(inside: str, size: str = 'width="9mm" height="9mm"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'.encode()


def _within(png: bytes) -> bytes:
    return _svg(f'<image href="data:image/png;base64,{base64.b64encode(png).decode()}"/>')


PNG, JPEG = _made("PNG"), _made("JPEG")
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    ("suffix", "content", "said"),
    [
        (".png", PNG[:100], "not whole"),
        (".png", PNG[: len(PNG) // 2], "not whole"),
        (".png", PNG[:-12], "not whole"),
        (".png", PNG.replace(b"IDAT", b"IDAX", 1), "no PNG"),
        (".png", PNG[:60] + bytes([PNG[60] ^ 255]) + PNG[61:], "not whole"),
        (".png", JPEG, "no PNG"),
        (".png", b"", "no PNG"),
        (".png", b"\x89PNG\r\n\x1a\n", "no"),
        (".png", _made("GIF"), "no PNG"),
        (".png", _svg(""), "no PNG"),
        (".png", _moving(), "it moves"),
        (".png", _png(50_000, 50_000), "pixels"),
        (".png", _png(8_000, 8_000), "pixels"),
        (".png", _png(2**31 - 1, 2**31 - 1), "pixels"),
        (".png", _png(0, 5), ""),
        (".png", _png(9, 9), "not whole"),
        (".jpg", JPEG[:100], "JPEG"),
        (".jpeg", JPEG[: len(JPEG) // 2], "not whole"),
        (".jpg", PNG, "no JPEG"),
        (".gif", _made("GIF"), "no ending"),
        (".svg", b"", "no SVG"),
        (".svg", PNG, "no SVG"),
        (".svg", _svg("")[:-4], "no SVG"),
        (".svg", b"<svg width='9mm' height='9mm'/>", "no SVG"),
        (".svg", _svg("", ""), "no width"),
        (".svg", _svg("", 'width="0" height="1mm"'), "width of the drawing"),
        (".svg", _svg("", 'width="9999999mm" height="1mm"'), "width of the drawing"),
        (".svg", _svg("", 'width="1e9mm" height="1mm"'), "no width"),
        (".svg", _svg("", 'width="nan" height="1mm"'), "no width"),
        (".svg", _svg("<g>" * (DEPTH + 1) + "</g>" * (DEPTH + 1)), "nested"),
        (".svg", _svg("<g>" * 9999 + "</g>" * 9999), "no SVG"),
        (".svg", _svg("<g/>" * (ELEMENTS + 1)), "elements"),
        (".svg", f"{ENTITIES}]>".encode() + _svg("<text>&j;</text>", 'width="&j;" height="1"'), "no SVG"),
        (".svg", b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + _svg("", ""), "no width"),
        (".svg", _svg("").decode().encode("utf-16"), ""),
        (".svg", _within(PNG), ""),
        (".svg", _within(PNG[:100]), "picture within it"),
        (".svg", _within(_png(50_000, 50_000)), "picture within it"),
        (".svg", _svg('<image href="data:image/png;base64,!!!"/>'), "picture within it"),
        (".png", PNG, ""),
        (".PNG", PNG, ""),
        (".jpg", JPEG, ""),
        (".svg", _svg(""), ""),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_said(suffix: str, content: bytes, said: str) -> None:
    fault = fault_of(suffix, content)
    assert said in fault
    assert bool(fault) == bool(said) or content == _png(0, 5)


def test_a_cut_picture_is_told_where_it_is_named(
    project: Folders, diagnostics: Callable[[Folders], list[str]]
) -> None:
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace("publisher:\n", "publisher:\n  logo: logo.png\n")
    toolkit.write_text(text, encoding="utf-8")
    (project.content / "images").mkdir(exist_ok=True)
    (project.content / "images" / "logo.png").write_bytes(PNG[:100])
    line = text.splitlines().index("  logo: logo.png") + 1
    assert [each for each in diagnostics(project) if "faulty-image" in each] == [
        f"content/toolkit.yaml:{line}:9: error[faulty-image] `logo.png` cannot be shown: this PNG is not whole "
        "(save it as SVG, PNG or JPEG again)"
    ]
