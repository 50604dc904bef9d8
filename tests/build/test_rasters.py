"""Pictures made of pixels, as people have them: from telephones, for print, far too large."""

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from audit.packages import parts_of
from conftest import make
from toolkit_cli.core import raster
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.svg import svg_size

Found = Callable[[Folders], list[str]]
FORMATS = ("docx", "html", "epub", "pdf", "large-print")
_TURNED = 6
"""In Exif: the camera lay on its side, the picture is shown turned to the right."""
BOXED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"{}><path d="M0 0H300V100H0z"/></svg>'


def _noise(mode: str, wide: int, high: int) -> Image.Image:
    """A picture that no program packs well, with a white edge on its left."""
    made = Image.effect_noise((wide, high), 90).convert(mode)
    made.paste((0, 0, 0, 0) if mode == "CMYK" else "white", (0, 0, wide // 8, high))
    return made


def _bytes(picture: Image.Image, kind: str, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = io.BytesIO()
    picture.save(made, kind, exif=exif)
    return made.getvalue()


def _with_logo(project: Folders, name: str, content: bytes) -> None:
    folder = project.content / "images"
    folder.mkdir()
    (folder / name).write_bytes(content)
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace("publisher:\n", f"publisher:\n  logo: {name}\n")
    toolkit.write_text(text, encoding="utf-8")


def _shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Logo.JPG", _bytes(_noise("CMYK", 1200, 1600), "JPEG", _TURNED)),
        ("logo.jpeg", _bytes(_noise("RGB", 1600, 1200), "JPEG")),
        ("Logo.PNG", _bytes(_noise("RGB", 1600, 1200), "PNG")),
    ],
)
def test_a_large_logo_goes_out_as_large_as_it_is_shown(
    name: str, content: bytes, project: Folders, tmp_path: Path, diagnostics: Found
) -> None:
    (project.content / "documents" / "sleep-help-sheet.yaml").unlink()
    _with_logo(project, name, content)
    assert not [line for line in diagnostics(project) if "error[" in line]
    make(project, tmp_path / "after", formats=FORMATS)
    for file in sorted((tmp_path / "after" / "en-GB").iterdir()):
        assert file.stat().st_size < 250_000 < len(content), file.name
    parts = parts_of(tmp_path / "after" / "en-GB" / "sleep-leaflet.docx")
    (media,) = [
        part for part in parts if re.search(r"media/[0-9a-f]{16}\.(jpg|png)$", part) and _is_logo(part, parts)
    ]
    picture = _shown(parts[media])
    assert (picture.height, picture.mode) == (142, "RGB")
    assert picture.width == pytest.approx(142 * 4 / 3, abs=1)
    page = (tmp_path / "after" / "en-GB" / "sleep-leaflet.html").read_text("utf-8")
    found = re.search(r'<img src="data:image/(png|jpeg);base64,([^"]+)"', page)
    assert found
    assert base64.b64decode(found[2]) == parts[media]


def _is_logo(part: str, parts: dict[str, bytes]) -> bool:
    return _shown(parts[part]).height == 142


def test_a_picture_that_lies_on_its_side_is_turned() -> None:
    upright = _shown(raster.fitted(_bytes(_noise("RGB", 400, 200), "JPEG", _TURNED), 160, 12))
    assert (upright.width, upright.height) == (71, 142)
    assert raster.size(_bytes(_noise("RGB", 400, 200), "JPEG", _TURNED)) == (200, 400)
    # What was on the left is on top now.
    edge = upright.convert("L").crop((0, 0, 71, 10)).resize((1, 1)).getpixel((0, 0))
    assert isinstance(edge, int)
    assert edge > 240


def test_what_is_small_and_plain_stays_as_it_is() -> None:
    content = _bytes(_noise("RGB", 100, 100), "PNG")
    assert raster.fitted(content, 160, 12) is content


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_ground_stays_transparent(mode: str) -> None:
    made = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    made.paste((200, 10, 10, 255), (300, 300, 600, 600))
    content = io.BytesIO()
    made.convert(mode).save(content, "PNG", **({"transparency": 0} if mode == "P" else {}))
    small = _shown(raster.fitted(content.getvalue(), 12, 12)).convert("RGBA")
    assert small.size == (142, 142)
    assert small.getpixel((2, 2))[3] == 0  # type: ignore[index]
    assert small.getpixel((71, 71))[3] == 255  # type: ignore[index]


def test_the_same_picture_gives_the_same_bytes() -> None:
    for kind in ("PNG", "JPEG"):
        content = _bytes(_noise("RGB", 500, 500), kind)
        assert raster._fitted(content, 12, 12) == raster._fitted(content, 12, 12) != content


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ("", (300 * 25.4 / 96, 100 * 25.4 / 96)),
        (' width="30mm"', (30, 10)),
        (' height="5mm"', (15, 5)),
        (' width="100%" height="100%"', (300 * 25.4 / 96, 100 * 25.4 / 96)),
        (' width="30mm" height="20mm"', (30, 20)),
    ],
)
def test_the_size_of_a_drawing_comes_from_its_view_box(given: str, size: tuple[float, float]) -> None:
    assert svg_size(BOXED.format(given).encode()) == pytest.approx(size)


