"""Reads words, paths and numbers of the command line: for that, Typer loads pydantic for a tenth of a second."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

_Read = Callable[[str], Any]


class QuickValue:
    """What Typer's reader of a parameter gives; that reader is asked for anything else, and for what is wrong.

    `typers` is the method of the parameter that makes the reader.
    """

    def __init__(self, typers: Callable[[], Any]) -> None:
        self._typers = typers

    def itself(self) -> "QuickValue":
        """What a parameter asks for its reader."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value of a parameter. Raises what Typer raises."""
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        if not isinstance(value, str | Sequence):
            return value  # a default, which is of its type already
        if many and isinstance(value, str):
            return self._typers().coerce(value, param=param, ctx=ctx)
        described = param.type_descriptor
        annotation = described.annotation
        read = _reader(annotation.__args__[0] if many else annotation, described.parameter_info)
        try:
            if read:
                return [read(each) for each in value] if many else read(value)  # type: ignore[arg-type]
        except ValueError:
            pass  # Typer says it
        return self._typers().coerce(value, param=param, ctx=ctx)


def read_quickly(params: list[Any]) -> list[Any]:
    """Typer's parameters, to be read so. A Typer without readers of this sort has none of pydantic either."""
    for each in params:
        typers = getattr(each, "get_runtime_param", None)
        if typers and not isinstance(getattr(typers, "__self__", None), QuickValue):
            each.get_runtime_param = QuickValue(typers).itself
    return params


def _reader(annotation: Any, info: Any) -> _Read | None:
    if info.parser:
        read: _Read = info.parser
        return read
    plain = info.path_type is None and not (info.exists or info.resolve_path or info.writable)
    path = _path if plain and info.file_okay and info.dir_okay else None
    readers: dict[Any, _Read | None] = {str: str, int: partial(_number, info), Path: path}
    return readers.get(annotation)


def _path(value: str) -> Path:
    if os.path.exists(value) and not os.access(value, os.R_OK):  # noqa: PTH110 - quicker
        raise ValueError(value)
    return Path(value)


def _number(info: Any, value: str) -> int:
    least, most = info.min if info.min is not None else 0, info.max if info.max is not None else 10**6
    if info.clamp or not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
        raise ValueError(value)
    return int(value)
