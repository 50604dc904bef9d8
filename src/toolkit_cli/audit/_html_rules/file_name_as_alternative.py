"""The alternative text of a picture of a page is the name of its file.

Bad: `alt="IMG_2041.jpg"`.
Good: `alt="A pupil and a teacher talk at a table"`.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_file_name

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every alternative text that is, or holds, the name of a file."""
    for element in page.all("img", "svg", "area", "input"):
        words = page.name(element)
        stem = PurePosixPath(element.get("src", "")[:500]).stem
        if words and (is_file_name(words) or words == stem):
            message = f"the alternative text “{words[:60]}” is the name of a file"
            severity = Severity.WARNING if words.isalpha() else None
            yield Fault(message, "say what the picture tells", page.place(element), severity)
