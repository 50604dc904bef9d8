"""The command `toolkit`: the only place that prints and exits."""

import gc
import os
import sys
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code; no traceback reaches the user."""
    # A run makes many values and few circles of them: looking for circles took a seventh of its time.
    gc.set_threshold(200_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        from toolkit_cli.cli.app import app

        app(standalone_mode=True)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            print("toolkit: stopped", file=sys.stderr)
        raise
    except ToolkitError as fault:
        print(f"toolkit: {fault}", file=sys.stderr)
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        print("toolkit: stopped", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    except Exception as bug:
        _report_bug(bug)
        sys.exit(4)
    finally:
        gc.freeze()  # the end of the process frees all: to look for circles once more takes a twentieth of a run


def _report_bug(bug: Exception) -> None:
    import tempfile
    import traceback

    handle, name = tempfile.mkstemp(prefix="toolkit-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        traceback.print_exception(bug, file=log)
    print(
        f"toolkit: this is a fault of the program ({type(bug).__name__}). "
        f"Please send {Path(name)} to the people who keep toolkit-cli.",
        file=sys.stderr,
    )
