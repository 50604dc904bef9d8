"""Digests of values: the same for equal values, in any process and on any day."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel

_LENGTH = 16
"""Hexadecimal digits: 64 bits are enough to see that something changed."""


def digest_of(*values: object) -> str:
    """A short digest of values made of dataclasses, models, mappings, sequences and plain values.

    Raises TypeError for anything else, so that nothing is ever left out unseen.
    """
    pieces: list[bytes] = []
    _tell(values, pieces.append)
    return hashlib.sha256(b"\0".join(pieces)).hexdigest()[:_LENGTH]


def _tell(value: object, tell: Callable[[bytes], None]) -> None:
    """Tell the pieces of a value, each with its type and its length: other values tell other pieces."""
    match value:
        case str():
            content = value.encode("utf-8", "surrogatepass")
            tell(b"text %d" % len(content))
            tell(content)
        case None | bool() | int() | float() | Enum() | datetime() | PurePath():
            tell(f"{type(value).__name__} {value}".encode())
        case bytes():
            tell(b"bytes %d" % len(value))
            tell(value)
        case list() | tuple():
            tell(b"sequence %d" % len(value))
            for member in value:
                _tell(member, tell)
        case Mapping():
            tell(b"mapping %d" % len(value))
            for key in sorted(value, key=str):
                _tell(key, tell)
                _tell(value[key], tell)
        case frozenset() | set():
            _tell(sorted(value, key=str), tell)
        case _:
            kind: Any = type(value)
            tell(kind.__name__.encode())
            for name in _names(kind):
                _tell(getattr(value, name), tell)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields that say what a value is; waivers say nothing to readers of documents."""
    if issubclass(kind, BaseModel):
        return tuple(name for name in kind.model_fields if name != "allow")
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    raise TypeError(f"{kind.__name__} has no canonical form")
