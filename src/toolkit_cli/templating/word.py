"""Word templates through docxtpl, always escaping and strict."""

from collections.abc import Mapping
from typing import Any

from toolkit_cli.templating.compiled_word import compiled


class UnfillableTemplateError(Exception):
    """A template that cannot be filled, for a reason that shows only when it is."""


def render(template: bytes, context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts of the document that a Word template gives, by name in the package.

    Values are escaped; only `Markup` goes in as XML. Raises UnfillableTemplateError if the template, which
    `lint` has passed, fails all the same.
    """
    try:
        return compiled(template).render(context)
    except Exception as fault:  # docxtpl and Jinja raise whatever an expression of the template provokes
        raise UnfillableTemplateError(f"{type(fault).__name__}: {fault}") from fault
