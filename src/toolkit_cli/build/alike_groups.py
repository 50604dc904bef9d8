"""The group that each place of a document belongs to."""

from collections.abc import Mapping
from datetime import datetime

from toolkit_cli.build.alike import Group, grouped
from toolkit_cli.build.formats import File
from toolkit_cli.build.load import context
from toolkit_cli.build.places import has, has_lines
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.templating.place_use import place_use
from toolkit_cli.writers import WriterContext


def groups_of(
    folders: Folders, project: Project, document: Document, timestamp: datetime | None, file: File
) -> Mapping[str, Group]:
    """The groups of a document for Word by place; a place that is set alone has none.

    They are formed of all places that have the document, whichever of them are built.
    """
    given = context(folders, project, document, timestamp, file)
    use = place_use(given.template)
    if not use.plain or (has_lines(document) and not _are_ours(given)):
        return {}
    places = [each for each in project.places.values() if has(each, document.language)]
    found = grouped(document, places, use.fields)
    return {place.id: group for group in found if len(group.members) > 1 for place in group.members}


def _are_ours(given: WriterContext) -> bool:
    """Whether the macros of the blocks are the program's: others may make anything of the lines of a place."""
    ours = packaged_templates() / "_blocks" / "word.xml.j2"
    return given.blocks.encode() == ours.read_bytes()
