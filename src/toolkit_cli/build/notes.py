"""The notes of a document: its marks numbered in the order of the text, and the list of what they refer to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from toolkit_cli.core.sources import Origin
from toolkit_cli.locales import Locale
from toolkit_cli.model.blocks import Note, Notes
from toolkit_cli.model.content import Reference
from toolkit_cli.model.document import Heading, Placed
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words, flat
from toolkit_cli.model.node import mapped
from toolkit_cli.model.project import REFERENCES, Project
from toolkit_cli.model.publication import Kind
from toolkit_cli.model.text import Text

_APART = "\u00a0"
"""Between two marks: 1 and 2 are not to be read as 12."""


def noted(project: Project, body: Sequence[Placed], kind: Kind, locale: Locale) -> tuple[Placed, ...]:
    """The body with its marks as numbers of its own notes, and under a last heading the list of the notes.

    A mark whose source is not written, or whose kind has no notes, is left out: nobody could follow it.
    """
    written = {
        each.mark: (index, each) for index, each in enumerate(project.references) if each.source is not None
    }
    numbering = _Numbering(() if kind.notes == "none" else written.keys())
    made = [numbering.placed(each) for each in body]
    if numbering.numbers:
        made += _listed(project, made, [written[mark] for mark in numbering.numbers], locale)
    return tuple(made)


class _Numbering:
    """Numbers the marks of one document, each source by its first mark."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self.numbers: dict[str, int] = {}

    def placed(self, placed: Placed) -> Placed:
        """A block with its marks numbered; a heading, which contents lists repeat, has none."""
        block = placed.block
        if isinstance(block, Heading):
            bare = self._text(block.text, marks=False)
            return placed if bare is block.text else replace(placed, block=replace(block, text=bare))
        numbered = mapped(block, self._text)
        return placed if numbered is block else replace(placed, block=numbered)

    def _text(self, text: Text, *, marks: bool = True) -> Text:
        if not any(isinstance(inline, ReferenceMark) for inline in flat(text.inlines)):
            return text
        return Text(text.source, tuple(self._inlines(text.inlines, marks)))

    def _inlines(self, inlines: Sequence[Inline], marks: bool) -> list[Inline]:
        made: list[Inline] = []
        for index, inline in enumerate(inlines):
            match inline:
                case ReferenceMark(mark) if marks and mark in self._known:
                    number = self.numbers.setdefault(mark, len(self.numbers) + 1)
                    apart = made and isinstance(made[-1], ReferenceMark)
                    made += [Words(_APART)] * bool(apart) + [ReferenceMark(str(number))]
                case ReferenceMark():
                    rest = inlines[index + 1] if index + 1 < len(inlines) else Words("")
                    if made and isinstance(before := made[-1], Words) and isinstance(rest, Words):
                        made[-1] = Words(_closed(before.text, rest.text))
                case Emphasis(children) | Strong(children) | Link(children) | Foreign(children):
                    made.append(replace(inline, children=tuple(self._inlines(children, marks))))
                case Words(text):
                    _add(made, text)
                case _:
                    assert_never(inline)
        return made


def _add(made: list[Inline], text: str) -> None:
    """Add words to those before them."""
    if made and isinstance(before := made[-1], Words):
        made[-1] = Words(before.text + text)
    else:
        made.append(Words(text))


def _closed(before: str, after: str) -> str:
    """The words before a mark that is left out: without a space that would stand twice, or before a stop."""
    return before if after[:1].isalnum() else before.rstrip(" ")


def _listed(
    project: Project, body: Sequence[Placed], cited: Sequence[tuple[int, Reference]], locale: Locale
) -> Iterator[Placed]:
    """The heading and the list: among the appendices where there are some, since it stands after them."""
    label = locale.labels["sources"]
    appendix = any(isinstance(each.block, Heading) and each.block.appendix for each in body)
    yield Placed(Heading(Text(label, (Words(label),)), appendix=appendix), 1, Origin(REFERENCES))
    notes = tuple(
        Note(number=number, text=_text(reference, project.language, locale))
        for number, (_, reference) in enumerate(cited, start=1)
    )
    yield Placed(Notes(notes=notes), 2, Origin(REFERENCES, ("references",)))


def _text(reference: Reference, language: str, locale: Locale) -> Text:
    """The words of a source: the names of works are not translated, so their language is told."""
    assert reference.source is not None
    language = reference.language or language
    if language == locale.tag:
        return reference.source
    return Text(reference.source.source, (Foreign(reference.source.inlines, language),))
