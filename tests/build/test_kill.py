"""A build that is killed leaves whole files, and the next one finishes."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import with_formats
from toolkit_cli.core.folders import Folders

COUNT = 24
"""So many here; `tests/conformance/test_kill.py` kills 400."""


def kill(project: Folders, folder: Path, count: int) -> int:
    """How many of `count` builds died; what is wrong after one of them is raised."""
    with_formats(project, "text", "html")
    script = Path(__file__).parent / "killed.py"
    words = [str(project.project), str(folder / "out"), str(count), "1"]
    found = subprocess.run([sys.executable, script, *words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr[-2000:]
    return int(found.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
def test_a_killed_build_leaves_whole_files_and_the_next_one_finishes(
    project: Folders, tmp_path: Path
) -> None:
    assert kill(project, tmp_path, COUNT) > COUNT // 5
