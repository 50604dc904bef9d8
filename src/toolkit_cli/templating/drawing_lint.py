"""What is wrong with a figure before it is drawn in a document."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from jinja2 import nodes

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.templating.anatomy.blocks import Names
from toolkit_cli.templating.anatomy.drawing_trial import LABEL, own_words, trial
from toolkit_cli.templating.anatomy.grammar import parsed
from toolkit_cli.templating.drawing import label_names
from toolkit_cli.templating.text_lint import lint_text

NAMES: Names = {"labels": None, **dict.fromkeys(("language", "direction", "width", "size"), frozenset[str]())}
"""The names that a drawing is given."""

_GIVEN: tuple[dict[str, object], ...] = (
    {"language": "en-GB", "direction": "ltr", "width": 154.0, "size": 12.0},
    {"language": "ar", "direction": "rtl", "width": 72.0, "size": 12.0},
    {"language": "en-GB", "direction": "ltr", "width": 174.0, "size": 24.0},
)
"""What it is tried with: the room and sizes of a page, of a small screen and of large print, both directions."""


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
        stand_ins = label_names(dict.fromkeys({*shown, *labels}, LABEL))
        tried = (list(trial(template, {"labels": stand_ins, **given})) for given in _GIVEN)
        found += next(filter(None, tried), [])
        found += own_words(template, {"labels": stand_ins, **_GIVEN[0]})
    return tuple(dict.fromkeys(found))
