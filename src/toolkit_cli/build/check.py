"""Everything that can be found wrong before a document is made."""

from datetime import date

from toolkit_cli.build.memory import Checked, Memory
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project


def check(folders: Folders, reporter: Reporter, today: date | None = None) -> Project:
    """The project on the day `today`, with every fault of content and templates reported."""
    memory = Memory(folders, today)
    known = memory.recall()
    if known is None:
        known = _checked(folders, today)
        memory.keep(known)
    if known.project.publication:
        reporter.severities = known.project.publication.rules
    reporter.extend(known.found)
    return known.project


def _checked(folders: Folders, today: date | None) -> Checked:
    from toolkit_cli.build.faults import find_faults
    from toolkit_cli.reading.project import read_project

    reporter = Reporter()
    project = read_project(folders, reporter, today)
    find_faults(folders, project, reporter)
    return Checked(project, tuple(reporter))
