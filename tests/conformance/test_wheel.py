"""The wheel in a clean environment: a new project builds at once, far from this repository."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from conftest import REPOSITORY

pytestmark = pytest.mark.conformance


def _run(*words: str | Path, cwd: Path) -> str:
    made = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return made.stdout


def test_an_installed_wheel_makes_and_builds_a_new_project(tmp_path: Path) -> None:
    pip = ["-m", "pip", "--disable-pip-version-check", "--quiet"]
    _run(sys.executable, *pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, REPOSITORY, cwd=tmp_path)
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "clean", with_pip=True)
    folder = tmp_path / "clean" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(
        folder / "python",
        *pip,
        "install",
        "--constraint",
        REPOSITORY / "constraints.txt",
        wheel,
        cwd=tmp_path,
    )
    _run(folder / "toolkit", "init", "ours", cwd=tmp_path)
    assert "sleep-leaflet.docx" in _run(folder / "toolkit", "build", cwd=tmp_path / "ours")
