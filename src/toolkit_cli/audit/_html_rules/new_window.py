"""A link of a page opens a new window without saying so: readers lose the way back (WCAG 2.2, 3.2.5).

Bad: `<a href="…" target="_blank">Every Mind Matters</a>`.
Good: no `target`; or words such as “(opens in a new tab)”.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_SAID = re.compile(r"\bnew (?:tab|window)\b", re.I)


def check(page: Page) -> Iterator[Fault]:
    """Every link that opens a window of its own and does not say so."""
    for element in page.all("a", "area", "form"):
        goal = element.get("target", "").lower()
        if goal and goal not in {"_self", "_parent", "_top"} and not _SAID.search(page.name(element)):
            message = f"a link opens a new window: {shown(element)}"
            yield Fault(message, "take out `target`", page.place(element))
