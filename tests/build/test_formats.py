"""A format is the same thing to all parts of the program that know formats."""

import pytest

from conftest import REPOSITORY
from toolkit_cli import locales, writers
from toolkit_cli.build.formats import FORMATS, OUTSIDE, File, files
from toolkit_cli.core.discovery import plug_in, plug_in_names
from toolkit_cli.model.publication import BraillePage, Kind
from toolkit_cli.requests.deadlines import TARGETS

_LEAFLET = Kind.model_construct(booklet=True)


def _files(name: str) -> list[File]:
    return list(files(name, locales.load("en-GB"), _LEAFLET, BraillePage()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_files_that_its_writers_write_with_their_ending(name: str) -> None:
    for file in _files(name):
        assert file.ending.endswith(plug_in(writers, file.writer).EXTENSION)


def test_every_writer_belongs_to_a_format() -> None:
    assert {file.writer for name in FORMATS for file in _files(name)} == set(plug_in_names(writers))


def test_the_desk_promises_a_day_for_every_format_that_is_made_here() -> None:
    assert set(TARGETS) == {*FORMATS, "translation", "outside-help"}
    assert not set(FORMATS) & set(OUTSIDE)


def test_the_readme_names_every_format() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `")]
    for name in FORMATS:
        assert any(f"`{name}`" in row for row in rows), name
