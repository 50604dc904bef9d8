"""A word that is none of a closed vocabulary is answered with the nearest and with all there are."""

import re

import pytest

from command_line import toolkit
from conftest import with_formats
from toolkit_cli.build.formats import FORMATS
from toolkit_cli.cli._pages import pages
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.vocabulary import no_such, one_of

_ASK = "request new --document sleep-leaflet"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (f"{_ASK} --format bsl", "There is no format `bsl`. There are: bsl-video, "),
        (f"{_ASK} --format pfd", "There is no format `pfd`. Did you mean `pdf`? There are: pdf, "),
        (f"{_ASK} --format text --channel pigeon", "There is no channel `pigeon`. There are: post, email, collect"),
        ("build --format papyrus", "There is no format `papyrus`. There are: docx, pdf, html, epub, text, "),
        ("build --language Klingonese", "There is no language `Klingonese`. There are: "),
        ("build no-leaflet", "There is no document `no-leaflet`. Did you mean `sleep-leaflet`? There are: sleep-"),
        ("validate --report xml", "There is no report `xml`. There are: "),
        ("explain open-qestion", "There is no rule `open-qestion`. Did you mean `open-question`? There are: open-question, "),
        ("vallidate", "There is no command `vallidate`. Did you mean `validate`? There are: validate, "),
        ("template lint --kind poser", "There is no kind `poser`. Did you mean `poster`? There are: poster, "),
        ("translate export --language pl --as xls", "There is no form `xls`. "),
        ("translate status --language Klingonese", "There is no language `Klingonese` to translate into. There are: "),
        ("approve sleep --role editor --state done", "There is no state `done`. There are: "),
    ],
)  # fmt: skip
def test_a_wrong_word_of_the_command_line(command: str, told: str, project: Folders) -> None:
    found = toolkit(*command.split(), cwd=project.project)
    assert found.returncode == 2
    assert told in found.stderr


def test_explain_alone_lists_every_rule(project: Folders) -> None:
    listed = toolkit("explain", cwd=project.project).stdout.splitlines()
    assert [line.split()[0] for line in listed[1:]] == sorted(pages())
    assert all(len(line.split()) > 3 for line in listed[1:])


@pytest.mark.parametrize("name", ["en", "EN_gb", "English", "english (united kingdom)", "en-GB"])
def test_a_language_is_named_as_a_person_names_it(name: str, project: Folders) -> None:
    with_formats(project, "text")
    built = toolkit("build", "sleep-leaflet", "--language", name, cwd=project.project)
    assert "output/en-GB/sleep-leaflet.txt" in built.stdout
    asked = toolkit(*_ASK.split(), "--format", "text", "--language", name, "--json", cwd=project.project)
    assert '"language": "en-GB"' in asked.stdout
    assert toolkit("formats", name, cwd=project.project).stderr.startswith("English (United Kingdom) (en-GB)")


@pytest.mark.parametrize(
    ("name", "tag"), [("Polish", "pl"), ("polski", "pl"), ("pl_PL", "pl"), ("Somali", "so")]
)
def test_formats_knows_languages_by_name(name: str, tag: str, project: Folders) -> None:
    assert f"({tag})" in toolkit("formats", name, cwd=project.project).stderr


def test_of_very_many_words_the_nearest_are_shown() -> None:
    hint = one_of("word-7", [f"word-{number}" for number in range(100)])
    assert re.match(r"did you mean `word-7`\? There are: word-7, ", hint)
    assert hint.endswith("and 92 more")
    assert one_of("x", []) == ""
    assert isinstance(no_such("format", "x", FORMATS), UsageError)
