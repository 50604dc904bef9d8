"""Takes from a block what a document selects of it."""

from collections.abc import Set
from typing import Any, TypeVar

from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Role, Subsection
from toolkit_cli.model.content import Section
from toolkit_cli.model.node import Node, walk

_Node = TypeVar("_Node", bound=Node)


def part(section: Section, name: str) -> tuple[KeyPath, Subsection | Role] | None:
    """The subsection or role of a section that has an id, and its path; None if there is none."""
    for path, node in walk(section):
        if isinstance(node, Subsection | Role) and node.id == name:
            return path, node
    return None


def select(node: _Node, ids: Set[str]) -> _Node | None:
    """`node` with only what `ids` names, and what is needed around it; None if it holds nothing named.

    A node that is named is kept whole. Of a node that is not, the named members of its lists are kept,
    with its titles, labels and headers.
    """
    if getattr(node, "id", None) in ids:
        return node
    kept: dict[str, Any] = {}
    for name, value in _members(node).items():
        if isinstance(value, Node):
            kept[name] = select(value, ids)
        else:
            kept[name] = tuple(found for member in value if (found := select(member, ids)) is not None)
    if not any(kept.values()):
        return None
    return node.model_copy(update={name: found or _nothing(node, name) for name, found in kept.items()})


def _members(node: Node) -> dict[str, Any]:
    """The fields of `node` that hold nodes."""
    values = {name: getattr(node, name) for name in type(node).model_fields}
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, Node) or (isinstance(value, tuple) and value and isinstance(value[0], Node))
    }


def _nothing(node: Node, name: str) -> Any:
    """What a field holds of which nothing was selected."""
    return () if isinstance(getattr(node, name), tuple) else None
