"""The layout of a package: the document is read, set by Typst, and asked for what the pages hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit_cli.tools import typst

if TYPE_CHECKING:
    from toolkit_cli.writers._word_layout.document import Document

_QUESTION = """(
  query(<bookmark>).map(it => (it.value, it.location().page())),
  query(<end>).map(it => (it.value - it.location().position().y.pt(), it.location().page())),
  query(<foot>).map(it => (it.location().position().y.pt(), it.location().page())),
  query(<end>).map(it => it.location().position().y.pt()),
)"""


_CLEARANCE = 14.0
"""Points above the notes of a page: layout.typ has the same."""


@dataclass(frozen=True)
class Layout:
    """What the pages hold.

    `pages`: how many; `bookmarks`: the page, from 1, on which each bookmark begins;
    `room`: points left free under the last line of the body on the last page; `length`: the pages, without
    what is free of the last one.
    """

    pages: int
    bookmarks: Mapping[str, int]
    room: float
    length: float


def measure(parts: Mapping[str, bytes], *, fonts: Path, trial: bool = False, longer: float = 0.0) -> Layout:
    """The layout of the document whose package consists of `parts`, set in the faces in `fonts`.

    A `trial` is one of many for the same document: it does not ask for warnings of Typst. Every page is taken
    to be `longer` by so many points than it is.
    Raises KeyError if there is no word/document.xml, lxml's XMLSyntaxError if a part is not XML.
    """
    # Where every layout was measured before, none of this is loaded.
    from toolkit_cli.writers._word_layout import typst_source

    tree = _tree(tuple(parts.items()))
    if longer:
        sections = (replace(section, height=section.height + longer) for section in tree.sections)
        tree = replace(tree, sections=tuple(sections))
    files = {"document.json": typst_source.source(tree, typst.families(fonts), fonts)}
    answer: Any = typst.evaluate(_program(), files, _QUESTION, fonts=fonts, trial=trial)
    found, ends, notes, places = answer
    room, pages = ends[-1]
    heads = [place for place, page in notes if page == pages]
    room = max(min([room, *(head - _CLEARANCE - places[-1] for head in heads)]), 0.0)
    return Layout(pages, dict(reversed(found)), room, pages - room / tree.sections[-1].height)


@lru_cache(maxsize=4)
def _tree(parts: tuple[tuple[str, bytes], ...]) -> "Document":
    """The tree of a package, which is measured again with pages of other lengths."""
    from toolkit_cli.writers._word_layout import document

    return document.read(dict(parts))


@cache
def _program() -> str:
    return resources.files(__package__).joinpath("layout.typ").read_text(encoding="utf-8")
