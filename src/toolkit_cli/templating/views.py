"""What templates see of the program: plain values, and the names that an allow-list holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from jinja2.filters import _GroupTuple
from jinja2.runtime import LoopContext
from markupsafe import Markup
from pydantic import BaseModel

from toolkit_cli.model.blocks import Pathway
from toolkit_cli.model.inlines import Inline
from toolkit_cli.model.node import Node
from toolkit_cli.model.text import Text

_WAIVERS = "allow"
_TEXT = """
    capitalize count endswith find isalpha isdigit lower lstrip partition removeprefix removesuffix rpartition
    rsplit rstrip split splitlines startswith strip title upper
"""
_LOOP = """
    changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0
"""
NAMES: Mapping[type, frozenset[str]] = {
    str: frozenset(_TEXT.split()),
    Markup: frozenset(_TEXT.split()),
    LoopContext: frozenset(_LOOP.split()),
    _GroupTuple: frozenset({"grouper", "list"}),
    Text: frozenset({"source", "inlines"}),
    **{kind: frozenset(field.name for field in fields(kind)) for kind in get_args(Inline)},
}
"""The attributes that a template may read, by the type of the value. No other type has any."""

_OF_THE_PROGRAM = frozenset({*dir(BaseModel), "format", "format_map", "mro"})


def is_hidden(name: str) -> bool:
    """Whether no value at all shows a field of this name: it belongs to the program."""
    return name.startswith("_") or name in _OF_THE_PROGRAM


class Asked:
    """An object of the program that templates ask: `names` are the attributes that they see of it."""

    __slots__ = ("_names", "_object")

    def __init__(self, asked: object, names: Iterable[str]):
        self._object, self._names = asked, frozenset(names)

    @property
    def names(self) -> frozenset[str]:
        """What may be asked for."""
        return self._names

    def ask(self, name: str) -> Any:
        """The attribute of a name, as plain values; raises KeyError for one that is not shown."""
        if name not in self._names:
            raise KeyError(name)
        found = getattr(self._object, name)
        return Question(found) if callable(found) else view(found)


class Question:
    """A method of the program that templates call; its answer is plain values."""

    __slots__ = ("_method",)

    def __init__(self, method: Callable[..., Any]):
        self._method = method

    def __call__(self, *given: Any, **named: Any) -> Any:
        return view(self._method(*given, **named))


def view(thing: Any) -> Any:
    """A thing of the model as plain values: pieces of content become dictionaries of their fields."""
    kind = type(thing)
    if kind is str or kind in NAMES:
        return thing
    if kind is tuple or kind is list:
        return tuple(map(view, thing))
    if kind is dict:
        return {name: view(value) for name, value in thing.items()}
    if isinstance(thing, Node):
        made = {name: view(getattr(thing, name)) for name in kind.model_fields if name != _WAIVERS}
        return made | {"number": thing.number} if isinstance(thing, Pathway) else made
    if is_dataclass(thing):
        return {field.name: view(getattr(thing, field.name)) for field in fields(thing)}
    return thing
