"""Words, paths and numbers of the command line are read as Typer reads them, without what Typer loads for it."""

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import typer.main

from toolkit_cli.cli import _lazy
from toolkit_cli.cli._values import QuickValue
from toolkit_cli.core.folders import Folders

_GROUPS = ("app", "request", "translate", "template")
_WRITTEN = (
    "",
    "x",
    "pl",
    "PT_pt",
    "3",
    " 3",
    "03",
    "3.0",
    "1_0",
    "-1",
    "300",
    "content",
    "/nowhere/at all",
    "é漢",
)


def _params() -> Iterator[Any]:
    """Every option and argument of every command."""
    for group in _GROUPS:
        module = importlib.import_module(f"toolkit_cli.cli.{group}")
        for name, lazy in getattr(module, "COMMANDS", {}).items():
            made = _lazy.command(name, lazy)
            for each in getattr(made, "commands", {"": made}).values():
                yield from each.params


def _read(reader: Any, param: Any, value: object) -> object:
    try:
        return reader.coerce(value, param=param, ctx=None)
    except typer.BadParameter as fault:
        return fault.message


def test_every_parameter_is_read_as_typer_reads_it() -> None:
    params = list(_params())
    assert len(params) > 80
    for param in params:
        typers = param.get_runtime_param()
        quick = QuickValue(param.get_runtime_param)
        many = param.multiple or param.nargs == -1
        for value in (None, *([each, each] if many else each for each in _WRITTEN)):
            assert _read(quick, param, value) == _read(typers, param, value), (param.name, value)


def test_a_path_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    param = next(each for each in _params() if each.name == "files")
    quick = QuickValue(param.get_runtime_param)
    assert _read(quick, param, [str(tmp_path)]) == [tmp_path]
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may read everything
    assert "is not readable" in str(_read(quick, param, [str(tmp_path)]))


def test_a_build_with_nothing_to_do_does_without_the_models(project: Folders) -> None:
    program = (
        "import sys; from toolkit_cli.cli import main\ntry: main()\nfinally: print('pydantic' in sys.modules)"
    )
    words = [sys.executable, "-c", program, "build", "--language", "en-GB", "--jobs", "2", "sleep-leaflet"]
    said = [
        subprocess.run(words, cwd=project.project, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [each.stdout.split()[-1] for each in said] == ["True", "False"]
    assert "No files written" in said[1].stderr
