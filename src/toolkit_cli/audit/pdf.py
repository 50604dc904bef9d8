"""The accessibility of PDF, measured by PDF/UA and by what it leaves to people."""

from toolkit_cli.audit import _pdf_rules
from toolkit_cli.audit._found import Fault, Found, apply, faulty, finding, pages_of
from toolkit_cli.audit._pdf_objects import FaultyPdfError, LockedPdfError
from toolkit_cli.audit._pdf_reading import read_pdf
from toolkit_cli.core.diagnostics import Severity

_WHOLE = "document"
NOT_JUDGED = "colours and contrast, what pictures show, the order of reading where tags give one, scripts"
"""What no rule looks at: it is for a person, or a browser, to see."""


def audit(content: bytes, file: str) -> list[Found]:
    """Every fault of a PDF, in the order of its pages; bytes that are no PDF have one fault."""
    try:
        document = read_pdf(content)
    except FaultyPdfError as fault:
        return faulty(file, str(fault), "open it, and save it again as PDF", _WHOLE)
    except LockedPdfError:
        locked = Fault("the document opens only with a password", "save it without one")
        return [finding(file, "protected-document", Severity.ERROR, locked, _WHOLE)]
    return apply(_pdf_rules, document, file, whole=_WHOLE)


def pages() -> dict[str, str]:
    """The page of every rule for PDF."""
    return pages_of(_pdf_rules)
