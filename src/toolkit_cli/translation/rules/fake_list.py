"""A bullet or number was typed before a translation, as before an item of a list, where the English has none: the
program writes such marks itself.

Not seen is a mark that the English has too.

Bad: `• ten sam plan dnia`. Good: `ten sam plan dnia`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import named_mark, typed_mark
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation that begins with a mark of its own."""
    for pair in translation.pairs.values():
        mark = typed_mark(str(pair.target))
        if mark and not typed_mark(str(pair.segment.text)):
            message = f"the translation begins with {named_mark(mark)}"
            yield at_target(translation, pair.entry, message, "remove the mark")
