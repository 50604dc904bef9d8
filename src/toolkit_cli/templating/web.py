"""Templates of web pages and e-books: the macros of the blocks, and the page of a kind around them."""

import traceback
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from toolkit_cli.templating.environment import compiled
from toolkit_cli.templating.word import UnfillableTemplateError

_CODE = "<template>"


class Macros:
    """The macros of a text template with the values that they name; `file` is what faults call it."""

    def __init__(self, source: str, file: str, given: Mapping[str, Any]):
        self._file = file
        self._compiled = compiled(source)
        self.module = _tried(lambda: self._compiled.make_module(dict(given)), file)

    def call(self, name: str, *arguments: object) -> Markup:
        """What a macro gives. Raises UnfillableTemplateError if it is not there, or fails."""
        macro = getattr(self.module, name, None)
        if macro is None:
            raise UnfillableTemplateError(f"templates/{self._file} has no macro `{name}`")
        return Markup(_tried(lambda: macro(*arguments), f"templates/{self._file}, macro `{name}`"))


def page(template: bytes, macros: Macros, given: Mapping[str, Any]) -> str:
    """A page: the template of a kind, which calls the macros as `page.…`.

    Raises UnfillableTemplateError if it fails.
    """
    try:
        source = template.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnfillableTemplateError("it is not UTF-8 text") from fault
    return str(_tried(lambda: compiled(source).render({**given, "page": macros.module}), "the page"))


def _tried(make: Any, what: str) -> Any:
    """What `make` gives; what its template raises is UnfillableTemplateError."""
    try:
        return make()
    except UnfillableTemplateError:
        raise
    except Exception as fault:
        *_, (last, _) = traceback.walk_tb(fault.__traceback__)
        if last.f_code.co_filename == _CODE or type(fault).__module__.startswith("jinja2"):
            raise UnfillableTemplateError(f"{what}: {type(fault).__name__}: {fault}") from fault
        raise
