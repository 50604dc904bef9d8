"""Pictures in Word."""

from dataclasses import replace
from types import ModuleType

import pytest
from lxml import etree

import web_documents
from conftest import REPOSITORY
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.document import Document
from toolkit_cli.model.presentation import LARGE, STANDARD, Presentation
from toolkit_cli.templating.drawing import draw
from toolkit_cli.writers import docx, epub, html, pdf
from toolkit_cli.writers._pictures import Pictures

SVG = "{http://www.w3.org/2000/svg}"
FONTS = REPOSITORY / "templates" / "fonts"
LABELS = {"framework": "إطار", "coping": "التكيف والمشورة", "help": "الحصول على المساعدة"}
LABELS |= {"risk": "دعم المخاطر", "more-help": "مساعدة إضافية"}


def _figure() -> bytes:
    template = (REPOSITORY / "content" / "figures" / "pathways.svg.j2").read_text(encoding="utf-8")
    return draw("balance", template, LABELS, "ar", "rtl", width=80, size=16)


def test_lines_from_right_to_left_do_not_run_together() -> None:
    lines = [line.text for line in etree.fromstring(_figure()).iter(f"{SVG}tspan")]
    assert "المساعدة" in lines
    pictures = Pictures(FONTS)
    pictures.drawing(_figure(), 80, "", name="Figure")
    (drawn,) = (content for part, content in pictures.parts.items() if part.endswith(".svg"))
    shown = [
        "".join(map(str, text.itertext())).strip() for text in etree.fromstring(drawn).iter(f"{SVG}text")
    ]
    assert [line for line in lines if line not in shown] == []


def test_a_logo_stays_as_it_is() -> None:
    logo = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm" viewBox="0 0 20 10">'
        b'<text y="5"><tspan x="1" fill="red">N</tspan><tspan x="1" dy="1em">S</tspan></text></svg>'
    )
    pictures = Pictures(FONTS)
    pictures.logo("logo.svg", logo, "Publisher")
    assert logo in pictures.parts.values()


_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="{{ width }}mm" height="20mm" viewBox="0 0 100 20">'


def _with_figure(code: str, tag: str) -> Document:
    document = web_documents.document("pathways-poster", tag)
    names = {placed.block.figure for placed in document.body if isinstance(placed.block, Figure)}
    shown = "{% for name in labels %}<text y='1'>{{ labels[name] }}</text>{% endfor %}"
    return replace(document, figures=dict.fromkeys(names, f"{_HEAD}\n{code}\n{shown}</svg>"))


@pytest.mark.parametrize(
    "code",
    [
        '<text y="10mm"><tspan x="1">a</tspan></text>',
        '<text y="1 2 3"><tspan x="1">a</tspan></text>',
        '<text y="1"><tspan x="1 2 3" dy="1em">a</tspan></text>',
        '<text y="1"><tspan x="1" dy="5%">a</tspan></text>',
        '<text>a <tspan x="1" y="nan">b</tspan> c</text>',
        '<text y="1"><tspan x="1">a<tspan>b</tspan></tspan></text>',
        '<text y="1"><tspan x="1">a</tspan><a/></text>',
        '<text y=""><tspan x="1">a</tspan></text>',
    ],
)
@pytest.mark.parametrize("writer", [docx, pdf], ids=lambda writer: writer.__name__)
def test_a_drawing_from_right_to_left_is_drawn_however_its_lines_are_set(
    code: str, writer: ModuleType
) -> None:
    document = _with_figure(code, "ar")
    written = writer.write(document, web_documents.context(document, writer))
    assert "faulty-figure" not in {found.rule for found in written.diagnostics}
    assert written.content


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("{{ 1 / 0 }}", "it divides by zero"),
        ("{% if width < 300 %}<g>{% endif %}", "not well-formed"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "more steps"),
        ("<script/>", "a script"),
        ("<g>" * 120 + "</g>" * 120, "nested"),
        ("{{ labels.x }}", "there is no field `x`"),
    ],
)
@pytest.mark.parametrize(
    ("writer", "presentation"),
    [(docx, STANDARD), (docx, LARGE), (pdf, STANDARD), (html, STANDARD), (epub, STANDARD)],
    ids=lambda given: getattr(given, "__name__", getattr(given, "name", "")),
)
def test_a_faulty_drawing_is_told_at_its_line_in_every_format(
    code: str, said: str, writer: ModuleType, presentation: Presentation
) -> None:
    document = _with_figure(code, "en-GB")
    given = web_documents.context(document, writer, presentation)
    (found,) = writer.write(document, given).diagnostics
    assert found.rule == "faulty-figure"
    assert found.span.path.startswith("content/figures/")
    assert found.span.line in {2, 3}
    assert said in found.message
