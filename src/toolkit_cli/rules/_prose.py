"""All texts of a project with the part that each plays; a project is walked once for all rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from weakref import ref

from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model import blocks
from toolkit_cli.model.content import DocumentPlan, Section
from toolkit_cli.model.inlines import Words, flat
from toolkit_cli.model.node import Node, walk
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Publication, Publisher
from toolkit_cli.model.text import Text


class Part(Enum):
    """What a text is for."""

    TITLE = auto()
    """The title of the publication, a document, a section or a subsection."""
    HEADING = auto()
    """A smaller heading: of a table, a row, a role, a situation."""
    PARAGRAPH = auto()
    ITEM = auto()
    SAYING = auto()
    """What somebody could say."""
    LINE = auto()
    """Other running text: a line that introduces a list, a note."""
    LINK = auto()
    QUOTATION = auto()
    """Somebody's words, which cannot be put in another way."""
    NAME = auto()
    LABEL = auto()
    ALTERNATIVE = auto()


_PARTS: dict[tuple[type[Node], str], Part] = {
    (Publication, "title"): Part.TITLE,
    (DocumentPlan, "title"): Part.TITLE,
    (Section, "title"): Part.TITLE,
    (blocks.Subsection, "title"): Part.TITLE,
    (Publisher, "name"): Part.NAME,
    (Publisher, "short-name"): Part.NAME,
    (blocks.Paragraph, "text"): Part.PARAGRAPH,
    (blocks.Lead, "text"): Part.PARAGRAPH,
    (blocks.Item, "text"): Part.ITEM,
    (blocks.Saying, "text"): Part.SAYING,
    (blocks.Quotation, "text"): Part.QUOTATION,
    (blocks.Quotation, "attribution"): Part.NAME,
    (blocks.GuidanceRow, "topic"): Part.HEADING,
    (blocks.GuidanceTable, "columns"): Part.HEADING,
    (blocks.Advice, "title"): Part.HEADING,
    (blocks.Situation, "situation"): Part.HEADING,
    (blocks.Pathway, "title"): Part.HEADING,
    (blocks.Role, "role"): Part.HEADING,
    (blocks.WebLink, "text"): Part.LINK,
    (blocks.Figure, "labels"): Part.LABEL,
    (blocks.Figure, "alternative"): Part.ALTERNATIVE,
    (blocks.Point, "alternative"): Part.ALTERNATIVE,
}


@dataclass(frozen=True, slots=True)
class Prose:
    """A text at its place; `words` are its characters without marks of reference."""

    file: str
    path: KeyPath
    text: Text
    words: str
    part: Part


@dataclass(frozen=True, slots=True)
class _Walked:
    of: "ref[Project]"
    prose: list[Prose] = field(default_factory=list)
    nodes: list[tuple[str, KeyPath, Node]] = field(default_factory=list)


_last: list[_Walked] = []


def prose(project: Project) -> list[Prose]:
    """Every text for readers, in reading order."""
    return _walked(project).prose


def nodes(project: Project) -> list[tuple[str, KeyPath, Node]]:
    """Every node of the files that hold text for readers, with its file and path."""
    return _walked(project).nodes


def rewritable(project: Project) -> Iterator[Prose]:
    """Every text whose wording is the authors' own: no names, links, quotations or the publication's title."""
    fixed = project.publication.title if project.publication else None
    for found in prose(project):
        if found.part not in (Part.NAME, Part.LINK, Part.QUOTATION) and found.text != fixed:
            yield found


def _walked(project: Project) -> _Walked:
    if not _last or _last[0].of() is not project:
        _last[:] = [_walk(project)]
    return _last[0]


def _walk(project: Project) -> _Walked:
    walked = _Walked(ref(project, lambda _: _last.clear()))
    for file, root in project.nodes():
        owners: dict[KeyPath, Node] = {}
        for path, value in walk(root):
            if isinstance(value, Node):
                owners[path] = value
                walked.nodes.append((file, path, value))
            elif isinstance(value, Text):
                walked.prose.append(Prose(file, path, value, _words(value), _part(path, owners)))
    return walked


def _part(path: KeyPath, owners: dict[KeyPath, Node]) -> Part:
    around = path[:-1]
    while around not in owners:
        around = around[:-1]
    return _PARTS.get((type(owners[around]), str(path[len(around)])), Part.LINE)


def _words(text: Text) -> str:
    if len(text.inlines) == 1 and isinstance(text.inlines[0], Words):
        return text.inlines[0].text
    return "".join(inline.text for inline in flat(text.inlines) if isinstance(inline, Words))
