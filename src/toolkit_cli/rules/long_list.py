"""A list has more than 6 items, more than readers keep in mind.

Bad: a list of 14 items.
Good: several short lists, each under a heading or a line of its own.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.blocks import (
    Advice,
    BulletList,
    GuidanceRow,
    Item,
    LinkList,
    NumberedFactors,
    Pathway,
    Situation,
)
from toolkit_cli.model.node import Node
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import nodes

SEVERITY = Severity.WARNING
WORDING = True
_MOST = 6
_LISTS: dict[type[Node], str] = {
    BulletList: "items",
    Item: "items",
    Advice: "items",
    Pathway: "items",
    NumberedFactors: "factors",
    GuidanceRow: "guidance",
    Situation: "sayings",
    LinkList: "links",
}


def check(project: Project) -> Iterator[Finding]:
    """Every list that is too long, with its number of items."""
    for file, path, node in nodes(project):
        key = _LISTS.get(type(node))
        number = len(getattr(node, key)) if key else 0
        if key and number > _MOST:
            hint = f"split it, or leave out what matters least: {_MOST} items at most"
            yield Finding(file, (*path, key), f"the list has {number} items", hint)
