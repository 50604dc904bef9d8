"""Figures against the labels given for them."""

from toolkit_cli.templating.drawing import lint_drawing

SVG = '<svg width="10mm" height="10mm">\n<text>{{ labels.the_moon }}</text></svg>'


def test_every_label_is_shown_and_every_shown_label_is_given() -> None:
    assert list(lint_drawing(SVG, ["the-moon"])) == []
    assert list(lint_drawing(SVG, ["the-mon"])) == [
        (0, "label `the-moon` is missing", "the drawing shows it in line 2"),
        (0, "label `the-mon` is not in the drawing", "did you mean `the-moon`?"),
    ]


def test_a_faulty_drawing_is_found_at_its_line() -> None:
    assert [line for line, *_ in lint_drawing("<svg>\n{% if %}</svg>", [])] == [2]
