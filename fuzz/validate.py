"""A fuzz target: whatever bytes stand in a file of a project, `check` gives diagnostics and no exception.

Run it with atheris, see CONTRIBUTING.md. The first byte of an input chooses the file, the rest is its content.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["toolkit_cli", "yaml", "jinja2"]):
    from toolkit_cli.build.check import check
    from toolkit_cli.core.diagnostics import Reporter
    from toolkit_cli.core.folders import Folders, packaged_templates

FILES = (
    "content/sections/sleep.yaml",
    "content/toolkit.yaml",
    "content/documents/sleep-leaflet.yaml",
    "content/references.yaml",
    "content/corrections.yaml",
    "content/approvals.yaml",
    "content/terms.yaml",
    "content/figures/drawing.svg.j2",
    "templates/leaflet/kind.yaml",
    "templates/leaflet/word.docx",
)
EXAMPLE = packaged_templates() / "_project"


def one_input(content: bytes) -> None:
    """Check the small project with one of its files replaced."""
    file = PROJECT / FILES[content[0] % len(FILES)] if content else PROJECT / FILES[0]
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content[1:])
    reporter = Reporter()
    check(Folders(PROJECT), reporter)
    assert all(found.message for found in reporter)
    file.unlink() if before is None else file.write_bytes(before)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PROJECT = Path(folder) / "project"
        shutil.copytree(EXAMPLE, PROJECT)
        atheris.Setup(sys.argv, one_input)
        atheris.Fuzz()
