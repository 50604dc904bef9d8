"""The command `toolkit`: the only place that prints and exits."""

import os
import sys
import tempfile
import traceback
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError


def main() -> None:
    """Run the command line and leave with its exit code; no traceback reaches the user."""
    from toolkit_cli.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(standalone_mode=True)
    except ToolkitError as fault:
        print(f"toolkit: {fault}", file=sys.stderr)
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        print("toolkit: stopped", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as bug:
        _report_bug(bug)
        sys.exit(4)


def _report_bug(bug: Exception) -> None:
    handle, name = tempfile.mkstemp(prefix="toolkit-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        traceback.print_exception(bug, file=log)
    print(
        f"toolkit: this is a fault of the program ({type(bug).__name__}). "
        f"Please send {Path(name)} to the people who keep toolkit-cli.",
        file=sys.stderr,
    )
