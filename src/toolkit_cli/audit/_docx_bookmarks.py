"""From a place in a Word document to the bookmark that names its origin, where this program made it."""

from bisect import bisect_right
from dataclasses import dataclass

from toolkit_cli.audit._docx_document import Document
from toolkit_cli.audit._docx_names import w

_OURS = "_tk"


@dataclass(frozen=True)
class Origins:
    """The bookmarks around the paragraphs of the body, by their order; empty where there is none."""

    orders: list[int]
    names: list[str]

    def before(self, order: int) -> str:
        """The bookmark around the paragraph at an order, or around the last one before it."""
        at = bisect_right(self.orders, order)
        return self.names[at - 1] if at else ""


def origins(document: Document) -> Origins:
    """The bookmarks of a document."""
    around: dict[object, str] = {}
    still: dict[str, str] = {}
    for element in document.main.iter(w("bookmarkStart"), w("bookmarkEnd"), w("p")):
        number = element.get(w("id"), "")
        if element.tag == w("p"):
            around[element] = next(reversed(still.values()), "")
        elif element.tag == w("bookmarkEnd"):
            still.pop(number, None)
        elif element.get(w("name"), "").startswith(_OURS):
            still[number] = element.get(w("name"), "")
    found = sorted((each.place.order, around.get(each.element, "")) for each in document.paragraphs)
    return Origins([order for order, _ in found], [name for _, name in found])
