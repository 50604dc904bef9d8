"""Typst: what was set before is known again, as long as Typst and the fonts are the same."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import REPOSITORY
from toolkit_cli.tools import typst

FONTS = REPOSITORY / "templates" / "fonts"


def test_what_was_measured_before_is_known_without_loading_typst() -> None:
    program = (
        "import sys; from pathlib import Path; from toolkit_cli.tools import typst\n"
        f"state = typst.state(Path({str(FONTS)!r})); print('typst' in sys.modules, typst._installed())"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", f"typst-{typst.version()}.dist-info"]


def test_another_font_is_another_state(tmp_path: Path) -> None:
    file = tmp_path / "face.ttf"
    file.write_bytes(b"one")
    before = typst.state(tmp_path)
    typst.state.cache_clear()
    assert typst.state(tmp_path) == before
    os.utime(file, (1, 1))
    typst.state.cache_clear()
    assert typst.state(tmp_path) != before
    typst.state.cache_clear()


def test_characters_without_a_glyph_are_told_as_they_are() -> None:
    assert set(typst.lacking('a "\u0995\u09be\u0982" \\ б ع \u0e33', (FONTS,))) == set(
        "\u0995\u09be\u0982\u0e33"
    )
    assert typst.lacking('Ő ș ї "\\u{9be}" 🙂'.replace("🙂", ""), (FONTS,)) == ""
