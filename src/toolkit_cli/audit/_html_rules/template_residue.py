"""Marks of a template were left in a finished page.

Bad: `{{ title }}`.
Good: the words that belong there.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import residue

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every element with such marks in its words."""
    for element in page.elements:
        words = [element.text or "", *(child.tail or "" for child in element)]
        mark = residue(" ".join(words)) if element.tag not in {"script", "style"} else ""
        if mark:
            yield Fault(
                f"`{mark}` was left in the text: {shown(element)}", "build it again", page.place(element)
            )
