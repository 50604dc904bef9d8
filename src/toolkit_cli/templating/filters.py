"""What templates may do with values: the filters, tests and functions of Jinja that are safe, and our own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, wraps
from typing import Any

from jinja2 import TemplateRuntimeError, pass_eval_context
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import do_replace, make_attrgetter, sync_do_join
from jinja2.nodes import EvalContext
from jinja2.tests import TESTS as DEFAULT_TESTS
from jinja2.utils import Namespace

from toolkit_cli.templating import bounds
from toolkit_cli.templating.typography import balanced_lines, printed_address, without_widow

_GOING_THROUGH = """
    batch count first items last length list map reject rejectattr reverse select selectattr slice
"""
"""Filters that look at the members of a list, not into them."""
_COMPARING = "dictsort groupby max min sort sum unique"
"""Filters that look into the members of a list too."""
_WRITING = """
    abs capitalize center e escape forceescape lower round safe string striptags title trim truncate upper
    urlencode wordcount
"""
"""Filters that make a text of a value."""
_AS_THEY_ARE = ("d", "default", "float", "int")
_NOT_TESTS = ("callable", "filter", "test")


def _counting(function: Callable[..., Any], size: Callable[[Any], int]) -> Callable[..., Any]:
    """A filter that uses up what it goes through and what it gives, and is never asked for great numbers."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:
        for each in (*arguments[at + 1 :], *named.values()):
            bounds.count(each)
            bounds.step(abs(int(each)) if isinstance(each, (int, float)) else 0)
        value = arguments[at] if len(arguments) > at else ""
        if size is not _members and isinstance(value, Iterator):
            value = bounds.listed(value)
            arguments = (*arguments[:at], value, *arguments[at + 1 :])
        bounds.step(size(value))
        made = function(*arguments, **named)
        if isinstance(made, str):
            bounds.make(len(made))
        return made

    return run


def _members(value: Any) -> int:
    return len(value) if isinstance(value, (str, list, tuple, dict, range)) else 0


def _words(value: Any) -> int:
    return bounds.depth(value) // (1000 if isinstance(value, str) else 1)


@pass_eval_context
def _join(evaluated: EvalContext, value: Iterable[Any], d: str = "", attribute: Any = None) -> str:
    """`join`, of no more text than a document holds."""
    parts = bounds.listed(value)
    if attribute is not None:
        parts = list(map(make_attrgetter(evaluated.environment, attribute), parts))
    bounds.sized([*parts, len(parts) * str(d)[:1000]])
    return sync_do_join(evaluated, parts, str(d)[:1000] if not hasattr(d, "__html__") else d)


@pass_eval_context
def _replace(evaluated: EvalContext, text: Any, old: Any, new: Any, count: int | None = None) -> str:
    """`replace`, of no more text than a document holds."""
    bounds.make((bounds.depth(text) + 1) * max(1, len(str(new)) // max(1, len(str(old)))))
    return do_replace(evaluated, text, old, new, count)


def _format(pattern: Any, *values: Any, **named: Any) -> str:
    """`format` as `%` has it."""
    bounds.format_of(str(pattern), (*values, *named.values()))
    return str(pattern) % (named or values)


def _lines(label: Any, longest: int) -> list[str]:
    """`balanced_lines`, of the words of a label."""
    words = len(str(label).split())
    bounds.step(words * words)
    bounds.count(longest)
    if not words or longest < 1:
        raise TemplateRuntimeError("`lines` wants words, and room for one letter at least")
    return balanced_lines(label, longest)


@cache
def filters() -> dict[str, Callable[..., Any]]:
    """All filters by name."""
    return {
        **{name: DEFAULT_FILTERS[name] for name in _AS_THEY_ARE},
        **{name: _counting(DEFAULT_FILTERS[name], _members) for name in _GOING_THROUGH.split()},
        **{name: _counting(DEFAULT_FILTERS[name], bounds.depth) for name in _COMPARING.split()},
        **{name: _counting(DEFAULT_FILTERS[name], _words) for name in _WRITING.split()},
        "join": _join,
        "replace": _replace,
        "format": _format,
        "lines": _lines,
        "address": printed_address,
        "without_widow": without_widow,
    }


def _is_inline(node: object, name: str) -> bool:
    return type(node).__name__ == name


@cache
def tests() -> dict[str, Callable[..., Any]]:
    """All tests by name."""
    every: Mapping[str, Any] = DEFAULT_TESTS
    known = {name: test for name, test in every.items() if name not in _NOT_TESTS}
    known["inline"] = _is_inline
    return known


@cache
def functions() -> dict[str, Callable[..., Any]]:
    """All functions by name."""
    return {"range": bounds.members, "namespace": Namespace}
