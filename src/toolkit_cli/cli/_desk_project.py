"""The project, for those commands of `toolkit request` that need it."""

from toolkit_cli.build.languages import check_languages
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ContentError
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Desk
from toolkit_cli.reading.project import read_project


def project_of(place: Folders) -> Project:
    """The project. Raises ContentError if its content has faults."""
    reporter = Reporter()
    project = read_project(place, reporter)
    check_languages(project, reporter)
    if reporter.stops() or project.publication is None:
        raise ContentError("The content has faults.", "Mend what `toolkit validate` shows, then try again.")
    return project


def desk_of(project: Project) -> Desk:
    """How the desk of a project works."""
    return project.publication.requests if project.publication else Desk()


def database(place: Folders) -> str | None:
    """The file of the requests that the project names. Raises ContentError where that cannot be read.

    A faulty `toolkit.yaml` must not lead to another file: nothing would be overdue there.
    """
    publication = read_project(place, Reporter()).publication
    if publication is None:
        raise ContentError(
            "`content/toolkit.yaml` has faults, and it may say where the requests are.",
            "Mend what `toolkit validate` shows, then try again.",
        )
    return publication.requests.database
