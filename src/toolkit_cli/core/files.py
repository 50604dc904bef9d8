"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
)
"""Names that no file or folder may have on Windows."""


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises ToolkitError if the place does not allow it."""
    temporary: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(file)
    except OSError as fault:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ToolkitError(
            f"{file} cannot be written: {fault.strerror}.",
            "Close it if it is open in Word, and check the folder and the room on the disk.",
        ) from fault
