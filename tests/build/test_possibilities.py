"""What can be made in a language: tables, voices and their limits are told, and nothing impossible is advised."""

import pytest

from toolkit_cli import locales
from toolkit_cli.build.possibilities import Possibility, possibilities
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.language_tags import well_cased
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.reading.project import read_project
from toolkit_cli.tools import espeak, louis


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with an old liblouis and every voice."""
    monkeypatch.setattr(louis, "version", lambda: "3.24.0")
    monkeypatch.setattr(louis, "has", lambda _table: True)
    monkeypatch.setattr(espeak, "find", lambda: "libespeak")
    monkeypatch.setattr(espeak, "version", lambda: "1.52.0")
    monkeypatch.setattr(espeak, "voice_of", lambda tag: f"voice/{tag}")


def _found(project: Folders, tag: str) -> dict[str, Possibility]:
    return {each.format: each for each in possibilities(read_project(project, Reporter()), tag)}


def test_every_grade_is_told_with_its_table_and_the_version_of_it(project: Folders) -> None:
    how = _found(project, "en-GB")["braille"].how
    assert "grade 2 (contracted), table en-ueb-g2.ctb of liblouis 3.24.0" in how
    assert how.index("en-ueb-g2.ctb") < how.index("table en-ueb-g1.ctb of liblouis 3.24.0")


@pytest.mark.parametrize(
    ("tag", "limit", "remedy"),
    [
        ("uk", "older tables write parentheses", "install liblouis 3.29.0"),
        ("lt", "older tables do not follow", "install liblouis 3.34.0"),
        ("zh-Hans", "few of the blanks", "by a Braille reader"),
    ],
)
def test_what_is_wrong_with_braille_is_told_before_it_is_made(
    tag: str, limit: str, remedy: str, project: Folders
) -> None:
    found = _found(project, tag)["braille"]
    assert found.possible
    assert limit in found.how
    assert remedy in found.instead


def test_what_a_speaker_has_to_listen_for_is_told(project: Folders) -> None:
    found = _found(project, "uk")["audio"]
    assert "voice/uk" in found.how and "numbers in one form" in found.how
    assert "a speaker of the language" in found.instead
    assert _found(project, "en-GB")["audio"].instead == ""


def test_tables_and_voices_are_named_for_languages_without_words(project: Folders) -> None:
    found = _found(project, "cy")
    assert not found["braille"].possible
    assert "table cy-cy-g2.ctb of liblouis 3.24.0" in found["braille"].how
    assert "voice/cy" in found["audio"].how
    assert "write locales/cy.yaml" in found["braille"].instead
    assert "translate export --language cy" in found["braille"].instead


@pytest.mark.parametrize("tag", ["cy", "kw", "so", "ur", "ro"])
def test_nothing_is_advised_that_cannot_be_made(tag: str, project: Folders) -> None:
    found = _found(project, tag).values()
    refused = {each.format.replace("-", " ") for each in found if not each.possible} - {"text", "braille"}
    for each in found:
        assert not [name for name in refused if f"{name} or" in each.instead or f"or {name}" in each.instead]


def test_a_tag_may_be_typed_in_any_capitals() -> None:
    for tag in (*locales.available(), *PSEUDO):
        assert well_cased(tag.lower()) == well_cased(tag.upper()) == tag
    assert well_cased("zh-hant-hk") == "zh-Hant-HK"
    assert well_cased("sl-ROZAJ") == "sl-rozaj"
