"""The bullets or numbers of a list are typed as text: a screen reader does not say that there is a list, nor how
many items it has.

Bad: paragraphs that begin with a typed `•`, `-` or `1.`; items that begin with a bullet of their own.
Good: a block `type: list`, or `type: numbered-factors`, which write the marks themselves.
"""

from collections.abc import Iterator
from itertools import groupby

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import named_mark, typed_mark
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, Prose, prose

SEVERITY = Severity.ERROR
_NEVER = (Part.TITLE, Part.LINK, Part.LABEL, Part.ALTERNATIVE)
_ALONE = "1. "
"""The mark that one text may begin with by chance."""


def check(project: Project) -> Iterator[Finding]:
    """Every text that begins with a bullet, and the first of several that begin with a number."""
    texts = (found for found in prose(project) if found.part not in _NEVER)
    for mark, group in groupby(texts, _mark):
        items = list(group)
        if mark == _ALONE:
            items = items[:1] if len(items) > 1 else []
        for found in items if mark else ():
            message = f"the text begins with {named_mark(mark)}"
            yield Finding(
                found.file, found.path, message, "make it an item of `type: list`, without the mark"
            )


def _mark(found: Prose) -> str:
    return typed_mark(found.words)
