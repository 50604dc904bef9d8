"""A telephone number, an e-mail or web address or a postcode of the English is another in the translation.

Known are the contacts of `content/toolkit.yaml`, e-mail addresses, web addresses (`www.` or a usual ending
such as `.uk`, `.org`), numbers that begin with 0 or +, and UK postcodes. The gaps of a number are free, and so
is `+44` for the first 0. Not seen are short numbers (`111`: those are compared as numbers), streets and the
names of people.

Bad: `Zadzwoń: 01726 627 801` for `Telephone 01726 627800`. Good: `Zadzwoń: 01726 627800`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.publication import FIELD, Contact
from toolkit_cli.translation._contacts import contacts
from toolkit_cli.translation._differences import named_difference
from toolkit_cli.translation._words import words
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with other contacts than its text."""
    known = translation.contact
    for pair in translation.pairs.values():
        here, there = words(pair.segment.text), words(pair.target)
        source, target = contacts(here, known), contacts(there, known)
        if source.keys() != target.keys():
            free = contacts(_values_of_fields(f"{here} {there}", known), known)
            found = named_difference(_without(source, free), _without(target, free))
            if found:
                yield at_target(translation, pair.entry, found, "copy each contact as the English has it")


def _values_of_fields(seen: str, known: Contact) -> str:
    """The contacts that stand as placeholders: one that is lost is told by its own rule, once."""
    values = known.fields()
    return ", ".join(values.get(name, "") for name in FIELD.findall(seen))


def _without(found: dict[str, str], free: dict[str, str]) -> dict[str, str]:
    return {key: name for key, name in found.items() if key not in free}
