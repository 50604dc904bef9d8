"""A document shows pictures whose licence asks for a credit, and does not give it.

`credit` in `content/images/pictures.yaml` holds the words to be said, `licence` the licence to be named.

Bad: pictures of OpenMoji, and not a word of it.
Good: `The pictures are from OpenMoji.` and `Their licence is CC BY-SA 4.0.`
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.blocks import Point
from toolkit_cli.model.content import Use
from toolkit_cli.model.node import Node, texts, walk
from toolkit_cli.model.project import Project, document_file
from toolkit_cli.model.selection import part, select

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every credit and licence that a document must name and does not."""
    for name, plan in project.documents.items():
        used = [found for use in plan.content if (found := _taken(project, use))]
        shown = {node.picture for section in used for _, node in walk(section) if isinstance(node, Point)}
        records = [project.pictures[each] for each in sorted(shown) if each in project.pictures]
        said = " ".join(str(text) for section in used for _, text in texts(section))
        owed = [words for each in records if each.credit for words in (each.credit, each.licence)]
        for words in dict.fromkeys(owed):
            if words not in said:
                message = f"the document shows pictures and does not name `{words}`"
                yield Finding(document_file(name), (), message, "say so before the contact details")


def _taken(project: Project, use: Use) -> Node | None:
    """What a document takes of a section; None if there is no such section, or nothing of it."""
    section = project.sections.get(use.use)
    if section is None:
        return None
    found = part(section, use.part) if use.part else None
    whole: Node = found[1] if found else section
    return select(whole, set(use.select)) if use.select and use.part not in use.select else whole
