"""Figures: SVG templates whose every word is content."""

from collections.abc import Mapping


def draw(
    template: str, labels: Mapping[str, str], language: str, direction: str, *, width: float, size: float
) -> bytes:
    """A figure as SVG, with its words in the given language.

    `width` is the room for it in millimetres, `size` the smallest size of its text in points. The SVG
    declares its own width and height, in millimetres: it may be narrower than the room, never wider.
    """
    from toolkit_cli.templating.environment import compiled  # a PDF without figures needs no Jinja

    made = compiled(template)
    given = {"language": language, "direction": direction, "width": width, "size": size}
    return made.render(labels=label_names(labels), **given).encode("utf-8")


def label_names(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels by the names that a drawing calls them."""
    return {name.replace("-", "_"): label for name, label in labels.items()}
