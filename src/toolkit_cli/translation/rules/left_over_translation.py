"""A translation belongs to no text of the project any more: its English was removed, or moved to another section.

It does no harm. Not told is whether another section has the same English now.

Bad: the translation of a paragraph that was taken out. Good: remove the entry when the text is not coming back.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation._words import quoted
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.INFO


def check(translation: Translation) -> Iterator[Fault]:
    """Every entry without a text, but for those that a stale text is waiting with."""
    waiting = {pending.previous.identity for pending in translation.pending if pending.previous}
    for entry in translation.left_over:
        if entry.identity not in waiting:
            message = f"{quoted(entry.source)} is no text of `{entry.context}` any more"
            yield at_target(translation, entry, message, "remove the entry if the text is not coming back")
