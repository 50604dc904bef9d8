"""The properties of a Word document do not say which language it is in, who publishes it, what it is about,
or which version it is. Catalogues and assistive technology read them.

Bad: properties as Word leaves them, with the name of the person who typed the text.
Good: language, author (the organisation), subject and version.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import PROPERTIES, Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_WANTED = {
    "dc:language": "language",
    "dc:creator": "author",
    "dc:subject": "subject",
    "cp:version": "version",
}


def check(document: Document) -> Iterator[Fault]:
    """The properties that are missing, in one finding."""
    missing = [name for key, name in _WANTED.items() if not document.core(key)]
    if missing:
        hint = "write them under File, Info, Properties"
        yield Fault(PROPERTIES, f"the properties give no {', no '.join(missing)}", hint)
