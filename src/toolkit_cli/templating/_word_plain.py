"""A Word template filled by docxtpl itself: what it gives is what every faster way has to give."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.word_parts import parts_of

if TYPE_CHECKING:
    from docxtpl import DocxTemplate


def plain(word: "DocxTemplate", context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts of the document that docxtpl makes, by name in the package; raises whatever docxtpl raises."""
    made = io.BytesIO()
    word.render(dict(context), jinja_env=environment(), autoescape=True)
    word.save(made)
    return parts_of(made.getvalue())
