"""The words of a link on a page are its web address, which a screen reader spells out.

Bad: a link that reads `https://www.nhs.uk/every-mind-matters/`.
Good: a link that reads “Every Mind Matters”, or the short name of a site, such as `www.nhs.uk`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.audit._wording import is_address
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every link that reads as an address, unless one with words leads to the same place just before it."""
    before = ""
    for element in page.all("a"):
        target = element.get("href", "")
        words = page.name(element) if target else ""
        if is_address(words, target) and before != target:
            hint = "say where it leads, and write the address after it"
            yield Fault(f"a link reads “{words[:80]}”", hint, page.place(element))
        before = target
