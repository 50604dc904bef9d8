"""Text of a page holds the mark of a character that was lost (U+FFFD), or one of private use that only one font
knows: readers see a box, and a screen reader says nothing.

Bad: “caf�”.
Good: “café”, with the page saved as UTF-8.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import lost_character

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every element with such a character in its words."""
    for element in page.elements:
        if element.tag in {"script", "style"}:
            continue
        words = "".join([element.text or "", *(child.tail or "" for child in element)])
        found = lost_character(words)
        if found:
            message = f"the character U+{ord(found):04X} stands in the text: {shown(element)}"
            yield Fault(message, "write the character that is meant", page.place(element))
