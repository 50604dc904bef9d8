"""What `toolkit formats` says yes to is built, in every language, with what is on this machine."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import REPOSITORY
from toolkit_cli import locales
from toolkit_cli.build.possibilities import possibilities
from toolkit_cli.cli.app import app
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project

pytestmark = pytest.mark.conformance
DOCUMENT, EASY_READ = "pace-poster", "parents-help-sheet"


@pytest.mark.parametrize("tag", locales.available())
def test_every_promise_is_kept(tag: str, tmp_path: Path) -> None:
    project = read_project(Folders(REPOSITORY), Reporter())
    promised = [each.format for each in possibilities(project, tag) if each.possible]
    assert {"docx", "pdf", "html", "epub", "text", "large-print", "giant-print", "audio"} <= set(promised)
    for name in promised:
        document = EASY_READ if name == "easy-read" else DOCUMENT
        output = tmp_path / name
        words = ["build", document, "--format", name, "--language", tag, "--output", str(output)]
        made = CliRunner().invoke(app, ["--project", str(REPOSITORY), *words])
        assert made.exit_code == 0, made.output
        assert [file for file in (output / tag).iterdir() if file.stat().st_size]
