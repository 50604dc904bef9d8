"""Fonts that are too large for the package: from an extra of the install, else from the machine."""

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = "pylopdf_fonts_zh_cn"
_FAMILY = "Noto Sans SC"
_KNOWN = (
    _FAMILY,
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "Droid Sans Fallback",
)
REMEDY = (
    "Install the Chinese font: pip install 'toolkit-cli[chinese]'; or on Debian: apt install fonts-noto-cjk."
)


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A family for a script, the folder it is in, and whether it has a bold face."""

    family: str
    folder: Path
    bold: bool


def version() -> str:
    """The version of the package of Chinese fonts, empty if it is not installed."""
    import importlib.metadata

    try:
        return importlib.metadata.version(_PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return ""


@cache
def find(script: str) -> ScriptFont | None:
    """The font for Simplified Chinese (`Hans`): of the extra, else of the machine; None if there is none.

    Other scripts need no font beyond those of the package.
    """
    if script != "Hans":
        return None
    spec = importlib.util.find_spec(_PACKAGE)
    if spec and spec.origin:
        return ScriptFont(_FAMILY, Path(spec.origin).parent, bold=False)
    return _of_machine()


def _of_machine() -> ScriptFont | None:
    import typst

    there: dict[str, list[typst.FontInfo]] = {}
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        if font.path:
            there.setdefault(font.family, []).append(font)
    for family in _KNOWN:
        if family in there:
            faces = there[family]
            folder = Path(str(faces[0].path)).parent
            return ScriptFont(family, folder, bold=any(face.weight >= 600 for face in faces))
    return None
