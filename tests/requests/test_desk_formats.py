"""What is promised is fulfilled: every format of a document, and every kind of document."""

import pytest

from answers import fulfilled
from conftest import REPOSITORY, with_own_details
from toolkit_cli.build.check import check
from toolkit_cli.build.formats import FORMATS
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project
from toolkit_cli.requests.promise import promises

KINDS = {plan.kind: name for name, plan in read_project(Folders(REPOSITORY), Reporter()).documents.items()}
"""A document of each kind."""


@pytest.fixture(scope="module")
def whole(repository: Folders) -> Project:
    return check(repository, Reporter())


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_a_document_is_packed_and_can_be_opened(project: Folders, form: str) -> None:
    with_own_details(project)
    read = check(project, Reporter())
    if form not in promises(read, "sleep-help-sheet", "en-GB"):
        pytest.skip(f"{form} cannot be made on this machine, or is not written")
    fulfilled(project, read, "sleep-help-sheet", form, "en-GB")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_document_of_every_kind_is_packed_and_can_be_opened(
    repository: Folders, whole: Project, kind: str
) -> None:
    fulfilled(repository, whole, KINDS[kind], "docx", "en-GB")


def test_a_leaflet_is_packed_as_pdf(repository: Folders, whole: Project) -> None:
    members = fulfilled(repository, whole, "pace-leaflet", "pdf", "en-GB")
    assert "pace-leaflet.booklet.pdf" not in members
