"""A web page does not say which language it is in, or says it by a tag that is none: a screen reader then
reads it with the voice of another language (WCAG 2.2, 3.1.1 and 3.1.2). A wrong tag on words that nobody hears,
of a page that a link leads to, or of the same language in another country is a warning.

Bad: `<html>`; `<html xml:lang="en">` alone; `<html lang="english">`; `lang="cz"`; `hreflang="gr"`; `lang="pl"`
beside `xml:lang="en"`.
Good: `<html lang="en-GB">`, and `lang` on words in another language.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, xml_language
from toolkit_cli.audit._tags import is_tag, remedy
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """The page without a language; every tag that is none; every pair of tags that differ."""
    if not page.language or (not page.root.get("lang", "").strip() and not page.part):
        hint = 'write it: `<html lang="en-GB">`; `xml:lang` alone is not read'
        yield Fault("the page does not say its language", hint, page.place(page.root))
    heard = _heard(page)
    for element in page.elements:
        plain, xml = element.get("lang"), xml_language(element)
        severity = None if element in heard else Severity.WARNING
        for tag in dict.fromkeys((plain, xml)):
            if tag is not None and element is not page.root and not tag.strip() and tag:
                yield Fault("a language is blank", "write its tag", page.place(element), severity)
            yield from _wrong(page, element, tag, severity)
        for key in ("hreflang", "srclang"):
            yield from _wrong(page, element, element.get(key), Severity.WARNING)
        if plain and xml and plain.lower() != xml.lower():
            message = f"`lang` is `{plain[:40]}`, but `xml:lang` is `{xml[:40]}`"
            alike = plain.lower().partition("-")[0] == xml.lower().partition("-")[0]
            yield Fault(
                message, "give both the same tag", page.place(element), Severity.WARNING if alike else None
            )


def _wrong(
    page: Page, element: etree._Element, tag: str | None, severity: Severity | None
) -> Iterator[Fault]:
    if tag and tag.strip() and not is_tag(tag.strip()):
        hint = remedy(tag, "write it as in `en-GB` or `pl`")
        yield Fault(f"`{tag[:40]}` is not a language tag", hint, page.place(element), severity)


def _heard(page: Page) -> set[etree._Element]:
    """The elements with a language in which words are said: the page itself, and those nearest to words."""
    found = {page.root}
    nearest: dict[etree._Element, etree._Element] = {}
    for element in page.elements:
        parent = element.getparent()
        own = element.get("lang") is not None or xml_language(element) is not None
        near = element if own or parent is None else nearest[parent]
        nearest[element] = near
        said = [
            element.text,
            *(child.tail for child in element),
            element.get("alt"),
            element.get("aria-label"),
        ]
        if element not in page.hidden and any(each and each.strip() for each in said):
            found.add(near)
    return found
