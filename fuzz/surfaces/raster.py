"""A picture of points (PNG, JPEG)."""

import io

from PIL import Image

from toolkit_cli.core.picture_metadata import without_metadata
from toolkit_cli.core.pictures import fault_of


def _made(kind: str, mode: str, **options: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, (24, 16), 3).save(made, kind, **options)  # type: ignore[arg-type]
    return made.getvalue()


SEEDS = (
    _made("PNG", "RGB"),
    _made("PNG", "P"),
    _made("PNG", "RGBA"),
    _made("PNG", "I;16"),
    _made("JPEG", "RGB"),
    _made("JPEG", "L", progressive=True),
)
TOKENS = (
    b"IHDR",
    b"IDAT",
    b"IEND",
    b"tEXt",
    b"zTXt",
    b"iCCP",
    b"acTL",
    b"eXIf",
    b"\xff\xd8",
    b"\xff\xd9",
    b"\xff\xe1",
    b"Exif\0\0MM",
    b"\x7f\xff\xff\xff",
)
WEIGHT = 60


def run(content: bytes) -> None:
    """Look at it, and take its notes out; one without fault stays without."""
    for suffix in (".png", ".jpg"):
        if not fault_of(suffix, content):
            assert not fault_of(suffix, without_metadata(content)), suffix
