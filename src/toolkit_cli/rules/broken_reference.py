"""A document uses a section, or selects an id in it, that does not exist.

Bad: `use: what-is-resiliance` when the file is `content/sections/what-is-resilience.yaml`.
Good: the name of a section's file without its ending, and ids that stand in that file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Role, Subsection
from toolkit_cli.model.content import Section, Use
from toolkit_cli.model.node import ids, walk
from toolkit_cli.model.project import Project, document_file
from toolkit_cli.model.selection import part

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every reference that leads nowhere."""
    for name, document in project.documents.items():
        for index, use in enumerate(document.content):
            place = _Place(document_file(name), ("content", index))
            if use.use not in project.section_names:
                yield place.finding(
                    ("use",), f"there is no section `{use.use}`", use.use, project.section_names
                )
            elif use.use in project.sections:
                yield from _within(use, project.sections[use.use], place)


@dataclass(frozen=True)
class _Place:
    file: str
    path: KeyPath

    def finding(self, path: KeyPath, message: str, word: str, known: Iterable[str]) -> Finding:
        return Finding(self.file, self.path + path, message, did_you_mean(word, known))


def _within(use: Use, section: Section, place: _Place) -> Iterator[Finding]:
    if use.part and not part(section, use.part):
        parts = [node.id for _, node in walk(section) if isinstance(node, Subsection | Role) and node.id]
        message = f"section `{use.use}` has no subsection or role with the id `{use.part}`"
        yield place.finding(("part",), message, use.part, parts)
    chosen = part(section, use.part) if use.part else None
    known = {found for _, found in ids(chosen[1] if chosen else section)}
    for index, wanted in enumerate(use.select):
        if wanted not in known:
            whole = f"`{use.part}` of section `{use.use}`" if chosen else f"section `{use.use}`"
            message = f"{whole} has no id `{wanted}`"
            yield place.finding(("select", index), message, wanted, known)
