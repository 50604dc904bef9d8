"""Several elements of a page have the same id: links and labels that mean one of them lead to another.

Bad: two sections with `id="contacts"`.
Good: an id of its own for each.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every id after its first element."""
    for name, elements in page.ids.items():
        for element in elements[1:] if name.strip() else ():
            yield Fault(f"the id `{name[:60]}` is used twice", "give each its own", page.place(element))
