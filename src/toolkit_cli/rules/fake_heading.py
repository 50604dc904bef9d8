"""A paragraph looks like a heading, short and all stressed, but is none: screen readers do not list it.

Bad: `text: "**Before bedtime**"`, with a paragraph after it.
Good: a block `type: subsection` with `title: Before bedtime`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import may_be_heading
from toolkit_cli.model.inlines import Emphasis, Inline, Strong, words_of
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.ERROR
_PLAIN = (Part.PARAGRAPH, Part.LINE, Part.QUOTATION, Part.NAME)


def check(project: Project) -> Iterator[Finding]:
    """Every short text on a line of its own that is all in bold."""
    for found in prose(project):
        if found.part in _PLAIN and may_be_heading(found.words) and _bold(found.text.inlines):
            message = f"`{found.words}` stands for a heading"
            hint = "make it the title of a `subsection`, without the stars"
            yield Finding(found.file, found.path, message, hint)


def _bold(inlines: tuple[Inline, ...]) -> bool:
    return all(isinstance(inline, Strong | Emphasis) or not words_of((inline,)).strip() for inline in inlines)
