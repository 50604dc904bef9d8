"""A text holds what means something elsewhere, but nothing here: it is printed as it is typed.

Not told again is what stands in the English as well. Single stars that were meant to stress are not seen.

Bad: `**Zadzwoń`, `chleb &amp; masło`, `[strona] (https://example.org)`.
Good: `**Zadzwoń**`, `chleb & masło`, `[strona](https://example.org)`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.WARNING


def check(translation: Translation) -> Iterator[Fault]:
    """Every doubt about a translation that its source does not raise as well."""
    for pair in translation.pairs.values():
        known = {doubt.message for doubt in pair.segment.text.doubts}
        for doubt in pair.target.doubts:
            if doubt.message not in known:
                yield at_target(translation, pair.entry, doubt.message, doubt.hint)
