"""A PDF does not say which language it is in, or says it by a tag that is none: a screen reader then reads it
with the voice of another language (PDF/UA 7.2).

Bad: no `/Lang`; `/Lang (English)`.
Good: `/Lang (en-GB)`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.audit._tags import is_tag
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document without a language, and every tag that is none."""
    hint = "set the language of the document it was made from, as in `en-GB`"
    if not document.language:
        yield Fault("the document does not say its language", hint)
    elif not is_tag(document.language):
        yield Fault(f"`{document.language[:40]}` is not a language tag", hint)
    for element in document.elements:
        if element.language and not is_tag(element.language):
            yield Fault(f"`{element.language[:40]}` is not a language tag", hint, element.place())
