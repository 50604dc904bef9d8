"""What every piece of the content model is, and how to walk over it."""

import operator
from collections.abc import Callable, Iterator
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field

from toolkit_cli.core.files import LONGEST_ID
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.text import Text

NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Name = Annotated[str, Field(pattern=NAME, max_length=LONGEST_ID)]
"""An id: lower-case letters and digits, joined by single hyphens."""


class Frozen(BaseModel):
    """A frozen piece of a file; an unknown key is a fault."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,  # what was checked before is not validated again
        extra="forbid",
        arbitrary_types_allowed=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class Waiver(Frozen):
    """A rule that is not to be applied to a place, and the reason."""

    rule: str
    """The rule."""
    because: Annotated[str, Field(min_length=1)]
    """Why it does not apply here."""


class Node(Frozen):
    """A piece of content that may waive rules for itself and all within it."""

    allow: tuple[Waiver, ...] = ()
    """Rules that do not apply here, each with the reason."""


def walk(node: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Every node and text within `node`, in reading order, each with its path of YAML keys."""
    yield path, node
    if isinstance(node, Node):
        for name, field in type(node).model_fields.items():
            if name != "allow":
                yield from walk(getattr(node, name), (*path, field.alias or name))
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from walk(child, (*path, index))
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from walk(child, (*path, key))


def texts(node: object) -> Iterator[tuple[KeyPath, Text]]:
    """Every text within `node`, in reading order."""
    return ((path, found) for path, found in walk(node) if isinstance(found, Text))


_T = TypeVar("_T")


def mapped(node: _T, change: Callable[[Text], Text]) -> _T:
    """`node` with every text in it changed; what holds no text that changes stays the same object."""
    return cast("_T", _mapped(node, change))


def _mapped(node: Any, change: Callable[[Text], Text]) -> Any:
    match node:
        case Text():
            return change(node)
        case Node():
            fields = {name: getattr(node, name) for name in type(node).model_fields if name != "allow"}
            changed = {name: new for name, old in fields.items() if (new := _mapped(old, change)) is not old}
            return node.model_copy(update=changed) if changed else node
        case tuple():
            members = tuple(_mapped(member, change) for member in node)
            return members if any(map(operator.is_not, members, node)) else node
        case dict():
            values = {key: _mapped(value, change) for key, value in node.items()}
            return values if any(map(operator.is_not, values.values(), node.values())) else node
        case _:
            return node


def ids(node: object) -> Iterator[tuple[KeyPath, str]]:
    """Every id within `node`, with the path of the id itself."""
    for path, found in walk(node):
        name = getattr(found, "id", None)
        if isinstance(found, Node) and isinstance(name, str):
            yield (*path, "id"), name
