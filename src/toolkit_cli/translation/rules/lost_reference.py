"""A reference mark of the English (`[^1]`) is missing from the translation, or is another.

Compared are the marks with their numbers, in any order. Not seen is a mark at another statement.

Bad: `jak pisze Siegel` for `as Siegel writes[^1]`. Good: `jak pisze Siegel[^1]`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.inlines import ReferenceMark, flat
from toolkit_cli.model.text import Text
from toolkit_cli.translation._differences import difference
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with other reference marks than its text."""
    for pair in translation.pairs.values():
        found = difference(_marks(pair.segment.text), _marks(pair.target))
        if found:
            yield at_target(translation, pair.entry, found, "set each mark behind the words it belongs to")


def _marks(text: Text) -> list[str]:
    if "[^" not in text.source:
        return []
    return [f"[^{mark.number}]" for mark in flat(text.inlines) if isinstance(mark, ReferenceMark)]
