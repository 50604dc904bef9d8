"""A translation holds a character that nobody sees and that does nothing where it stands.

Joiners beside letters that join (Arabic, Hindi, Bengali, Tamil …), marks of direction and paired isolates where
text runs right to left, and selectors behind emoji stay. Not seen is one of use that stands at a wrong place.

Bad: a soft hyphen within `rozwiązanie`. Good: `rozwiązanie`; lines are broken by the program.
"""

from collections.abc import Iterator

from toolkit_cli.core.characters import unseen
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import is_right_to_left
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with such characters, each once."""
    turned = is_right_to_left(translation.locale.tag)
    for pair in translation.pairs.values():
        for misfit in unseen(pair.entry.target, right_to_left=turned):
            yield at_target(translation, pair.entry, misfit.message, misfit.hint)
