"""Word templates through docxtpl, always escaping and strict."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from toolkit_cli.templating.environment import environment


def render(template: bytes, context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts of the document that a Word template gives, by name in the package.

    Values are escaped; only `Markup` goes in as XML. Raises jinja2.TemplateError if the template is
    faulty (`lint` finds that beforehand, with its place).
    """
    from docxtpl import DocxTemplate

    word = DocxTemplate(io.BytesIO(template))
    word.render(dict(context), jinja_env=environment(), autoescape=True)
    made = io.BytesIO()
    word.save(made)
    return parts_of(made.getvalue())


def parts_of(package: bytes) -> dict[str, bytes]:
    """The members of a zip package, by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
