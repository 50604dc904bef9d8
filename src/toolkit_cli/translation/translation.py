"""What a catalogue says of the text as it stands now: what is translated, stale, missing and left over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit_cli.locales import Locale
from toolkit_cli.model.publication import Contact
from toolkit_cli.model.terms import Glossary
from toolkit_cli.model.text import Text
from toolkit_cli.translation.catalogue import Catalogue, Entry, Identity
from toolkit_cli.translation.segments import Segment


@dataclass(frozen=True)
class Pair:
    """A text and its present translation; `target` is the entry's target, read as markup."""

    segment: Segment
    entry: Entry
    target: Text


@dataclass(frozen=True)
class Pending:
    """A text without a present translation; `previous` is the entry of an earlier wording, if one is known."""

    segment: Segment
    previous: Entry | None = None


@dataclass(frozen=True)
class Translation:
    """One language of a project.

    `file` is its catalogue, relative to the project. `pairs` and `pending` cover every text that a document
    in the language needs; `left_over` are entries that belong to no text of the project any more.
    """

    locale: Locale
    file: str
    catalogue: Catalogue
    pairs: Mapping[Identity, Pair]
    pending: tuple[Pending, ...] = ()
    left_over: tuple[Entry, ...] = ()
    contact: Contact = field(default_factory=Contact)
    glossary: Glossary = field(default_factory=Glossary)
