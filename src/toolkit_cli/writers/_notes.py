"""Where the notes of a document stand in formats that have pages."""

from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Notes
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.project import REFERENCES


def at_foot(document: Document) -> bool:
    """Whether notes stand at the foot of their pages."""
    return document.kind.notes == "footnotes"


def without_notes(document: Document) -> tuple[Placed, ...]:
    """The body without the list of notes and its heading."""
    return tuple(each for each in document.body if not isinstance(each.block, Notes) and not _heads(each))


def _heads(placed: Placed) -> bool:
    return isinstance(placed.block, Heading) and placed.origin == Origin(REFERENCES)
