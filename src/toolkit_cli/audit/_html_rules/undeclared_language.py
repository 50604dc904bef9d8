"""A web page does not say which language it is in, or says it by a tag that is none: a screen reader then
reads it with the voice of another language (WCAG 2.2, 3.1.1 and 3.1.2).

Bad: `<html>`; `<html xml:lang="en">` alone; `<html lang="english">`; `lang="cz"`; `lang="pl"` beside
`xml:lang="en"`.
Good: `<html lang="en-GB">`, and `lang` on words in another language.
"""

from collections.abc import Iterator

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
    for element in page.elements:
        plain, xml = element.get("lang"), xml_language(element)
        for tag in dict.fromkeys(each for each in (plain, xml) if each and each.strip()):
            if not is_tag(tag.strip()):
                message = f"`{tag[:40]}` is not a language tag"
                hint = remedy(tag, "write it as in `en-GB` or `pl`")
                yield Fault(message, hint, page.place(element))
        if plain and xml and plain.lower() != xml.lower():
            message = f"`lang` is `{plain[:40]}`, but `xml:lang` is `{xml[:40]}`"
            yield Fault(message, "give both the same tag", page.place(element))
