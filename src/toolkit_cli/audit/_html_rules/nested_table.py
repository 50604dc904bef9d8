"""A table of a page stands inside a cell of another: a screen reader loses the way back.

Bad: a `<table>` within a `<td>`.
Good: two tables, one after the other.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every table inside a table."""
    for table in page.all("table"):
        if next(table.iterancestors("table"), None) is not None:
            yield Fault("a table stands inside another", "set them one after the other", page.place(table))
