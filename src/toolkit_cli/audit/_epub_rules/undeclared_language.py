"""An e-book does not say which language it is in, or says it by a tag that is none.

A book that says it for its text alone, and not for its package, is a warning.

Bad: `<package>` without `xml:lang`; `<dc:language>English</dc:language>`.
Good: `xml:lang="en-GB"` and `<dc:language>en-GB</dc:language>`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._tags import is_tag, remedy
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def check(book: Book) -> Iterator[Fault]:
    """The package without a language; every tag that is none; pages in another language than the book."""
    own = book.root.get(_LANGUAGE, "").strip()
    if not own:
        said = Severity.WARNING if book.dc("language") else None
        hint = "write `xml:lang` in `<package>`"
        yield Fault("the package does not say its language", hint, book.place, said)
    parts = book.root.iter(etree.Element)
    said_of_parts = [(each.get(key) or "").strip() for each in parts for key in (_LANGUAGE, "hreflang")]
    for tag in dict.fromkeys([own, *book.dc("language"), *said_of_parts]):
        if tag and not is_tag(tag):
            hint = remedy(tag, "write it as in `en-GB` or `pl`")
            yield Fault(f"`{tag[:40]}` is not a language tag", hint, book.place)
    tags = {tag.lower() for tag in book.dc("language")}
    for page in book.pages:
        if page.language and tags and page.language.lower() not in tags:
            message = f"the page is in “{page.language[:40]}”, which `dc:language` does not name"
            yield Fault(message, "give both the same language", page.place)
