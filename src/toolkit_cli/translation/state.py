"""How far the translation of a document has come."""

from collections.abc import Iterable
from enum import StrEnum

from toolkit_cli.core.fingerprint import fingerprint
from toolkit_cli.translation.catalogue import Identity
from toolkit_cli.translation.translation import Translation


class State(StrEnum):
    """From nothing to a text that may be given out."""

    UNTRANSLATED = "untranslated"
    MACHINE = "machine draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    APPROVED = "approved"

    @property
    def rank(self) -> int:
        """How high the state is, from 0."""
        return list(State).index(self)


def translation_hash(translation: Translation, needed: Iterable[Identity]) -> str:
    """The fingerprint of the English texts of a document and of their translations."""
    pairs = translation.pairs
    return fingerprint(
        [[*each, pairs[each].entry.target if each in pairs else None] for each in sorted(set(needed))]
    )
