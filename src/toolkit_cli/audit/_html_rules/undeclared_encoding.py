"""A web page does not say how its letters are written, so that a browser guesses, and may show others.

Bad: no `<meta charset>`.
Good: `<meta charset="utf-8">` first in `<head>`.
"""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
WEB_ONLY = True
_CHARSET = re.compile(r"^.*charset\s*=\s*[\"']?", re.I)


def check(page: Page) -> Iterator[Fault]:
    """The page without an encoding, or with another than UTF-8."""
    metas = [each for each in page.elements if each.tag == "meta"]
    said = [
        each.get("charset", "") or _CHARSET.sub("", each.get("content", "")) for each in metas if _says(each)
    ]
    if not any(each.strip().lower() in {"utf-8", "utf8"} for each in said):
        yield Fault("the page does not say that it is in UTF-8", '`<meta charset="utf-8">`', page.place())


def _says(element: etree._Element) -> bool:
    return element.get("charset") is not None or element.get("http-equiv", "").lower() == "content-type"
