"""`toolkit audit`: the accessibility of finished documents, also of those made elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli import audit as audits
from toolkit_cli.cli._report import Report, render
from toolkit_cli.cli._shared import show
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.results import RunResult


def audit(
    files: Annotated[list[Path], typer.Argument(help="Finished documents: .docx.", show_default=False)],
    report: Report = "text",
) -> None:
    """Check the accessibility of finished documents: every fault at its place, with the remedy."""
    audits.check_endings(map(str, files))
    found = (each for file in files for each in audits.audit(_read(file), file.as_posix()))
    result = RunResult(tuple(found))
    show(render(report, result))
    raise typer.Exit(1 if result.failed else 0)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as fault:
        raise ToolkitError(f"There is no file {file}.", "Check its name.") from fault
    except OSError as fault:
        remedy = "Close it where it is open, and check that you may read it."
        raise ToolkitError(f"{file} cannot be read: {fault.strerror}.", remedy) from fault
