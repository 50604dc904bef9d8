"""Pictures made of pixels, as they go out: no larger than they are shown, upright, in RGB."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit_cli.core.cache_folder import kept
from toolkit_cli.core.fingerprint import digest

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
"""The endings of pictures made of pixels, in lower case, and their kinds."""
_PPI = 300
"""As fine as print shows; screens show less."""
_MM_PER_INCH = 25.4
_QUALITY = 90
_ORIENTATION = 0x0112
_MODES = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "JPEG": ("L", "RGB")}


def size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG, in pixels, as it is shown. Raises ValueError if it is neither."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            turned = picture.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
            wide, high = picture.size
    except (UnidentifiedImageError, OSError, SyntaxError) as fault:
        raise ValueError("it is neither PNG nor JPEG") from fault
    return (high, wide) if turned else (wide, high)


def media_type(content: bytes) -> str:
    """The media type of a PNG or JPEG, by what it holds."""
    return "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"


def fitted(content: bytes, wide: float, high: float) -> bytes:
    """A PNG or JPEG with no more pixels than it needs in a room of so many millimetres; else as it is.

    One that lies on its side is turned (Exif 2.32, 4.6.4 A, tag Orientation), colours for print (CMYK) become RGB.
    The same bytes always give the same. Bytes that cannot be read are given back: what is wrong with them is
    found elsewhere.
    """
    import PIL

    name = digest(b"\0".join((content, f"{wide:g} {high:g} {PIL.__version__}".encode())))
    return kept("pictures", name, lambda: _fitted(content, wide, high), most=500)


def _fitted(content: bytes, wide: float, high: float) -> bytes:
    from PIL import Image, ImageOps

    most = tuple(max(1, round(length * _PPI / _MM_PER_INCH)) for length in (wide, high))
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            kind = "PNG" if picture.format == "PNG" else "JPEG"  # photographs of telephones are more: MPO
            upright = picture.getexif().get(_ORIENTATION, 1) == 1
            fits = picture.width <= most[0] and picture.height <= most[1]
            if upright and fits and picture.mode in _MODES[kind]:
                return content
            made = ImageOps.exif_transpose(picture)
            made = _in_rgb(made, kind)
            made.thumbnail((most[0], most[1]), Image.Resampling.LANCZOS)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return content
    return _written(made, kind)


def _in_rgb(picture: "Image", kind: str) -> "Image":
    transparent = picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info
    if picture.mode == "L" and not transparent:
        return picture.copy()
    return picture.convert("RGBA" if transparent and kind == "PNG" else "RGB")


def _written(picture: "Image", kind: str) -> bytes:
    made = io.BytesIO()
    save: Callable[..., None] = picture.save
    picture.info = {}
    if kind == "PNG":
        save(made, "PNG", optimize=True)
    else:
        save(made, "JPEG", quality=_QUALITY, optimize=True, progressive=False)
    return made.getvalue()
