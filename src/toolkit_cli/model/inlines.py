"""What a line of text is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Plain characters, to be shown exactly as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words (`*so*`)."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of great weight (`**so**`)."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (`[words](https://…)`)."""

    children: "tuple[Inline, ...]"
    url: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the text around them; `language` is a BCP 47 tag."""

    children: "tuple[Inline, ...]"
    language: str


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """A raised number that names a reference (`[^1]`); in a document, the number of the note."""

    number: str


Inline: TypeAlias = Words | Emphasis | Strong | Link | Foreign | ReferenceMark


def words_of(inlines: Iterable[Inline]) -> str:
    """The characters a reader sees, marks of reference included."""
    parts = []
    for inline in inlines:
        match inline:
            case Words(text):
                parts.append(text)
            case ReferenceMark(number):
                parts.append(number)
            case Emphasis(children) | Strong(children) | Link(children) | Foreign(children):
                parts.append(words_of(children))
    return "".join(parts)


def flat(inlines: Iterable[Inline]) -> Iterable[Inline]:
    """Every inline, outer before inner."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link | Foreign):
            yield from flat(inline.children)
