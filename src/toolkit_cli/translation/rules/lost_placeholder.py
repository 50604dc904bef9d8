"""A placeholder of the English (`{{ contact.email }}`, `{count}`) is missing from the translation, or is another.

The program puts a value in its place, so its name stays English and its braces stay as they are. Each must
be there, in any order. Not seen is one that stands once in the translation and twice in the English, or
one at the wrong place of the sentence.

Bad: `Napisz na adres {{ kontakt.email }}`. Good: `Napisz na adres {{ contact.email }}`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.text import Text
from toolkit_cli.translation._differences import named_difference
from toolkit_cli.translation._words import PLACEHOLDER, comparable
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with other placeholders than its text."""
    for pair in translation.pairs.values():
        found = named_difference(_placeholders(pair.segment.text), _placeholders(pair.target))
        if found:
            yield at_target(translation, pair.entry, found, "copy each placeholder as the English has it")


def _placeholders(text: Text) -> dict[str, str]:
    if "{" not in text.source:
        return {}
    found = PLACEHOLDER.findall(comparable(text.source))
    return {re.sub(r"\s", "", placeholder): placeholder for placeholder in found}
