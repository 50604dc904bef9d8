"""More than 200 builds killed at any moment."""

from pathlib import Path

import pytest

from build.test_kill import kill
from toolkit_cli.core.folders import Folders

pytestmark = pytest.mark.conformance


def test_200_killed_builds_leave_whole_files(project: Folders, tmp_path: Path) -> None:
    assert kill(project, tmp_path, 400) >= 200
