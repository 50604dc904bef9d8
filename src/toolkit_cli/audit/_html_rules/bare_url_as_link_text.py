"""The words of a link on a page are its web address, which a screen reader spells out.

Bad: a link that reads `https://www.nhs.uk/every-mind-matters/`.
Good: a link that reads “Every Mind Matters”, or the short name of a site, such as `www.nhs.uk`; an address
after words that say what it is, in the same paragraph or item of a list.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, in_contents, text
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import introduces, is_address

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every link that reads as an address, unless words just before it say what it is about."""
    before = ""
    for element in page.all("a"):
        if in_contents(element):
            continue
        target = element.get("href", "")
        words = page.name(element) if target else ""
        if is_address(words, target) and before != target and not _introduced(element, words):
            hint = "say where it leads, and write the address after it"
            yield Fault(f"a link reads “{words[:80]}”", hint, page.place(element))
        before = target


def _introduced(element: etree._Element, words: str) -> bool:
    """Whether words before a link, in its paragraph, item or cell, say what it is about."""
    block = next(element.iterancestors("p", "li", "dd", "td"), None)
    return block is not None and introduces(text(block).partition(words)[0])
