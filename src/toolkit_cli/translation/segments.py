"""Segments: the texts of a project that are translated, each with where it stands and what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit_cli.core.diagnostics import Span
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.node import Node, texts
from toolkit_cli.model.project import Project, document_file, section_file
from toolkit_cli.model.text import Text
from toolkit_cli.translation.catalogue import Identity

PUBLICATION = "toolkit.yaml"
"""The context of the words that all documents share."""
_SHARED = ("title", "statement", "message")
ALTERNATIVE = "what a picture tells somebody who does not see it"
"""The note of a text alternative."""
_NOTES = {
    "title": "heading",
    "role": "heading",
    "situation": "heading",
    "topic": "header of a row",
    "columns": "header of a column",
    "labels": "words in a drawing",
    "alternative": ALTERNATIVE,
    "attribution": "who said it",
    "lead-in": "line before a list",
    "sayings": "what an adult could say to a child",
    "statement": "how to ask for another format",
    "label": "name of a kind of document",
}
NOTES = frozenset(_NOTES.values())
"""All that a translator is told of what a text is."""


@dataclass(frozen=True)
class Segment:
    """A text to translate, with the places where it stands; the same words in one context are one segment.

    `note` tells the translator what the text is: `heading`, `words in a drawing` …
    """

    context: str
    text: Text
    note: str
    places: tuple[Span, ...]

    @property
    def identity(self) -> Identity:
        return self.context, self.text.source


def document_context(document: str) -> str:
    """The context of the title of a document."""
    return f"document {document}"


def kind_context(kind: str) -> str:
    """The context of the label of a kind."""
    return f"kind {kind}"


def context_of(file: str) -> str:
    """The context of the texts of a file in `content/sections/`: the id of the section."""
    return PurePosixPath(file).stem


def segments(project: Project) -> dict[Identity, Segment]:
    """Every text of a project that can be translated, in the order of files and of reading."""
    found: dict[Identity, Segment] = {}
    for context, file, path, text in _texts(project):
        identity = context, text.source
        places = (project.span(file, path),)
        known = found.get(identity)
        found[identity] = Segment(context, text, _note(path), (known.places if known else ()) + places)
    return found


def _texts(project: Project) -> Iterator[tuple[str, str, KeyPath, Text]]:
    """Context, file, path and text."""
    publication = project.publication
    for name in _SHARED if publication else ():
        text = getattr(publication, name)
        if text is not None:
            yield PUBLICATION, "content/toolkit.yaml", (name,), text
    for name, document in project.documents.items():
        yield document_context(name), document_file(name), ("title",), document.title
    for name, kind in project.kinds.items():
        yield kind_context(name), f"templates/{name}/kind.yaml", ("label",), kind.label
    for name, section in project.sections.items():
        yield from ((context_of(name), section_file(name), *place) for place in _of(section))


def _of(node: Node) -> Iterator[tuple[KeyPath, Text]]:
    yield from texts(node)


def _note(path: KeyPath) -> str:
    names = [part for part in path if isinstance(part, str)]
    return next((_NOTES[name] for name in reversed(names) if name in _NOTES), "")
