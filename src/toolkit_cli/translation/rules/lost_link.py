"""A link of the English leads elsewhere in the translation, or is missing from it.

Compared are the addresses of links and those that begin with `https://`, `mailto:` or `tel:` in the words,
in any order; a last slash and the capitals of a host are free. Not seen is whether the words of a link say
where it leads. A page that exists in the language is a good reason to waive the rule.

Bad: `[strona NHS](https://www.nhs.pl/)` for `[the NHS website](https://www.nhs.uk/)`.
Good: `[strona NHS](https://www.nhs.uk/)`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation._contacts import links
from toolkit_cli.translation._differences import named_difference
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation that leads to other addresses than its text."""
    for pair in translation.pairs.values():
        found = named_difference(links(pair.segment.text), links(pair.target))
        if found:
            hint = "write each link as `[words](address)`, with the address of the English"
            yield at_target(translation, pair.entry, found, hint)
