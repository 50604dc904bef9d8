"""The strings within plain values."""

from collections.abc import Iterator
from typing import Any

from toolkit_cli.core.sources import KeyPath


def strings(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every string within a value, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for step, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(member, (*path, step))
