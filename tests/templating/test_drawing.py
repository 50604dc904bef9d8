"""Figures: against the labels given for them, and drawn on trial."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import FOLDERS

from conftest import examples
from toolkit_cli.templating.drawing_lint import lint_drawing
from toolkit_cli.templating.text_lint import lint_text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm">\n<text>{{ labels.the_moon }}</text></svg>'


def test_every_label_is_shown_and_every_shown_label_is_given() -> None:
    assert list(lint_drawing(SVG, ["the-moon"])) == []
    assert list(lint_drawing(SVG, None)) == []
    assert list(lint_drawing(SVG, ["the-mon"])) == [
        (0, "label `the-moon` is missing", "the drawing shows it in line 2"),
        (0, "label `the-mon` is not in the drawing", "did you mean `the-moon`?"),
    ]


def test_the_figures_of_the_edition_have_no_fault() -> None:
    for file in sorted((FOLDERS.content / "figures").glob("*.svg.j2")):
        source = file.read_text(encoding="utf-8")
        labels = {name.replace("_", "-") for name in re.findall(r"labels\.(\w+)", source)}
        assert len(labels) > 4
        assert list(lint_drawing(source, labels)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</text>", " and more</text>", (2, "“and more” is written in the drawing")),
        ("<text>", "<title>Moon</title>\n<text>", (2, "“Moon” is written in the drawing")),
        ("<text>", "\n<text>{{ 'sun' }} ", (3, "“sun” is written in the drawing")),
        ("</text>", "</tekst>", (2, "what is drawn is not well-formed: an element ends that is not the last one begun")),
        ("the_moon }}", "the_moon|safe }}", (2, "what is drawn is not well-formed: a `<` or `&` stands alone")),
        (' width="10mm"', "", (1, "the drawing has no `width`")),
        (' height="10mm"', "", (1, "the drawing has no `height`")),
        ('height="10mm"', 'height="100%"', (1, "the `height` of the drawing is `100%`")),
        (' xmlns="http://www.w3.org/2000/svg"', "", (1, "what is drawn is not SVG")),
        ("<text>", "\n\n{{ 1 / 0 }}<text>", (4, "the drawing cannot be drawn: it divides by zero")),
        ("<text>", "{{ labels.the_moon.x }}<text>", (2, "the drawing cannot be drawn: `.x` is not a field of a text")),
    ],
)  # fmt: skip
def test_what_comes_out_is_looked_at(old: str, new: str, expected: tuple[int, str]) -> None:
    found = list(lint_drawing(SVG.replace(old, new), ["the-moon"]))
    assert [(line, message) for line, message, _ in found] == [expected] or (
        found[0][0] == expected[0] and found[0][1].startswith(expected[1])
    )


def test_words_for_a_style_or_a_comment_are_free() -> None:
    free = "<style>text {fill: red}</style><!-- words --><text> · </text>"
    assert list(lint_drawing(SVG.replace("<text>", free + "<text>", 1), ["the-moon"])) == []


@pytest.mark.parametrize(
    "loop",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "{{ 'x' * 999999999999 }}",
        "{{ range(999999999) }}",
    ],
)
def test_a_drawing_without_an_end_is_a_fault(loop: str) -> None:
    found = list(lint_drawing(SVG.replace("<text>", loop + "<text>"), ["the-moon"]))
    assert found[0][1].startswith("the drawing cannot be drawn")


def test_a_drawing_that_is_no_template_is_left_to_the_lint_of_text() -> None:
    faulty = "<svg>\n{% if %}</svg>"
    assert list(lint_drawing(faulty, [])) == []
    assert [(found.span.line, found.span.column) for found in lint_text(faulty, "x", None)] == [
        (2, 1),
        (2, 1),
    ]


_PIECES = st.sampled_from(
    ["<svg", ">", "{{", "}}", "{%", "%}", " labels.a ", " if ", " for x in ", "endif", "endfor", '"', "&", "<text>", "\x00", "\n"]
)  # fmt: skip


@settings(max_examples=examples(300))
@given(st.lists(_PIECES | st.text(max_size=6), max_size=14).map("".join))
def test_any_text(source: str) -> None:
    list(lint_drawing(source, ["a"]))
    lint_text(source, "x", {"labels": None})
