"""A Word document is kept in the form of an older Word (“Compatibility Mode”), in which newer means for
accessibility do not work.

Bad: a document that was once a .doc, or made by an old program.
Good: File, Info, Convert.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import SETTINGS, Document, Fault
from toolkit_cli.audit._docx_names import w, whole
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_PRESENT = 15


def check(document: Document) -> Iterator[Fault]:
    """The document, if its mode is older than that of Word 2013."""
    compatibility = document.setting("compat")
    settings = compatibility.iterfind(w("compatSetting")) if compatibility is not None else ()
    modes = [each.get(w("val")) for each in settings if each.get(w("name")) == "compatibilityMode"]
    mode = whole(modes[0], 0) if modes else 0
    if mode < _PRESENT:
        shown = f"mode {mode}" if mode else "no mode, which means that of Word 2007"
        yield Fault(
            SETTINGS, f"the document is in compatibility mode ({shown})", "choose File, Info, Convert"
        )
