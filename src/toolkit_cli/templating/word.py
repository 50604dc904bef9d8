"""Word templates through docxtpl, always escaping and strict."""

from collections.abc import Mapping
from typing import Any

from toolkit_cli.ooxml.package import without_properties
from toolkit_cli.templating.compiled_word import compiled
from toolkit_cli.templating.faults import filling


def render(template: bytes, context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts of the document that a Word template gives, by name in the package.

    Values are escaped; only `Markup` goes in as XML. Raises UnfillableTemplateError if the template, which
    `lint` has passed, fails all the same. The properties of the template are not filled in: those of a document
    are set by the writer.
    """
    with filling():
        return compiled(without_properties(template)).render(context)
