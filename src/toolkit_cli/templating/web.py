"""Templates of web pages and e-books: the macros of the blocks, and the page of a kind around them."""

from collections.abc import Mapping
from typing import Any

from jinja2.runtime import Macro
from markupsafe import Markup

from toolkit_cli.templating.environment import called, compiled
from toolkit_cli.templating.faults import UnfillableTemplateError, filling


class Macros:
    """The macros of a text template with the values that they name; `file` is what faults call it."""

    def __init__(self, source: str, file: str, given: Mapping[str, Any]):
        self._file = file
        with filling(file):
            self.module = compiled(source, file).make_module(dict(given))

    def call(self, name: str, *arguments: object) -> Markup:
        """What a macro gives. Raises UnfillableTemplateError if it is not there, or fails."""
        macro = vars(self.module).get(name)
        if not isinstance(macro, Macro):
            hint = f"write a macro `{name}` there: the one of a similar block shows how"
            raise UnfillableTemplateError(f"it has no macro `{name}`", self._file, hint=hint)
        with filling(self._file):
            return called(macro, *arguments)


def page(template: bytes, file: str, macros: Macros, given: Mapping[str, Any]) -> str:
    """A page: the template of a kind, which calls the macros as `page.…`; `file` is what faults call it.

    Raises UnfillableTemplateError if it fails.
    """
    try:
        source = template.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnfillableTemplateError("it is not UTF-8 text", file) from fault
    with filling(file):
        return compiled(source, file).render({**given, "page": macros.module})
