"""The points of Easy Read, their sentences and their pictures."""

from collections.abc import Iterator

from toolkit_cli.core.sentences import sentences, words
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Point
from toolkit_cli.model.inlines import Words, flat
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import nodes

KIND = "easy-read"
"""The kind of documents in Easy Read, and the format that people ask for."""
MOST_WORDS = 15
"""The most words that a sentence may have."""


def points(project: Project) -> Iterator[tuple[str, KeyPath, Point]]:
    """Every point of Easy Read, with its file and path."""
    return ((file, path, node) for file, path, node in nodes(project) if isinstance(node, Point))


def spoken(point: Point) -> str:
    """The words of a point."""
    return "".join(inline.text for inline in flat(point.text.inlines) if isinstance(inline, Words))


def lengths(project: Project) -> Iterator[tuple[str, KeyPath, str, int]]:
    """Every sentence of Easy Read: its file, its path, how it begins and the number of its words."""
    for file, path, point in points(project):
        for sentence in sentences(spoken(point)):
            counted = words(sentence)
            yield file, (*path, "text"), " ".join(counted[:4]), len(counted)
