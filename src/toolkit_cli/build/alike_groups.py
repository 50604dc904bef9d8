"""The group that each place of a document belongs to."""

from collections.abc import Mapping
from datetime import datetime

from toolkit_cli.build.alike import Group, grouped
from toolkit_cli.build.formats import File
from toolkit_cli.build.load import context
from toolkit_cli.build.places import has
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.templating.fields import place_fields


def groups_of(
    folders: Folders, project: Project, document: Document, timestamp: datetime | None, file: File
) -> Mapping[str, Group]:
    """The groups of a document for Word by place; a place that is set alone has none.

    They are formed of all places that have the document, whichever of them are built.
    """
    named = place_fields(context(folders, project, document, timestamp, file).template)
    places = [each for each in project.places.values() if has(each, document.language)]
    found = grouped(document, places, named)
    return {place.id: group for group in found if len(group.members) > 1 for place in group.members}
