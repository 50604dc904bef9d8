"""Every surface takes some changed inputs; those that were faults once are here by themselves."""

import sys
from pathlib import Path

import pytest
from fuzz.__main__ import inputs, names, surface

from toolkit_cli import cli, locales
from toolkit_cli.build import manifest
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.pictures import fault_of

DEAR = {"word_template", "figure", "project", "arguments", "audit_docx"}


@pytest.mark.parametrize("name", names())
def test_changed_inputs_raise_nothing(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    module = surface(name)
    made = inputs(module)
    for number in range(4 if name in DEAR else 20):
        module.run(made.input(2, number))


@pytest.mark.parametrize("name", names())
def test_an_input_is_made_again_from_its_number(name: str) -> None:
    module = surface(name)
    assert inputs(module).input(1, 7) == inputs(module).input(1, 7)
    assert len({inputs(module).input(1, number) for number in range(1, 30)}) > 5
    assert module.WEIGHT >= 1


def test_a_name_that_no_file_can_have_is_no_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["toolkit", "audit", "a" * 5000 + ".docx"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert said.startswith("toolkit: aaa")
    assert "File name too long" in said
    assert len(said) < 500


@pytest.mark.parametrize("tag", ["a" * 5000, "../locales/pl", "pl/../pl", "", "p\0l", "pl\n", "żółć"])
def test_a_tag_that_is_none_is_no_language(tag: str) -> None:
    with pytest.raises(UsageError):
        locales.load(tag)


def test_a_manifest_nested_without_end_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / manifest.NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[" * 100_000, encoding="utf-8")
    assert manifest.read(tmp_path) == manifest.Manifest()


def test_a_picture_whose_chunks_are_out_of_step_is_not_whole() -> None:
    """A byte is missing before the last chunk: all pixels are there, and most programs show nothing."""
    whole = surface("raster").SEEDS[2]
    assert not fault_of(".png", whole)
    assert fault_of(".png", whole[:-13] + whole[-12:]) == "this PNG is not whole"
