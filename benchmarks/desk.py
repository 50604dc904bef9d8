# ruff: noqa: T201
"""The desk with ten thousand requests: listed, filtered, reported, held against the documents. Whole processes."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
RUNS = 5
TASKS = {
    "list": "find(store)",
    "filter": "find(store, Filter(overdue=date(2026, 11, 1)))",
    "report": "page(report(find(store), date(2026, 11, 23)))",
    "affected": "affected(find(store), {})",
}
CODE = """from datetime import date
from pathlib import Path
from toolkit_cli.requests.page import page
from toolkit_cli.requests.query import Filter, affected, find
from toolkit_cli.requests.report import report
from toolkit_cli.requests.store import open_store
with open_store(Path({file!r})) as store:
    {task}
"""


def main() -> None:
    """Print the median of some runs of each task, in milliseconds."""
    sys.path.insert(0, str(ROOT / "tests" / "requests"))
    from desk import many

    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation is compiled at each start
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests.db"
        many(file, 10_000)
        for name, task in TASKS.items():
            times = [_seconds(CODE.format(file=str(file), task=task)) for _ in range(RUNS)]
            print(f"10,000 requests, {name}: {median(times) * 1000:.0f} ms")


def _seconds(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
