"""The links of a project, in texts and in lists of links, with the words that lead there."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.inlines import Link, flat, words_of
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The words of a link, at the text that holds them."""

    file: str
    path: KeyPath
    words: str


def links(project: Project) -> Iterator[LinkWords]:
    """Every link that readers can follow."""
    for found in prose(project):
        if found.part is Part.LINK:
            yield LinkWords(found.file, found.path, found.words)
        elif "](" in found.text.source:
            for inline in flat(found.text.inlines):
                if isinstance(inline, Link):
                    yield LinkWords(found.file, found.path, words_of(inline.children))
