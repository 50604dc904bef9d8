"""A translation holds the marks of a template, which readers would see.

Not seen are placeholders, such as `{{ contact.email }}`: they are a matter of `lost-placeholder`.

Bad: `Drogi {% rodzicu`. Good: `Drogi rodzicu`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import residue
from toolkit_cli.translation._words import PLACEHOLDER
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with a mark that is no placeholder."""
    for pair in translation.pairs.values():
        mark = residue(PLACEHOLDER.sub("", str(pair.target)))
        if mark:
            message = f"`{mark}` is a mark of a template"
            yield at_target(translation, pair.entry, message, "write what belongs there")
