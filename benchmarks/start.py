# ruff: noqa: T201
"""How long `toolkit --help` takes, against `--help` of a Typer program that does nothing.

Run by `make bench`. Whole processes that take turns; the ratio is the median of the ratios of the rounds.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 25
EMPTY = """import typer
app = typer.Typer(add_completion=False)
@app.command()
def main(name: str = "") -> None:
    print(name)
app()
"""


def main() -> None:
    """Print wall and user time of both, and the ratios."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation is compiled at each start
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        ours, theirs = [sys.executable, "-m", "toolkit_cli", "--help"], [sys.executable, str(empty), "--help"]
        rounds = [(_took(ours), _took(theirs)) for _ in range(ROUNDS + 1)][1:]
    for at, name in enumerate(("wall", "user")):
        one, other = (median(side[at] for side in sides) * 1000 for sides in zip(*rounds, strict=True))
        ratio = median(mine[at] / empty[at] for mine, empty in rounds)
        print(f"toolkit --help, {name}: {one:.0f} ms; an empty Typer program: {other:.0f} ms: {ratio:.2f} x")


def _took(command: list[str]) -> tuple[float, float]:
    """Wall and user seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


if __name__ == "__main__":
    main()
