"""LibreOffice: opens finished documents in the conformance run."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

_NAMES = ("soffice", "libreoffice")


def find() -> str | None:
    """The path of the program, or None."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def to_pdf(files: Sequence[Path], folder: Path) -> None:
    """Convert documents to PDF in `folder`, all in one call and with a profile of its own.

    Raises ToolkitError if LibreOffice is absent or fails.
    """
    path = find()
    if path is None:
        raise ToolkitError("LibreOffice is not installed.", "Install libreoffice-writer.")
    with tempfile.TemporaryDirectory() as profile:
        settings = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = [path, settings, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        try:
            subprocess.run([*command, *map(str, files)], capture_output=True, timeout=600, check=True)
        except (OSError, subprocess.SubprocessError) as fault:
            raise ToolkitError(
                "LibreOffice failed.", "Try it by hand: soffice --headless --convert-to pdf FILE."
            ) from fault