def test_a_logo_with_a_view_box_alone_is_shown(project: Folders, tmp_path: Path, diagnostics: Found) -> None:
    _with_logo(project, "Logo.svg", BOXED.format("").encode())
    assert not [line for line in diagnostics(project) if "error[" in line]
    make(project, tmp_path, "sleep-leaflet", formats=FORMATS)
    document = parts_of(tmp_path / "en-GB" / "sleep-leaflet.docx")["word/document.xml"].decode()
    assert f'cx="{36 * 36000}" cy="{12 * 36000}"' in document


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.gif", b"GIF89a", "is neither SVG nor PNG nor JPEG"),
        ("Logo.PNG", b"no picture", "cannot be shown"),
        ("logo.jpg", b"no picture", "cannot be shown"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no width and no `viewBox`"),
        ("logo.svg", BOXED.replace("300", "0", 1).format("").encode(), "no width and no `viewBox`"),
        ("logo.eps", b"%!PS", "is neither SVG nor PNG nor JPEG"),
    ],
)
def test_a_wrong_logo_has_one_message(
    name: str, content: bytes, said: str, project: Folders, diagnostics: Found
) -> None:
    _with_logo(project, name, content)
    (found,) = [line for line in diagnostics(project) if "error[" in line]
    assert said in found


def test_a_photograph_in_a_block_goes_out_as_large_as_it_is_shown(project: Folders, tmp_path: Path) -> None:
    folder = project.content / "images"
    folder.mkdir()
    photograph = _bytes(_noise("RGB", 3000, 2000), "JPEG")
    (folder / "bed.jpg").write_bytes(photograph)
    (folder / "pictures.yaml").write_text(
        "pictures: {bed.jpg: {licence: ours, source: us}}", encoding="utf-8"
    )
    (project.content / "documents" / "sleep-help-sheet.yaml").unlink()
    section = project.content / "sections" / "sleep.yaml"
    points = "blocks:\n  - {type: easy-read, points: [{picture: bed.jpg, text: Go to bed.}]}\n"
    section.write_text(f"title: A\naudience: parents\n{points}", encoding="utf-8")
    make(project, tmp_path, "sleep-leaflet", formats=FORMATS)
    parts = parts_of(tmp_path / "en-GB" / "sleep-leaflet.docx")
    (media,) = [part for part in parts if part.endswith(".jpg")]
    assert _shown(parts[media]).size == (round(80 / 25.4 * 300), 630)
    assert b'Extension="jpg"' in parts["[Content_Types].xml"]
    for file in (tmp_path / "en-GB").iterdir():
        assert file.stat().st_size < len(photograph) / 3, file.name
