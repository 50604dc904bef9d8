"""A layout that was measured before is known again, and only as long as nothing it depends on changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import REPOSITORY
from toolkit_cli.build.load import context
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.reading.project import read_project
from toolkit_cli.writers import Written, _word_fit, docx
from toolkit_cli.writers._word_layout.measured import Layout


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[Layout]:
    """Grows whenever a layout is measured."""
    made: list[Layout] = []
    usual = _word_fit._on_pages

    def measure(*given: object) -> object:
        found = usual(*given)  # type: ignore[arg-type]
        made.append(found[0])
        return found

    monkeypatch.setattr(_word_fit, "_on_pages", measure)
    return made


def _polish() -> Document:
    """A poster that has to be set tighter."""
    return Translations(PROJECT).document("pace-poster", "pl")


PROJECT = read_project(Folders(REPOSITORY), Reporter())


def _written(document: Document) -> Written:
    return docx.write(document, context(Folders(REPOSITORY), PROJECT, document, None))


def test_the_second_time_gives_the_same_file_without_measuring(cache: Path, measured: list[Layout]) -> None:
    first = _written(_polish())
    assert "tightened-layout" in {each.rule for each in first.diagnostics}
    assert _written(_polish()) == first
    assert len(measured) == 1


def test_other_words_and_other_limits_are_measured(cache: Path, measured: list[Layout]) -> None:
    document = _polish()
    _written(document)
    _written(replace(document, furniture=replace(document.furniture, statement="Short.")))
    assert len(measured) == 2
    limit = document.kind.pages
    assert limit
    kind = document.kind.model_copy(update={"pages": limit.model_copy(update={"maximum": 2})})
    loose = _written(replace(document, kind=kind))
    assert len(measured) == 3
    assert loose.pages == 2


def test_a_damaged_file_is_measured_again(cache: Path, measured: list[Layout]) -> None:
    first = _written(_polish())
    for file in (cache / "layouts").iterdir():
        file.write_bytes(file.read_bytes()[:-5])
    assert _written(_polish()) == first
    assert len(measured) == 2
