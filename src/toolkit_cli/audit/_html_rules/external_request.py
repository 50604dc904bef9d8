"""A page asks other machines for parts of itself: it tells them who reads it, and is broken without a network.

Bad: a script, style sheet, font, frame or picture from another site.
Good: all in the page itself; links to other sites are no requests.
"""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_ELSEWHERE = re.compile(r"(?:https?:)?//|ftp:", re.I)
_URL = re.compile(r"url\(\s*[\"']?([^\"')]{1,2000})|@import\s+[\"']([^\"']{1,2000})")
_RELATIONS = frozenset(
    {
        "stylesheet",
        "icon",
        "preload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "modulepreload",
        "manifest",
        "apple-touch-icon",
    }
)


def check(page: Page) -> Iterator[Fault]:
    """Every address that a browser asks for by itself."""
    for element in page.elements:
        for address in _addresses(element):
            if _ELSEWHERE.match(address.strip()):
                message = f"`<{element.tag}>` asks for {address.strip()[:100]}"
                yield Fault(message, "keep it with the page", page.place(element))


def _addresses(element: etree._Element) -> Iterator[str]:
    """The addresses that an element loads."""
    for key, value in element.attrib.items():
        if key in {"src", "poster", "data", "background"}:
            yield str(value)
        elif key == "srcset":
            yield from (each.strip().partition(" ")[0] for each in str(value).split(","))
        elif str(key).rpartition("}")[2] == "href" and _loads(element):
            yield str(value)
        elif key == "style":
            yield from _in_style(str(value))
    if element.tag == "style":
        yield from _in_style(element.text or "")


def _in_style(words: str) -> Iterator[str]:
    return (found[1] or found[2] for found in _URL.finditer(words))


def _loads(element: etree._Element) -> bool:
    rel = set(element.get("rel", "").lower().split())
    return element.tag in {"image", "use", "base"} or (element.tag == "link" and bool(rel & _RELATIONS))
