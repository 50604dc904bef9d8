"""Every document, format and language that is promised is fulfilled; a recording of each language once."""

import pytest

from answers import fulfilled
from conftest import REPOSITORY
from toolkit_cli.build.check import check
from toolkit_cli.build.formats import FORMATS, OUTSIDE
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project
from toolkit_cli.requests.promise import promises


def _editions() -> list[tuple[str, str]]:
    documents = read_project(Folders(REPOSITORY), Reporter()).documents
    return [(name, tag) for name, plan in sorted(documents.items()) for tag in plan.languages]


EDITIONS = _editions()
_FIRST = {tag: name for name, tag in reversed(EDITIONS)}
"""The first document of each language: the one that is recorded."""


@pytest.fixture(scope="module")
def whole(repository: Folders) -> Project:
    return check(repository, Reporter())


@pytest.mark.parametrize(("document", "language"), EDITIONS)
def test_what_is_promised_is_fulfilled(
    repository: Folders, whole: Project, document: str, language: str
) -> None:
    found = [form for form in promises(whole, document, language) if form not in OUTSIDE]
    assert set(found) >= {"docx", "pdf", "html", "epub", "text", "large-print", "giant-print"}
    assert set(found) <= set(FORMATS)
    for form in found:
        if form != "audio" or _FIRST[language] == document:
            fulfilled(repository, whole, document, form, language)
