"""A whole project with one of its files changed: the first byte says which."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from toolkit_cli.build.check import check
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders, packaged_templates

_EXAMPLE = packaged_templates() / "_project"
_FILES = (
    "content/sections/sleep.yaml", "content/toolkit.yaml", "content/documents/sleep-leaflet.yaml", "content/references.yaml",
    "content/corrections.yaml", "content/approvals.yaml", "content/terms.yaml", "content/figures/drawing.svg.j2",
    "content/translations/pl.po", "content/images/a.svg", "content/images/a.png", "places.csv", "templates/leaflet/kind.yaml",
)  # fmt: skip
SEEDS = tuple(
    bytes([97 + at]) + (_EXAMPLE / name).read_bytes()
    for at, name in enumerate(_FILES)
    if (_EXAMPLE / name).is_file()
) + (
    b"dreferences: []\n",
    b"hlabels",
    b"i" + b'msgid ""\nmsgstr ""\n',
    b"j<svg/>",
    b"lid,name\n",
    b"mlabel: A\n",
)
WEIGHT = 1


@cache
def _project() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(_EXAMPLE, folder / "project")
    return folder / "project"


def run(content: bytes) -> None:
    """Check the project as `toolkit validate` does."""
    file = _project() / _FILES[(content[0] - 97) % len(_FILES) if content else 0]
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.write_bytes(content[1:])
        reporter = Reporter()
        check(Folders(_project()), reporter)
        assert all(found.message for found in reporter)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
