"""What pure functions of the program gave for the same values before, kept for the user."""

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from toolkit_cli.build import versions
from toolkit_cli.build.canonical import digest_of
from toolkit_cli.core.cache_folder import kept

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_TOOLS = ("jinja2", "lxml", "typst")
_KIND, _MOST = "results", 500


def remembered(
    function: Callable[_Given, Iterable[_Found]], *given: _Given.args, **named: _Given.kwargs
) -> tuple[_Found, ...]:
    """What `function` gives: a function of nothing but these values, the program and its libraries."""
    name = f"{function.__name__}-{_digest(function.__module__, given, named)}"
    return kept(_KIND, name, lambda: tuple(function(*given, **named)), most=_MOST)


def _digest(*given: object) -> str:
    return digest_of(versions.source(), versions.of(_TOOLS), given)
