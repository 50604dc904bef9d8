"""The alternative text of a picture of a page is too short or too long to help, only says that it is a picture,
or was made by a machine and never read. A length that is not usual is a warning.

Bad: “Picture 3”, “image of a graph”, “Description automatically generated”.
Good: what the picture tells, in 5 to 150 characters; more than that belongs in the text.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_file_name, weakness

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every alternative text that is none."""
    for element in page.all("img", "svg", "area"):
        words = page.name(element)
        why = weakness(words) if words else ""
        if why and not is_file_name(words):
            message = f"the alternative text “{words[:60]}” {why}"
            severity = Severity.WARNING if why.endswith("characters") else None
            hint = "say what the picture tells, in 5 to 150 characters"
            yield Fault(message, hint, page.place(element), severity)
