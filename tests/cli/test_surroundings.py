"""What strangers and the machine do to a command: nothing is obeyed, and every fault has a sentence."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import toolkit
from toolkit_cli.core.folders import Folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names of files")
@pytest.mark.parametrize("name", ["a\x1b[31m.yaml", "a\n::error::b.yaml", "\x9b2J.yaml", "::error::x.yaml"])
@pytest.mark.parametrize(
    "command", ["validate", "build", "list", "validate --report github", "validate --report json"]
)
def test_names_of_files_are_not_obeyed(name: str, command: str, project: Folders) -> None:
    (project.content / "sections" / name).write_text("title: x", encoding="utf-8")
    found = toolkit(*command.split(), cwd=project.project)
    for line in (found.stdout + found.stderr).split("\n"):
        assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in line)
        if "github" not in command:
            assert not line.lstrip().startswith(("::", "##["))
        elif line:
            assert line.startswith(("::error file=content/", "::warning file=content/"))


def test_text_that_is_quoted_is_not_obeyed(project: Folders) -> None:
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(
        'title: "a\\e[31m"\naudience: "\\e]0;x\\a\\n::error::y"\nblocks: [1]\n', encoding="utf-8"
    )
    found = toolkit("validate", cwd=project.project)
    assert found.returncode == 1
    assert "\x1b" not in found.stdout
    assert not any(line.startswith("::") for line in found.stdout.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that somebody is in")
def test_a_removed_folder_has_a_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = "import os, sys; os.rmdir(os.getcwd()); from toolkit_cli.cli import main; main()"
    words = [sys.executable, "-c", program, "list"]
    found = subprocess.run(words, cwd=gone, capture_output=True, encoding="utf-8", check=False)
    assert (found.returncode, found.stdout) == (3, "")
    assert found.stderr.startswith("toolkit: The folder that you are in cannot be reached: ")


@pytest.mark.parametrize(
    ("fault", "code", "told"),
    [
        (MemoryError(), 3, "There is not enough memory."),
        (KeyboardInterrupt(), 130, "stopped"),
        (RuntimeError("x"), 4, "this is a fault of the program (RuntimeError)"),
    ],
)
def test_whatever_happens_there_is_a_sentence(
    fault: BaseException, code: int, told: str, project: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr("toolkit_cli.cli.list_.read_project", fails)
    found = toolkit("list", cwd=project.project)
    assert (found.returncode, found.stdout) == (code, "")
    assert found.stderr.startswith(f"toolkit: {told}") or told in found.stderr
    assert "Traceback" not in found.stderr


def test_nobody_who_listens_is_no_fault(project: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit_cli.cli import _shared

    class Closed:
        def write(self, _: str) -> int:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

        def flush(self) -> None:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    monkeypatch.setattr("sys.stderr", Closed())
    _shared.say("Nothing is overdue.")


@pytest.mark.parametrize("path", ["en-GB/a\\u0000b.docx", "../../secret", "/etc/passwd", "C:/a.docx"])
def test_a_manifest_that_was_tampered_with_is_not_followed(path: str, project: Folders) -> None:
    output = project.project / "output"
    assert toolkit("build", cwd=project.project).returncode == 0
    manifest = output / "manifest.json"
    text = manifest.read_text("utf-8").replace("en-GB/sleep-leaflet.docx", path)
    manifest.write_text(text, encoding="utf-8")
    for command in ("verify", "list", "build --prune"):
        assert toolkit(*command.split(), cwd=project.project).returncode in (0, 1)


def test_an_id_that_could_not_be_asked_for_is_a_fault(project: Folders) -> None:
    (project.content / "documents" / "sleep-leaflet.yaml").rename(
        project.content / "documents" / f"{'s' * 61}.yaml"
    )
    found = toolkit("validate", cwd=project.project)
    assert found.returncode == 1
    assert "error[faulty-name]" in found.stdout
    assert "60 at most" in found.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
@pytest.mark.parametrize(
    "command",
    [
        "audit x.docx",
        "audit x.html",
        "translate import x.po",
        "translate import x.docx",
        "template lint x.docx",
    ],
)
@pytest.mark.parametrize("is_pipe", [True, False])
def test_a_file_without_an_end_keeps_nobody_waiting(command: str, is_pipe: bool, project: Folders) -> None:
    file = project.project / command.rsplit(maxsplit=1)[-1]
    if is_pipe:
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero")
    found = toolkit(*command.split(), cwd=project.project)
    assert found.returncode in {1, 3}
    assert "not a file" in found.stdout + found.stderr
