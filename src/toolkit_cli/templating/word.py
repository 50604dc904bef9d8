"""Word templates through docxtpl, always escaping and strict."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from toolkit_cli.templating.environment import environment


class UnfillableTemplateError(Exception):
    """A template that cannot be filled, for a reason that shows only when it is."""


def render(template: bytes, context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts of the document that a Word template gives, by name in the package.

    Values are escaped; only `Markup` goes in as XML. Raises UnfillableTemplateError if the template, which
    `lint` has passed, fails all the same.
    """
    from docxtpl import DocxTemplate

    word = DocxTemplate(io.BytesIO(template))
    made = io.BytesIO()
    try:
        word.render(dict(context), jinja_env=environment(), autoescape=True)
        word.save(made)
    except Exception as fault:  # docxtpl and Jinja raise whatever an expression of the template provokes
        raise UnfillableTemplateError(f"{type(fault).__name__}: {fault}") from fault
    return parts_of(made.getvalue())


def parts_of(package: bytes) -> dict[str, bytes]:
    """The members of a zip package, by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
