"""Where a project leads to: every address in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import WebLink
from toolkit_cli.model.inlines import Link, flat
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project
from toolkit_cli.model.text import Text


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and the file and path of the value that it stands in."""

    file: str
    path: KeyPath
    url: str


def addresses(project: Project) -> Iterator[Address]:
    """Every address of a project, in reading order; one that stands twice is given twice."""
    for file, node in (*project.nodes(), *project.records.items()):
        for path, piece in walk(node):
            if isinstance(piece, WebLink):
                yield Address(file, (*path, "url"), piece.url)
                for index, url in enumerate(piece.also):
                    yield Address(file, (*path, "also", index), url)
            elif isinstance(piece, Text):
                for inline in flat(piece.inlines):
                    if isinstance(inline, Link):
                        yield Address(file, path, inline.url)
