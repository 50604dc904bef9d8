"""A style or a stretch of text has a language of its own, which stays when the document is translated.

Bad: a heading that Word marked as English (US). Good: no language but the template's default.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import value
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.WARNING
_HINT = "select all, Review, Language, Set Proofing Language, and save"


def check(template: Template) -> Iterator[Fault]:
    """Every style in use and every run whose language is not the default."""
    default = value(template.styles.defaults, "w:lang")
    for style in template.used:
        language = value(style.element, "w:rPr/w:lang")
        if language and default and language != default:
            yield Fault(style.place, f"`{style.name}` is always in the language `{language}`", _HINT)
    for paragraph, _, _ in template.printing:
        for piece in paragraph.pieces:
            language = value(piece.run, "w:rPr/w:lang")
            if language and default and language != default and piece.text.strip():
                message = f"{excerpt(piece.text)} is always in the language `{language}`"
                yield Fault(paragraph.place, message, _HINT)
