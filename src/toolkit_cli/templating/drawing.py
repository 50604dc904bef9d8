"""Figures: SVG templates whose every word is content."""

from collections.abc import Mapping

from toolkit_cli.core.svg import FaultySvgError, size_of, svg_root
from toolkit_cli.core.svg_content import active_content
from toolkit_cli.templating.faults import UnfillableTemplateError, filling


def draw(
    figure: str,
    template: str,
    labels: Mapping[str, str],
    language: str,
    direction: str,
    *,
    width: float,
    size: float,
) -> bytes:
    """A figure as SVG, with its words in the given language.

    `width` is the room for it in millimetres, `size` the smallest size of its text in points. The SVG
    declares its own width and height, in millimetres: it may be narrower than the room, never wider. Raises
    UnfillableTemplateError, with its line, for a figure that cannot be drawn or may not go out.
    """
    from toolkit_cli.templating.environment import compiled  # a PDF without figures needs no Jinja

    file = f"content/figures/{figure}.svg.j2"
    given = {"language": language, "direction": direction, "width": width, "size": size}
    shown = {"labels": label_names(labels), **given}
    try:
        with filling(file):
            drawn = compiled(template, file).render(shown).encode("utf-8")
        size_of(svg_root(drawn))
        active = active_content(drawn)
    except (UnfillableTemplateError, FaultySvgError) as fault:
        raise _placed(str(fault), file, template, shown) from fault
    if active:
        raise _placed(f"the drawing has {active[0][1]}", file, template, shown)
    return drawn


def _placed(message: str, file: str, template: str, shown: Mapping[str, object]) -> UnfillableTemplateError:
    """What the look before a build says of the same drawing."""
    from toolkit_cli.templating.anatomy.drawing_trial import trial
    from toolkit_cli.templating.bounds import bounded

    with bounded(afresh=True):
        line, message, hint = next(trial(template, shown), (1, message, ""))
    return UnfillableTemplateError(message, file, line, hint)


def label_names(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels by the names that a drawing calls them."""
    return {name.replace("-", "_"): label for name, label in labels.items()}
