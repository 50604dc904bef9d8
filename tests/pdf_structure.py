"""What a PDF says of itself: its tags in reading order, its words, the sizes of its text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass(frozen=True)
class Tag:
    """A structure element: its standard type, its dictionary, how deep it is nested."""

    type: str
    entry: DictionaryObject
    depth: int


def reader(content: bytes) -> PdfReader:
    """The file, opened."""
    return PdfReader(io.BytesIO(content))


def catalogue(pdf: PdfReader) -> Any:
    """The root of the file."""
    return pdf.trailer["/Root"]


def tags(pdf: PdfReader) -> list[Tag]:
    """All structure elements in reading order."""
    root = catalogue(pdf)["/StructTreeRoot"]
    roles = root.get("/RoleMap", {})
    return list(_tags(root, roles, 0))


def _tags(element: Any, roles: Any, depth: int) -> Iterator[Tag]:
    children = element.get("/K", [])
    children = children.get_object() if hasattr(children, "get_object") else children
    for child in children if isinstance(children, ArrayObject) else [children]:
        entry = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(entry, DictionaryObject) and "/S" in entry:
            name = str(entry["/S"])
            while name in roles:
                name = str(roles[name])
            yield Tag(name.lstrip("/"), entry, depth)
            yield from _tags(entry, roles, depth + 1)


def squashed(text: str) -> str:
    """The characters of a text without any space, so that line breaks do not matter."""
    return "".join(text.replace("\u00ad", "").split())


def words(pdf: PdfReader, footers: list[str]) -> str:
    """The characters of all pages in the order of the file, without `footers`."""
    pages = []
    for number, page in enumerate(pdf.pages, start=1):
        text = squashed(page.extract_text())
        for footer in footers:
            text = text.replace(squashed(footer.format(number=number, count=len(pdf.pages))), "")
        pages.append(text)
    return "".join(pages)


def sizes(pdf: PdfReader) -> set[float]:
    """The sizes of all text, in points, as they are on paper."""
    found: set[float] = set()

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2])
            found.add(round(size * scale, 2))

    for page in pdf.pages:
        page.extract_text(visitor_text=note)
    return found


def lowest(page: Any) -> float:
    """How far above the edge of the paper the last line of a page stands, in points."""
    found: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            found.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=note)
    return min(found)


def links(pdf: PdfReader) -> list[str]:
    """The addresses that the links of the file lead to."""
    annotations = (each.get_object() for page in pdf.pages for each in page.get("/Annots") or ())
    actions = (each.get("/A") for each in annotations if each["/Subtype"] == "/Link")
    return [str(action["/URI"]) for action in actions if action and "/URI" in action]
