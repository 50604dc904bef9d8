"""The translation of what a picture tells is too short or too long to help.

Not seen is a translation that says something else than the picture shows.

Bad: more than 150 characters. Good: what the picture tells, in 5 to 150 characters; in Chinese from 2.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import weakness
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.segments import ALTERNATIVE
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every alternative that helps nobody."""
    for pair in translation.pairs.values():
        if pair.segment.note != ALTERNATIVE:
            continue
        fact = weakness(str(pair.target))
        if fact:
            message = f"the alternative `{str(pair.target)[:60]}` {fact}"
            yield at_target(
                translation, pair.entry, message, "say in 5 to 150 characters what the picture tells"
            )
