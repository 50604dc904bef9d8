"""Finds the values of a context that belong to one DocxTemplate: subdocuments and pictures."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_PLAIN = (str, bytes, int, float, complex, type(None))


def owner(context: Mapping[str, Any]) -> "DocxTemplate | None":
    """The DocxTemplate that a value was made for: such a value adds parts to it, so only it can render.

    Looks into mappings, lists, tuples, sets and the attributes of objects.
    """
    from docxtpl import DocxTemplate

    seen: set[int] = set()
    waiting: list[object] = [context]
    while waiting:
        value = waiting.pop()
        if isinstance(value, _PLAIN) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, DocxTemplate):
            return value
        waiting += _within(value)
    return None


def _within(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, (list, tuple, set, frozenset)):
        return value
    if isinstance(value, (type, ModuleType)) or callable(value):
        return ()
    return getattr(value, "__dict__", {}).values()
