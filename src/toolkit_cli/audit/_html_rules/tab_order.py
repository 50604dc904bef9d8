"""An element of a page stands in an order of its own for the Tab key, apart from the order of the text
(WCAG 2.2, 2.4.3).

Bad: `tabindex="3"`.
Good: no `tabindex`, and the elements in their order.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every tabindex above 0."""
    for element in page.elements:
        value = element.get("tabindex", "").strip().lstrip("+")[:9]
        if value.isascii() and value.isdigit() and int(value) > 0:
            yield Fault(f"`tabindex` is {value}", "take it out", page.place(element))
