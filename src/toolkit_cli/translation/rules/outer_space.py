"""A translation begins or ends with a space, which shows on the page where texts meet.

No-break spaces and line ends count too. Not seen are doubled spaces inside.

Bad: `msgstr "Co można zrobić? "`. Good: `msgstr "Co można zrobić?"`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with a space at an end."""
    for pair in translation.pairs.values():
        target = pair.entry.target
        ends = [name for name, end in (("begins", target[:1]), ("ends", target[-1:])) if _is_space(end)]
        if ends:
            yield at_target(
                translation, pair.entry, f"the translation {' and '.join(ends)} with a space", "remove it"
            )


def _is_space(letter: str) -> bool:
    return letter.isspace()
