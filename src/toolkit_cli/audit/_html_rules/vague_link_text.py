"""The words of a link on a page do not say where it leads. Screen readers list links without the text around.

Bad: “click here”, “more information”.
Good: “Every Mind Matters”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, in_contents
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_vague

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every link whose words fit any other."""
    for element in page.all("a"):
        words = page.name(element) if element.get("href") is not None else ""
        if is_vague(words) and not in_contents(element):
            yield Fault(f"a link reads “{words}”", "say where it leads", page.place(element))
