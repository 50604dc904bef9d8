"""A list is nested more than two deep: nobody can follow it, and no template has a look for it.

Bad: an item of an item of an item. Good: items, and items within them.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Item
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every item that stands more than two lists deep."""
    for file, node in project.nodes():
        items: set[KeyPath] = set()
        for path, piece in walk(node):
            if isinstance(piece, Item):
                items.add(path)
                if path[:-2] in items and path[:-4] in items and path[:-6] not in items:
                    yield Finding(file, path, "the list is more than two deep", "make it a list of its own")
