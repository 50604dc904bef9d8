"""What pure functions of the program gave for the same values before, kept for the user."""

import contextlib
import pickle
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from toolkit_cli.build import versions
from toolkit_cli.build.canonical import digest_of
from toolkit_cli.core.cache_folder import cache_folder

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_TOOLS = ("jinja2", "lxml", "typst")
_MOST = 500
"""Results that are kept."""


def remembered(
    function: Callable[_Given, Iterable[_Found]], *given: _Given.args, **named: _Given.kwargs
) -> tuple[_Found, ...]:
    """What `function` gives: a function of nothing but these values, the program and its libraries."""
    file = _file(function.__name__, function.__module__, given, named)
    if file is None:
        return tuple(function(*given, **named))
    try:
        known = pickle.loads(file.read_bytes())
        assert isinstance(known, tuple)
    except Exception:  # it is not there, or damaged in whatever way
        known = tuple(function(*given, **named))
        _keep(file, known)
    return known


def _file(name: str, *given: object) -> Path | None:
    folder = cache_folder()
    state = (versions.source(), versions.of(_TOOLS))
    return folder / "results" / f"{name}-{digest_of(state, given)}" if folder else None


def _keep(file: Path, found: Any) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        kept = list(file.parent.iterdir())
        for old in kept if len(kept) > _MOST else ():
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            stream.write(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
        Path(stream.name).replace(file)
