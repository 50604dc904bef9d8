"""The command `toolkit`: the only place that prints and exits."""

import gc
import os
import sys
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

_INTERRUPTED = 130
_SHOWN = 200


def main() -> None:
    """Run the command line and leave with its exit code; no traceback reaches the user."""
    # A run makes many values and few circles of them: looking for circles took a seventh of its time.
    gc.set_threshold(200_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        _check_folder()
        from toolkit_cli.cli.app import app

        app(prog_name="toolkit", standalone_mode=True)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            _say("stopped")
        raise
    except ToolkitError as fault:
        _say(str(fault))
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        _say("stopped")
        sys.exit(_INTERRUPTED)
    except MemoryError:
        _say("There is not enough memory. Close other programs, or build fewer documents at once: --jobs 1.")
        sys.exit(ToolkitError.exit_code)
    except OSError as fault:
        _say(_of_the_system(fault))
        sys.exit(ToolkitError.exit_code)
    except Exception as bug:
        _report_bug(bug)
        sys.exit(4)
    finally:
        gc.freeze()  # the end of the process frees all: to look for circles once more takes a twentieth of a run


def _check_folder() -> None:
    """Raise ToolkitError where the folder that the person is in was removed or is another drive's no more."""
    try:
        Path.cwd()
    except OSError as fault:
        message = f"The folder that you are in cannot be reached: {fault.strerror}."
        raise ToolkitError(message, "Go to another folder, or come back to it: cd FOLDER.") from fault


def _say(words: str) -> None:
    from toolkit_cli.cli._shared import say

    say(f"toolkit: {words}")


def _of_the_system(fault: OSError) -> str:
    """What the system refused, in words: a file that a person named, or a place that is full or closed."""
    name = f"{str(fault.filename)[:_SHOWN]} " if fault.filename else ""
    return f"{name}cannot be used: {fault.strerror or fault}. Give another name, or free the place."


def _report_bug(bug: Exception) -> None:
    import tempfile
    import traceback

    handle, name = tempfile.mkstemp(prefix="toolkit-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
        traceback.print_exception(bug, file=log)
    _say(
        f"this is a fault of the program ({type(bug).__name__}). "
        f"Please send {Path(name)} to the people who keep toolkit-cli."
    )
