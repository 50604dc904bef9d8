"""An editor with the YAML language server: it completes, explains, and finds what `validate` finds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from conformance import judges
from conformance.language_server import LanguageServer
from conftest import REPOSITORY
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import Audience
from toolkit_cli.reading.project import read_project

pytestmark = pytest.mark.conformance
SERVER = judges.HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
CONTENT = REPOSITORY / "content"
FILES = sorted(CONTENT.rglob("*.yaml"))
HEAD = "# yaml-language-server: $schema=../.schema/section.json\n"
FAULTY = (
    HEAD
    + """title: Sleep
audience: stuff
blocks:
  - type: paragraph
    txt: x
    text: y
  - type: lst
    text: x
  - type: lead
  - type: list
    items:
      - plain words
      - text: words with an id
        id: Not A Name
        colour: red
  - type: subsection
    title: 12
    blocks: []
"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the schemas of this repository."""
    folder = tmp_path_factory.mktemp("editor")
    shutil.copytree(CONTENT, folder / "content")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    node = shutil.which("node")
    judges.need("yaml-language-server", node and SERVER.is_file(), "npm install --prefix tests/conformance")
    with LanguageServer([str(node), str(SERVER), "--stdio"], folder) as server:
        yield server


def _written(folder: Path, name: str, text: str) -> Path:
    file = folder / "content" / "sections" / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CONTENT).as_posix())
def test_the_editor_finds_no_fault_in_the_content(file: Path, server: LanguageServer, folder: Path) -> None:
    assert "yaml-language-server: $schema=" in file.read_text("utf-8").splitlines()[0]
    assert server.open(folder / "content" / file.relative_to(CONTENT), "yaml") == []


def test_the_editor_and_validate_find_faults_in_the_same_lines(server: LanguageServer, folder: Path) -> None:
    file = _written(folder, "faulty", FAULTY)
    seen = {found["range"]["start"]["line"] + 1: found["message"] for found in server.open(file, "yaml")}
    assert "txt" in seen[6]
    assert '"staff"' in seen[3]
    reporter = Reporter()
    read_project(Folders(folder), reporter)
    ours = {found.span.line for found in reporter if found.span.path == "content/sections/faulty.yaml"}
    assert sorted(seen) == sorted(ours) == [3, 6, 8, 10, 15, 16, 18, 19]


def test_the_editor_completes_types_with_their_meaning(server: LanguageServer, folder: Path) -> None:
    file = _written(folder, "types", HEAD + "title: A\naudience: staff\nblocks:\n  - type: \n")
    server.open(file, "yaml")
    offered = server.completions(file, 5, 11)
    assert {"paragraph", "lead", "list", "subsection", "roles", "figure"} <= offered.keys()
    assert offered["list"]["documentation"] == "A list whose order does not matter."


def test_the_editor_completes_the_words_of_an_enum(server: LanguageServer, folder: Path) -> None:
    file = _written(folder, "words", HEAD + "title: A\naudience: \n")
    server.open(file, "yaml")
    assert server.completions(file, 3, 11).keys() == set(get_args(Audience))


def test_the_editor_completes_keys_without_filling_in_nothing(server: LanguageServer, folder: Path) -> None:
    text = HEAD + "title: A\naudience: staff\nblocks:\n  - type: list\n    le\n"
    file = _written(folder, "keys", text)
    server.open(file, "yaml")
    offered = server.completions(file, 6, 7)
    assert {"id", "lead-in", "items", "allow"} <= offered.keys()
    assert "type" not in offered
    assert offered["lead-in"]["documentation"] == "The line that introduces the list."
    assert not any(text in key["insertText"] for key in offered.values() for text in ("null", "[]"))


def test_the_editor_explains_a_key(server: LanguageServer, folder: Path) -> None:
    file = _written(folder, "meaning", HEAD + "title: A\naudience: staff\nblocks: []\n")
    server.open(file, "yaml")
    assert "Whom the section speaks to." in server.hover(file, 3, 3)
