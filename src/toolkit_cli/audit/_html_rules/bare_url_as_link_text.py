"""The words of a link on a page are its web address, which a screen reader spells out.

Bad: a link that reads `https://www.nhs.uk/every-mind-matters/`.
Good: a link that reads “Every Mind Matters”, or the short name of a site, such as `www.nhs.uk`; an address that
follows a link with words in the same item of a list.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, in_contents
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_address

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every link that reads as an address, unless one with words says just before it what it is about."""
    before, said = "", None
    for element in page.all("a"):
        if in_contents(element):
            continue
        target = element.get("href", "")
        words = page.name(element) if target else ""
        item = next(element.iterancestors("li"), None)
        if not is_address(words, target):
            said = item
        elif before != target and (item is None or item is not said):
            hint = "say where it leads, and write the address after it"
            yield Fault(f"a link reads “{words[:80]}”", hint, page.place(element))
        before = target
