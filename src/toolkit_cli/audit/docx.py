"""The accessibility of Word documents."""

from collections.abc import Iterator

from toolkit_cli.audit import _docx_rules
from toolkit_cli.audit._docx_bookmarks import origins
from toolkit_cli.audit._docx_document import Document, Fault, Place
from toolkit_cli.audit._docx_package import (
    EncryptedDocumentError,
    FaultyDocumentError,
    Members,
    read_package,
)
from toolkit_cli.audit._docx_walk import read_document
from toolkit_cli.audit._found import Found
from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.ooxml import workshop
from toolkit_cli.ooxml.parts import Package

_PACKAGE = Place("package")
NOT_JUDGED = (
    "contrast on pictures and in charts, what drawings show, the meaning of words, pages as they are printed"
)
"""What no rule looks at: it is for a person, or a browser, to see."""


def audit(content: bytes, file: str) -> list[Found]:
    """Every fault of a Word document, in reading order; bytes that are no document have one fault."""
    try:
        document = read_document(read_package(content))
        workshop_matter = dict(_workshop_matter(content, file, document))
    except FaultyDocumentError as fault:
        found = Fault(_PACKAGE, str(fault), "open it in Word, then save it as .docx")
        return [Found(_diagnostic(file, "faulty-document", Severity.ERROR, found))]
    except EncryptedDocumentError:
        message = "the document is locked with a password or by rights management"
        locked = Fault(_PACKAGE, message, "save it without a password")
        return [Found(_diagnostic(file, "protected-document", Severity.ERROR, locked))]
    faults = {
        _diagnostic(file, name, fault.severity or rule.SEVERITY, fault): fault.place.order
        for name, rule in plug_ins(_docx_rules).items()
        for fault in rule.check(document)
    }
    faults |= workshop_matter
    marks = origins(document)
    ordered = sorted(faults, key=lambda each: (faults[each], each.rule))
    return [Found(each, marks.before(faults[each])) for each in ordered]


def pages() -> dict[str, str]:
    """The page of every rule for Word documents."""
    found = {name: (rule.__doc__ or "").strip() for name, rule in plug_ins(_docx_rules).items()}
    return found | {name: page.strip() for name, page in workshop.pages(workshop.DOCUMENTS).items()}


def _workshop_matter(content: bytes, file: str, document: Document) -> Iterator[tuple[Diagnostic, int]]:
    """What is meant for the makers of a document alone, and the order of its place."""
    orders = {each.place.words: each.place.order for each in document.paragraphs}
    for rule, severity, place, matter in workshop.find(Package(Members(content)), workshop.DOCUMENTS):
        span = Span(file, place=place)
        yield Diagnostic(span, severity, rule, matter.message, matter.hint), orders.get(place, -4)


def _diagnostic(file: str, rule: str, severity: Severity, fault: Fault) -> Diagnostic:
    return Diagnostic(Span(file, place=fault.place.words), severity, rule, fault.message, fault.hint)
