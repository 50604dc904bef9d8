"""Figures: SVG templates whose every word is content."""

from collections.abc import Collection, Iterator, Mapping

from jinja2 import TemplateSyntaxError, nodes

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.templating.environment import environment


def draw(
    template: str, labels: Mapping[str, str], language: str, direction: str, *, width: float, size: float
) -> bytes:
    """A figure as SVG, with its words in the given language.

    `width` is the room for it in millimetres, `size` the smallest size of its text in points. The SVG
    declares its own width and height, in millimetres: it may be narrower than the room, never wider.
    """
    made = environment().from_string(template)
    given = {"language": language, "direction": direction, "width": width, "size": size}
    return made.render(labels=_names(labels), **given).encode("utf-8")


def _names(labels: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("-", "_"): label for name, label in labels.items()}


def lint_drawing(template: str, labels: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """What is wrong between a drawing and the labels given for it: line (0: the labels), message, hint."""
    try:
        tree = environment().parse(template)
    except TemplateSyntaxError as fault:
        yield fault.lineno, f"the drawing is faulty: {fault.message}", ""
        return
    shown = {
        field.attr.replace("_", "-"): field.lineno
        for field in tree.find_all(nodes.Getattr)
        if isinstance(field.node, nodes.Name) and field.node.name == "labels"
    }
    for name in sorted(set(shown) - set(labels)):
        yield 0, f"label `{name}` is missing", f"the drawing shows it in line {shown[name]}"
    for name in sorted(set(labels) - set(shown)):
        yield 0, f"label `{name}` is not in the drawing", did_you_mean(name, shown)
