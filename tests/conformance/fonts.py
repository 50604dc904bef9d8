"""The fonts LibreOffice lays out with: ours, and a stand-in for those that Word has and nobody may copy."""

from pathlib import Path

from conformance.judges import need
from toolkit_cli.core.folders import packaged_templates

_ZEN_HEI = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
_YAHEI = {"unitsPerEm": 2048, "ascent": 2167, "descent": 536}
"""The measures of Microsoft YaHei, by which Word sets the lines of Chinese."""
_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{ours}</dir><dir>{made}</dir><dir>/usr/share/fonts/truetype/liberation</dir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include><cachedir>{cache}</cachedir>
  <match target="pattern">
    <test qual="any" name="lang" compare="contains"><string>ar</string></test>
    <edit name="family" mode="append" binding="strong"><string>Toolkit Arabic</string></edit>
  </match>
  <alias binding="same"><family>Microsoft YaHei</family>
    <prefer><family>WenQuanYi Zen Hei</family></prefer></alias>
</fontconfig>
"""


def configuration(folder: Path) -> Path:
    """A fontconfig file in `folder` that lists the fonts to lay out with."""
    need("fonts", _ZEN_HEI.is_file(), "install fonts-wqy-zenhei")
    made = folder / "fonts"
    made.mkdir(parents=True)
    _with_measures_of_yahei(made / "zen-hei.ttf")
    file = folder / "fonts.conf"
    text = _CONFIGURATION.format(ours=packaged_templates() / "fonts", made=made, cache=folder / "cache")
    file.write_text(text, encoding="utf-8")
    return file


def _with_measures_of_yahei(target: Path) -> None:
    from fontTools.ttLib import TTCollection

    font = TTCollection(str(_ZEN_HEI)).fonts[0]
    scale = font["head"].unitsPerEm / _YAHEI["unitsPerEm"]
    ascent, descent = round(_YAHEI["ascent"] * scale), round(_YAHEI["descent"] * scale)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ascent, descent
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = ascent, -descent
    font["OS/2"].sTypoLineGap = 0
    font.save(str(target))
