"""A subsection lies so deep that its title becomes a heading of level 5 or more: readers lose their way.

Bad: a subsection in a subsection in a subsection in a subsection.
Good: at most three subsections one in another, so that headings have levels 1 to 4.
"""

from collections.abc import Iterator
from typing import TypeVar

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Block, Prompts, Roles, Subsection
from toolkit_cli.model.content import DocumentPlan
from toolkit_cli.model.node import Node, ids
from toolkit_cli.model.project import Project, section_file
from toolkit_cli.model.selection import part

SEVERITY = Severity.ERROR
_DEEPEST = 4
_Node = TypeVar("_Node", bound=Node)


def check(project: Project) -> Iterator[Finding]:
    """Every heading that is too deep, with the document in which it is deepest."""
    deepest: dict[tuple[str, KeyPath], tuple[int, str]] = {}
    for name, document in project.documents.items():
        for place, level in _headings(project, document):
            if level > max(_DEEPEST, deepest.get(place, (0, ""))[0]):
                deepest[place] = level, name
    for (file, path), (level, name) in deepest.items():
        message = f"this becomes a heading of level {level} in document `{name}`"
        yield Finding(file, path, message, "bring it up a level, or make a section of it")


def _headings(project: Project, document: DocumentPlan) -> Iterator[tuple[tuple[str, KeyPath], int]]:
    """File, path and level of every heading within the sections of a document."""
    for use in document.content:
        section = project.sections.get(use.use)
        if section is None:
            continue
        path, holder = (part(section, use.part) if use.part else None) or ((), section)
        level = 2 if use.title else 1
        for where, deep in _levels(holder.blocks, (*path, "blocks"), level, frozenset(use.select)):
            yield (section_file(use.use), where), deep


def _levels(
    blocks: tuple[Block, ...], path: KeyPath, level: int, chosen: frozenset[str]
) -> Iterator[tuple[KeyPath, int]]:
    """Path and level of every heading within blocks; where ids are chosen, of those that are printed."""
    for index, block in _printed(blocks, chosen):
        here = (*path, index)
        left = frozenset() if block.id in chosen else chosen
        if isinstance(block, Subsection):
            yield (*here, "title"), level
            yield from _levels(block.blocks, (*here, "blocks"), level + 1, left)
        elif isinstance(block, Roles):
            for number, role in _printed(block.roles, left):
                within = frozenset() if role.id in left else left
                yield (*here, "roles", number, "role"), level
                yield from _levels(role.blocks, (*here, "roles", number, "blocks"), level + 1, within)
        elif isinstance(block, Prompts):
            for number, _ in _printed(block.situations, left):
                yield (*here, "situations", number, "situation"), level


def _printed(nodes: tuple[_Node, ...], chosen: frozenset[str]) -> Iterator[tuple[int, _Node]]:
    for index, node in enumerate(nodes):
        if not chosen or any(name in chosen for _, name in ids(node)):
            yield index, node
