"""The text alternatives of figures and pictures."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Figure, Point
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import nodes


def alternatives(project: Project) -> Iterator[tuple[str, KeyPath, str, str]]:
    """File, path, name and text alternative of every figure, and of every picture that has one."""
    for file, path, node in nodes(project):
        if isinstance(node, Figure):
            yield file, (*path, "alternative"), node.figure, str(node.alternative)
        elif isinstance(node, Point) and node.alternative is not None:
            name = PurePosixPath(node.picture).stem
            yield file, (*path, "alternative"), name, str(node.alternative)
