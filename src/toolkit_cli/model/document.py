"""A document as writers get it: resolved, in one language, with all its furniture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Audience, Leaf, Note, Notes
from toolkit_cli.model.node import texts
from toolkit_cli.model.publication import Kind
from toolkit_cli.model.text import Text


@dataclass(frozen=True)
class Heading:
    """A heading in the body; `label` is set before the words (`Appendix 1: `)."""

    text: Text
    label: str = ""
    appendix: bool = False
    type: str = "heading"


@dataclass(frozen=True)
class Placed:
    """A block where it stands: under a heading of level `level` - 1 (headings: of their own level)."""

    block: Leaf | Heading
    level: int
    origin: Origin


@dataclass(frozen=True)
class Furniture:
    """What stands around the text. Empty where the project does not say it."""

    subtitle: str
    kind_label: str
    audience_label: str
    publisher_name: str
    publisher_short_name: str
    publisher_detail: str
    edition: str
    version: str
    version_line: str
    review_date: str
    statement: str
    message: str
    email: str
    phone: str
    website: str
    copyright: str
    draft_notice: str
    language_note: str = ""
    place: Mapping[str, str] = field(default_factory=dict)
    """The fields of the place that a document is made for, as far as its template names them."""

    def printed(self) -> Iterator[str]:
        """The words that every document must carry."""
        yield from (self.publisher_name, self.edition, self.statement, self.copyright)
        yield from filter(None, (self.version, self.review_date, self.website, self.phone))
        yield from filter(None, (self.draft_notice, self.language_note))


@dataclass(frozen=True)
class Unfilled:
    """What of a document names fields of a place, as it is before the place is known."""

    statement: str
    message: str
    body: tuple[Placed, ...]
    foreign: Mapping[str, str]


@dataclass(frozen=True)
class Document:
    """One document in one language. `figures` are the drawings by name, as SVG templates."""

    id: str
    language: str
    title: Text
    audience: Audience
    kind_name: str
    kind: Kind
    furniture: Furniture
    body: tuple[Placed, ...]
    contents: bool
    figures: Mapping[str, str]
    foreign: Mapping[str, str] = field(default_factory=dict)
    """The words of furniture and title that are in another language, with its tag."""
    source_language: str = "en-GB"
    """The language that the document was written in, and the words of places are."""
    unfilled: Unfilled | None = None
    """What becomes other words in each place; None where all places have the same, and once the place is known."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """The sources that the document cites, by number."""
        return tuple(note for each in self.body if isinstance(each.block, Notes) for note in each.block.notes)

    def texts(self) -> Iterator[tuple[Origin, str, Text]]:
        """Every text of the body in reading order: its block's origin, its label and the text."""
        for placed in self.body:
            if isinstance(placed.block, Heading):
                yield placed.origin, placed.block.label, placed.block.text
            else:
                yield from ((placed.origin, "", text) for _, text in texts(placed.block))
