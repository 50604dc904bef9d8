"""The translation is the same as the English.

Texts of addresses, numbers and acronyms only (`PACE`, `www.nhs.uk`) are the same in every language. So are
names: a name that stays, such as `NHS Kernow`, is known when the glossary has it with itself as its
translation. Not seen is one English sentence among translated ones, or a text that differs in a letter.

Bad: `Help sheet` in the Polish catalogue. Good: `Arkusz wskazówek`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.text import Text
from toolkit_cli.translation._contacts import without_contacts
from toolkit_cli.translation._terms import kept_names
from toolkit_cli.translation._words import PLACEHOLDER, comparable, words
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.WARNING
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+s?\b")


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation that has the words of the English."""
    if translation.locale.tag.partition("-")[0] == "en":
        return
    names = kept_names(translation.glossary)
    for pair in translation.pairs.values():
        source = words(pair.segment.text)
        if source.casefold() == words(pair.target).casefold():
            rest = PLACEHOLDER.sub(" ", without_contacts(source, translation.contact))
            rest = _ACRONYM.sub(" ", names.sub(" ", rest) if names else rest)
            if any(letter.isalpha() for letter in rest):
                message = f"`{_shown(pair.target)}` is the same as the English"
                hint = "translate it; a name that stays belongs in the glossary as its own translation"
                yield at_target(translation, pair.entry, message, hint)


def _shown(target: Text) -> str:
    seen = comparable(target.source)
    return seen if len(seen) <= 60 else f"{seen[:60]}…"
