"""The parts of a list of a PDF are not those that a list is made of: screen readers do not say that there is a
list, or count wrongly (PDF/UA 7.2).

Bad: `L` with `P` in it; `LI` outside of a list.
Good: `L` with `LI`, each with `Lbl` and `LBody`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_CHILDREN = {
    "L": {"LI", "L", "Caption", "Artifact", "NonStruct"},
    "LI": {"Lbl", "LBody", "Div", "Artifact", "NonStruct"},
}
_PARENTS = {"LI": {"L", "NonStruct", "Div"}, "LBody": {"LI", "NonStruct", "Div"}}


def check(document: Document) -> Iterator[Fault]:
    """Every list with other parts than items, every item outside of a list."""
    for element in document.all("L", "LI", "LBody"):
        parent = element.parent.kind if element.parent is not None else ""
        strange = [
            each.tag for each in element.children if each.kind not in _CHILDREN.get(element.kind, {each.kind})
        ]
        if strange:
            yield Fault(
                f"`{element.kind}` holds `{strange[0][:40]}`", "tag its parts as items", element.place()
            )
        elif element.kind == "L" and not element.children:
            yield Fault("a list has no items", "take it out", element.place())
        if parent not in _PARENTS.get(element.kind, {parent}):
            yield Fault(f"`{element.kind}` stands in `{parent[:40]}`", "set it in a list", element.place())
