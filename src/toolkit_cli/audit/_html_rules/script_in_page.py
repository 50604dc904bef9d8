"""A page holds scripts. A document is to be read without them: they may be blocked, and what they change is not
judged here.

Bad: text that is only there after a script has run.
Good: a page that is whole by itself.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(page: Page) -> Iterator[Fault]:
    """Every script, and every handler in an element."""
    for element in page.elements:
        kind = element.get("type", "").lower()
        if element.tag == "script" and (not kind or "javascript" in kind or kind == "module"):
            yield Fault(
                "the page holds a script", "take it out, or test the page in a browser", page.place(element)
            )
        handler = next((key for key in element.attrib if str(key).startswith("on")), None)
        if handler is not None or element.get("href", "").strip().lower().startswith("javascript:"):
            message = f"`<{str(element.tag)[:20]}>` runs a script"
            yield Fault(message, "use a link or a real button", page.place(element))
