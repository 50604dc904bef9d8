"""Where a document has what a writer cannot show."""

from collections.abc import Callable

from toolkit_cli.core.diagnostics import Span
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import document_file


def place_of(character: str, document: Document, shown: Callable[[str], str] = str) -> Span:
    """The block of the first text that has a character as it is shown; the document's file if none has it."""
    spans = (origin.span for origin, label, text in document.texts() if character in shown(f"{label}{text}"))
    return next(spans, Span(document_file(document.id)))
