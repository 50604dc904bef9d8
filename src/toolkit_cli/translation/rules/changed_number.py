"""The translation has other numbers than the English.

Compared are values, in any order: `1,000` is `1 000` in Polish and `١٬٠٠٠` in Arabic, `1.5` is `1,5`, and
`5 pm` may be `17:00`. A number or month that English has in words may be in digits. Telephone numbers and
addresses have a rule of their own. Not seen are numbers in words, units, and numbers that changed places; a
number that the language has to say in words or in other units (`2 million`, in Chinese `200万`) needs a waiver.

Bad: `dzieci w wieku od 6 do 16 lat` for `children aged 5 to 16`. Good: `dzieci w wieku od 5 do 16 lat`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.publication import Contact
from toolkit_cli.model.text import Text
from toolkit_cli.translation._contacts import without_contacts
from toolkit_cli.translation._differences import said
from toolkit_cli.translation._numbers import changed, decimal_mark
from toolkit_cli.translation._words import PLACEHOLDER, words
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR
_DIGIT = re.compile("[0-9]")


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with other numbers than its text."""
    mark = decimal_mark(translation.locale.tag)
    for pair in translation.pairs.values():
        source = _bare(pair.segment.text, translation.contact)
        target = _bare(pair.target, translation.contact)
        if source or target:
            found = said(*changed(source, target, mark))
            if found:
                yield at_target(translation, pair.entry, found, "give the numbers of the English, in digits")


def _bare(text: Text, contact: Contact) -> str:
    """The words without addresses, if they hold a number at all."""
    seen = PLACEHOLDER.sub(" ", words(text))
    return without_contacts(seen, contact) if _DIGIT.search(seen) else ""
