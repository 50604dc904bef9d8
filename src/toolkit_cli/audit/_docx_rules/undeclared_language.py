"""A Word document does not say which language its text is in: a screen reader then reads it with the voice
of another language. A tag that is none says nothing either.

Bad: styles without a language; text marked as `cz` or `en-UK`.
Good: a language for the whole document, and for each passage in another language.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._docx_document import PROPERTIES, SETTINGS, STYLES, Document, Fault, Place
from toolkit_cli.audit._docx_names import w
from toolkit_cli.audit._tags import is_tag, remedy
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_NO_PROOFING = "x-none"
"""What Word writes for text without a language."""


def check(document: Document) -> Iterator[Fault]:
    """The document, if its styles set no language."""
    default = document.styles.default_run.get("lang", {}).get("val")
    normal = document.styles.style(None, "paragraph").run.get("lang", {}).get("val")
    if not default and not normal:
        hint = "choose all text, then its language under Review, Language"
        yield Fault(STYLES, "the document has no language", hint)
    yield from _wrong(document)


def _wrong(document: Document) -> Iterator[Fault]:
    """Every tag that is none, at its first place: in the settings, the styles, then the text."""
    told: set[str] = set()
    for place, tags in _tags(document):
        for tag in tags:
            if tag and tag not in told and tag.lower() != _NO_PROOFING and not is_tag(tag):
                told.add(tag)
                hint = remedy(tag, "choose the text, then its language under Review, Language")
                yield Fault(place, f"`{tag[:40]}` is not a language tag", hint)


def _tags(document: Document) -> Iterator[tuple[Place, list[str]]]:
    theme = document.setting("themeFontLang")
    if theme is not None:
        yield SETTINGS, _named(theme)
    core = document.core("dc:language")
    yield PROPERTIES, [core] if core else []
    styles = document.package.root("styles")
    for each in styles.iter(w("lang")) if styles is not None else ():
        yield STYLES, _named(each)
    for paragraph in document.paragraphs:
        for each in paragraph.element.iter(w("lang")):
            yield paragraph.at(), _named(each)


def _named(element: etree._Element) -> list[str]:
    return [element.get(w(key), "").strip() for key in ("val", "eastAsia", "bidi")]
