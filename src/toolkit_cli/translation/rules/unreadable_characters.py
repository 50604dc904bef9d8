"""A translation holds the mark of a lost character (U+FFFD), or one of private use that only one font knows.

Not seen are characters that exist, but are the wrong ones.

Bad: `Ksi��ka`. Good: `Książka`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import lost_character
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with such a character."""
    for pair in translation.pairs.values():
        lost = lost_character(str(pair.target))
        if lost:
            message = f"the character U+{ord(lost):04X} can be read by nobody"
            yield at_target(translation, pair.entry, message, "write the character that is meant")
