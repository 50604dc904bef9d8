"""A PDF does not say which language it is in, or says it by a tag that is none: a screen reader then reads it
with the voice of another language (PDF/UA 7.2).

Bad: no `/Lang`; `/Lang (English)`.
Good: `/Lang (en-GB)`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.audit._tags import is_tag, remedy
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document without a language, for itself or for each of its texts, and every tag that is none."""
    hint = "set the language of the document it was made from, as in `en-GB`"
    language = document.language
    if not language and not document.says_languages:
        yield Fault("the document does not say its language", hint)
    elif language and not is_tag(language):
        yield Fault(f"`{language[:40]}` is not a language tag", remedy(language, hint))
    for element in document.elements:
        tag = element.language
        if tag and not is_tag(tag):
            yield Fault(f"`{tag[:40]}` is not a language tag", remedy(tag, hint), element.place())
