"""What a template may use up: steps, characters and the size of what it asks for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, nodes

from toolkit_cli.core.limits import MADE, MEMBERS, NESTED, NUMBER, STEPS

_Parts = TypeVar("_Parts", bound=Sequence[Any])
_CHARACTERS_A_STEP = 1000
_MANY = (list, tuple, dict, range)
_FORMAT = re.compile(r"%(\(\w*\))?[-+ #0]*(?P<width>\*|\d*)(\.(?P<places>\*|\d*))?")


class TooMuchError(TemplateRuntimeError):
    """A template asks for more than any document needs."""


class TooDeepError(TemplateSyntaxError):
    """An expression of a template is nested too deep to be read in time."""


def check_depth(tree: nodes.Node, name: str | None) -> None:
    """Raise TooDeepError at the first such expression of a template."""
    todo = [(tree, 0)]
    while todo:
        node, around = todo.pop()
        depth = around + 1 if isinstance(node, nodes.Expr) else 0
        if depth > NESTED:
            raise TooDeepError("an expression is nested too deeply", node.lineno, name)
        todo += [(each, depth) for each in node.iter_child_nodes()]


@dataclass
class _Budget:
    steps: int = field(default_factory=lambda: STEPS)
    made: int = MADE


_budget: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def bounded(*, afresh: bool = False) -> Iterator[None]:
    """All that is filled within shares one budget: of templates that call each other, the outermost has it.

    `afresh`: whatever was used up before.
    """
    if _budget.get() is not None and not afresh:
        yield
        return
    token = _budget.set(_Budget())
    try:
        yield
    finally:
        _budget.reset(token)


def step(count: int = 1) -> str:
    """Use up steps. Raises TooMuchError if none are left."""
    budget = _budget.get()
    if budget is not None:
        budget.steps -= count
        if budget.steps < 0:
            raise TooMuchError("it takes more steps than any document needs")
    return ""


def make(characters: int) -> None:
    """Use up characters. Raises TooMuchError if none are left."""
    budget = _budget.get()
    left = MADE if budget is None else budget.made
    if characters > left:
        raise TooMuchError("it makes more text than any document holds")
    if budget is not None:
        budget.made = left - characters
        if characters > _CHARACTERS_A_STEP:
            step(characters // _CHARACTERS_A_STEP)


def joined(parts: Iterable[str]) -> str:
    """The parts of a text as one."""
    known = list(parts)
    make(sum(map(len, known)))
    return "".join(known)


def sized(parts: _Parts) -> _Parts:
    """Values that are to be joined, as they are."""
    make(sum(len(part) if isinstance(part, str) else depth(part) * 20 for part in parts))
    return parts


def listed(values: Iterable[Any]) -> list[Any]:
    """The members of a list that is made as it is read."""
    made = list(islice(values, MEMBERS + 1))
    if len(made) > MEMBERS:
        raise TooMuchError("a list is longer than any document needs")
    step(len(made))
    return made


def sought(value: Any) -> Any:
    """A value that another is compared with, or sought in, as it is."""
    if isinstance(value, (str, *_MANY)):
        step(depth(value) // 10)
    return value


def count(wanted: Any) -> None:
    """Look at a width or a number of things that a template asks for."""
    if isinstance(wanted, (int, float)) and not -MEMBERS <= wanted <= MEMBERS:
        raise TooMuchError(f"{wanted:.0f} is more than any document needs")


def members(*limits: int) -> range:
    """`range`, of so many members at most."""
    made = range(*limits)
    if made and len(made) > MEMBERS:
        raise TooMuchError(f"a range of {len(made)} is more than any document needs")
    step(len(made))
    return made


def depth(value: Any) -> int:
    """The characters of a text, or the members of a list and of all within it, as far as they are bounded."""
    if isinstance(value, str):
        return len(value)
    total, waiting = 1, [value]
    while waiting and total <= STEPS:
        each = waiting.pop()
        if isinstance(each, str):
            total += len(each) // 10
        elif isinstance(each, _MANY):
            total += len(each)
            waiting += each.values() if isinstance(each, dict) else each
    if total > STEPS:
        raise TooMuchError("a list is longer than any document needs")
    return total


def format_of(pattern: str, values: Iterable[object]) -> None:
    """Look at a pattern that values are set in, before it is used."""
    for found in _FORMAT.finditer(pattern):
        for wanted in (found["width"], found["places"]):
            if wanted == "*" or len(wanted or "") > 3:
                raise TooMuchError(f"`{found[0][:20]}` asks for more characters than any document needs")
    make(len(pattern) + pattern.count("%") * (100 + sum(map(depth, values))))


def times(one: Any, other: Any) -> Any:
    """`*` in a template."""
    for text, often in ((one, other), (other, one)):
        if isinstance(text, (str, list, tuple)) and isinstance(often, int):
            count(often)
            (make if isinstance(text, str) else count)(len(text) * max(often, 0))
    return _whole(one * other)


def power(one: Any, other: Any) -> Any:
    """`**` in a template."""
    if abs(other) > 100 or abs(one) > NUMBER:
        raise TooMuchError("a number is too large")
    return _whole(one**other)


def plus(one: Any, other: Any) -> Any:
    """`+` in a template."""
    if isinstance(one, str):
        make(len(one) + (len(other) if isinstance(other, str) else 0))
    elif isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        count(len(one) + len(other))
        step(len(one) + len(other))
    return _whole(one + other)


def modulo(one: Any, other: Any) -> Any:
    """`%` in a template."""
    if isinstance(one, str):
        format_of(one, (other,))
    return one % other


def _whole(number: Any) -> Any:
    if isinstance(number, int) and abs(number) > NUMBER:
        raise TooMuchError("a number is too large")
    return number
