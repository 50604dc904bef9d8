"""Typst sees what it is given: no folder, no link, no package."""

import re
from pathlib import Path

import pytest
import typst as library

from conftest import REPOSITORY
from toolkit_cli.tools import typst
from toolkit_cli.writers._print_pictures import picture_svg

FONTS = REPOSITORY / "templates" / "fonts"


@pytest.fixture(autouse=True)
def _among_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "secret.typ").write_text("#let a = 1", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(_png())
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "links").symlink_to("/etc")
    monkeypatch.chdir(tmp_path)


def _png() -> bytes:
    made = library.compile(
        {"main.typ": b"#set page(width: 9mm, height: 9mm, fill: red)\n"},
        format="png",
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    "code",
    [
        '#read("secret.txt")',
        '#read("/secret.txt")',
        '#read("../secret.txt")',
        '#read("link.txt")',
        '#read("links/passwd")',
        '#read("/etc/passwd")',
        '#image("secret.png")',
        '#include "secret.typ"',
        '#import "secret.typ": a',
        '#json("secret.txt")',
        '#bibliography("secret.bib")',
        '#let f = read\n#f("secret.txt")',
        '#import "@preview/cetz:0.3.1"',
        '#import "@local/secret:0.3.1"',
        '#import "\\u{40}preview/cetz:0.3.1"',
        '#import /* */ "@preview/cetz:0.3.1"',
        '#import ("@pre" + "view/cetz:0.3.1")',
        '#let p = "@preview/cetz:0.3.1"\n#import p',
        '#{ include "@preview/cetz:0.3.1" }',
        '#eval("import \\"@preview/cetz:0.3.1\\"")',
        '#let e = eval\n#e("1")',
        '#std.eval("1")',
        '#dictionary(std).at("ev" + "al")("1")',
        '#plugin("secret.wasm")',
    ],
)
def test_nothing_but_what_is_given_is_read(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    job = typst.Job(
        "kind/print.typ", {"kind/print.typ": f'#set text(lang: "en")\n{code}\n'.encode()}, (FONTS,)
    )
    if "@" in code or "secret:" in code or "u{40}" in code:
        monkeypatch.setattr(library, "compile_with_warnings", None)  # it is refused before Typst sees it
    with pytest.raises(typst.TypesettingError) as refused:
        typst.pdf(job, {}, standards=())
    assert refused.value.file == "kind/print.typ"
    assert 2 <= refused.value.line <= 3
    assert "secret.txt" not in refused.value.message
    assert str(Path.cwd()) not in refused.value.message


def test_what_is_given_is_read() -> None:
    files = {
        "kind/print.typ": b'#import "/lib.typ": a\n#a #read("words.txt")',
        "lib.typ": b"#let a = [b]",
        "kind/words.txt": b"c",
    }
    made, _ = typst.pdf(typst.Job("kind/print.typ", files, (FONTS,)), {}, standards=())
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize(
    "href", ["secret.png", "/secret.png", "file:///secret.png", "links/secret.png", "https://x.example/a.png"]
)
def test_a_picture_reads_no_other(href: str) -> None:
    svg = re.sub(rb'data:[^"]+', href.encode(), picture_svg(_png(), 9, 9))
    with pytest.raises(typst.TypesettingError, match="not given"):
        typst.png(svg, fonts=FONTS, ppi=72)
    assert typst.png(picture_svg(_png(), 9, 9), fonts=FONTS, ppi=72)


@pytest.mark.parametrize("side", [300, 5000])
def test_a_large_drawing_takes_no_more_pixels_than_it_may(side: int) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}mm" height="{side}mm"/>'.encode()
    made = typst.png(svg, fonts=FONTS, ppi=600)
    wide, high = (int.from_bytes(made[at : at + 4], "big") for at in (16, 20))
    assert 1_000_000 < wide * high <= 12_500_000


def test_words_of_a_template_are_no_code() -> None:
    assert (
        typst.reaching(
            '// it imports; what std.text is\n#import "/a.typ": b\n#std.text[We include; you import.]'
        )
        == []
    )
