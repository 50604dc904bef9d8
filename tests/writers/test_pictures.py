"""Pictures in Word."""

from lxml import etree

from conftest import REPOSITORY
from toolkit_cli.templating.drawing import draw
from toolkit_cli.writers._pictures import Pictures

SVG = "{http://www.w3.org/2000/svg}"
FONTS = REPOSITORY / "templates" / "fonts"
LABELS = {"framework": "إطار", "coping": "التكيف والمشورة", "help": "الحصول على المساعدة"}
LABELS |= {"risk": "دعم المخاطر", "more-help": "مساعدة إضافية"}


def _figure() -> bytes:
    template = (REPOSITORY / "content" / "figures" / "pathways.svg.j2").read_text(encoding="utf-8")
    return draw(template, LABELS, "ar", "rtl", width=80, size=16)


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
