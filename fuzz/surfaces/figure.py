"""A figure of the project: an SVG template."""

from contextlib import suppress
from pathlib import Path

from toolkit_cli.templating.drawing import draw
from toolkit_cli.templating.drawing_lint import lint_drawing
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.writers._svg_lines import single_lines
from toolkit_cli.writers._xhtml_figures import figure

_FIGURES = Path(__file__).parents[2] / "content" / "figures"
_OWN = b'<svg xmlns="http://www.w3.org/2000/svg" width="{{ width }}mm" height="9mm">\n<text y="1"><tspan x="1">{{ labels.a }}</tspan></text></svg>'
SEEDS = (_OWN, *(file.read_bytes() for file in sorted(_FIGURES.glob("*.svg.j2"))), b"")
TOKENS = (
    b"<tspan x='1 2' dy='1em'>", b"</tspan>", b"<script/>", b"<a href='javascript:x'/>", b"onload='x'", b"<style>@import 'x'</style>", b"{{ size }}",
    b"{{ 1 / (size - 16) }}", b"{{ labels.a|lines(1) }}", b"<g>", b"</g>", b"<use href='#a'/>", b"id='a'", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>", b"&a;",
)  # fmt: skip
WEIGHT = 3


def run(content: bytes) -> None:
    """Look at it, and draw it in other sizes and the other direction."""
    source = content.decode("utf-8", "replace")
    tuple(lint_drawing(source, ("a",)))
    for direction, width, size in (("ltr", 154, 12), ("rtl", 72, 16)):
        with suppress(UnfillableTemplateError):
            drawn = draw("x", source, {"a": "words <b>"}, "ar", direction, width=width, size=size)
            single_lines(drawn)
            figure(drawn, "name", "alternative", "words", "ar", xml=True)
