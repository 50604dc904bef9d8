"""A field or control of a template shows what it was when the template was saved, in every document from then on.

The program sets the fields TITLE, SUBJECT and AUTHOR and numbers of pages; no other field knows the document.

Bad: a DATE of 2019, the contents of an old leaflet. Good: `{{ edition }}`, `{{p contents }}`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.fields import Field, fields_of
from toolkit_cli.ooxml.namespaces import w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.places import words_in
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts
from toolkit_cli.ooxml.workshop.external_reference import FETCHING

SEVERITY = Severity.ERROR
IN = ("templates",)
_CURRENT = """
    PAGE NUMPAGES SECTION SECTIONPAGES HYPERLINK SYMBOL EQ ADVANCE LISTNUM
    FORMTEXT FORMCHECKBOX FORMDROPDOWN MACROBUTTON ADDIN PRINT HTMLACTIVEX
"""
"""Fields that every program sets when it shows them, and those that are found by other rules."""
_USUAL = frozenset(_CURRENT.split()) | FETCHING
_INSTEAD = {
    **dict.fromkeys(("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"), "{{ edition }}"),
    **dict.fromkeys(("FILENAME", "STYLEREF", "TITLE"), "{{ title }}"),
    **dict.fromkeys(("TOC", "INDEX", "TOA"), "{{p contents }}"),
    **dict.fromkeys(("LASTSAVEDBY", "USERNAME", "USERINITIALS", "AUTHOR"), "{{ publisher.name }}"),
    **dict.fromkeys(("REVNUM", "DOCPROPERTY"), "{{ version }}"),
    "USERADDRESS": "{{ contact.email }}",
    "MERGEFIELD": "{{ place.name }}",
}


def check(package: Package) -> Iterator[Matter]:
    """Every field and control whose words are not those of the document."""
    for part, root in word_parts(package):
        for field in fields_of(root):
            if field.name and field.name not in _USUAL:
                yield Matter(part, field.element, field.instruction, _said(field), _instead(field.name))
        for control in root.iter(w("sdtPr")):
            yield from _control(part, control)


def _said(field: Field) -> str:
    shown = f": “{field.result[:60]}”" if field.result else ""
    return f"the field `{field.name}` shows what it was when the template was saved{shown}"


def _instead(name: str) -> str:
    written = f"write `{_INSTEAD[name]}` instead" if name in _INSTEAD else "write the words instead"
    return f"delete it and {written}, or select it and press Ctrl+Shift+F9 to keep its words"


def _control(part: str, properties: etree._Element) -> Iterator[Matter]:
    bound = properties.find("{*}dataBinding")
    holder = properties.getparent()
    words = words_in([holder]) if holder is not None else ""
    hint = "right-click it, Remove Content Control, and write what belongs there"
    if bound is not None:
        name = bound.get(w("xpath"), "").rpartition(":")[2].partition("[")[0]
        message = f"a control shows the property `{name}` as it was when the template was saved: {words}"
        yield Matter(part, properties, "control", message, hint)
    elif properties.find(w("showingPlcHdr")) is not None and words:
        yield Matter(part, properties, "control", f"a control shows its prompt: {words}", hint)
