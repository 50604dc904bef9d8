"""Figures: SVG templates whose every word is content."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from jinja2 import nodes

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.templating.anatomy.blocks import Names
from toolkit_cli.templating.anatomy.drawing_trial import LABEL, trial
from toolkit_cli.templating.anatomy.grammar import parsed
from toolkit_cli.templating.environment import compiled
from toolkit_cli.templating.text_lint import lint_text

NAMES: Names = {"labels": None, **dict.fromkeys(("language", "direction", "width", "size"), frozenset[str]())}
"""The names that a drawing is given."""


def draw(
    template: str, labels: Mapping[str, str], language: str, direction: str, *, width: float, size: float
) -> bytes:
    """A figure as SVG, with its words in the given language.

    `width` is the room for it in millimetres, `size` the smallest size of its text in points. The SVG
    declares its own width and height, in millimetres: it may be narrower than the room, never wider.
    """
    made = compiled(template)
    given = {"language": language, "direction": direction, "width": width, "size": size}
    return made.render(labels=_names(labels), **given).encode("utf-8")


def _names(labels: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("-", "_"): label for name, label in labels.items()}


def lint_drawing(template: str, labels: Collection[str] | None) -> Iterator[tuple[int, str, str]]:
    """What is wrong with a drawing and the labels given for it: line (0: the labels), message, hint.

    The drawing is drawn once on trial. One that cannot be read as a template, or that names what it is not
    given, is not: `lint_text` says why. `labels` None: whatever it shows is given.
    """
    yield from _faults(template, None if labels is None else frozenset(labels))


@lru_cache(maxsize=64)
def _faults(template: str, labels: frozenset[str] | None) -> tuple[tuple[int, str, str], ...]:
    tree = parsed(template)
    if isinstance(tree, tuple):
        return ()
    shown = {
        field.attr.replace("_", "-"): field.lineno
        for field in tree.find_all(nodes.Getattr)
        if isinstance(field.node, nodes.Name) and field.node.name == "labels"
    }
    labels = frozenset(shown) if labels is None else labels
    found = [
        (0, f"label `{name}` is missing", f"the drawing shows it in line {shown[name]}")
        for name in sorted(shown.keys() - labels)
    ]
    found += (
        (0, f"label `{name}` is not in the drawing", did_you_mean(name, shown))
        for name in sorted(labels - shown.keys())
    )
    if not lint_text(template, "", NAMES):
        stand_ins = _names(dict.fromkeys({*shown, *labels}, LABEL))
        given = {"language": "en-GB", "direction": "ltr", "width": 154, "size": 12}
        found += trial(template, {"labels": stand_ins, **given})
    return tuple(found)
