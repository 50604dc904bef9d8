"""The one Jinja environment: sandboxed, strict about undefined names, escaping for XML."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from toolkit_cli.templating.bytecode import template_of
from toolkit_cli.templating.typography import balanced_lines, printed_address, without_widow


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which remembers what it found safe: that depends on the type of an object alone."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute."""
        key = (type(obj), attr)
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]


def environment() -> ImmutableSandboxedEnvironment:
    """A fresh environment. An undefined name raises, every value is escaped."""
    made = _Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters["lines"] = balanced_lines
    made.filters["address"] = printed_address
    made.filters["without_widow"] = without_widow
    made.tests["inline"] = lambda node, name: type(node).__name__ == name
    return made


@cache
def compiled(source: str) -> Template:
    """A template, compiled once in a run."""
    return template_of(environment(), source)


def macros(source: str, context: Mapping[str, Any]) -> Callable[[str], Callable[..., Markup] | None]:
    """The macros of a template by name; a macro that is not there is None."""
    module = compiled(source).make_module(dict(context))
    return lambda name: getattr(module, name, None)
