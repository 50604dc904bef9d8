"""A page in a language that runs from right to left is laid out from left to right, or words in such a
language stand in a page without their direction: full stops, brackets and lists stand on the wrong side.

Bad: `<html lang="ar">`.
Good: `<html lang="ar" dir="rtl">`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, language, opening
from toolkit_cli.audit._tags import runs_right_to_left
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import runs_right_to_left as reads_right_to_left

SEVERITY = Severity.ERROR
_WAYS = ("from left to right", "from right to left")


def check(page: Page) -> Iterator[Fault]:
    """Every element whose language runs the other way than its direction says."""
    directions: dict[object, str] = {}
    for element in page.elements:
        parent = element.getparent()
        around = directions.get(parent, "ltr") if parent is not None else "ltr"
        here = directions[element] = element.get("dir", "").lower() or around
        tag = language(element)
        if not tag or here == "auto" or element in page.hidden:
            continue
        wanted = "rtl" if runs_right_to_left(tag) else "ltr"
        if wanted != here and reads_right_to_left(opening(element)) == (wanted == "rtl"):
            message = f"text in “{tag[:40]}” runs {_WAYS[here == 'rtl']}"
            yield Fault(message, f'write `dir="{wanted}"` beside `lang`', page.place(element))
