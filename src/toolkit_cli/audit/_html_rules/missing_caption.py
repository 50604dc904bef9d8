"""A table of a page has no caption: whoever jumps to it does not learn what it holds.

Bad: a bold paragraph above the table.
Good: `<caption>` as the first thing in the table, or a name by `aria-label`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, text
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(page: Page) -> Iterator[Fault]:
    """Every table of data without a name."""
    for table in page.all("table"):
        named = table.get("aria-label", "").strip() or table.get("aria-labelledby", "").strip()
        captions = [each for each in table if each.tag == "caption" and text(each)]
        if not named and not captions and table.get("role") not in {"presentation", "none"}:
            yield Fault("a table has no caption", "say in `<caption>` what it holds", page.place(table))
