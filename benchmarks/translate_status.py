# ruff: noqa: T201
"""`toolkit translate status` for 20 languages and 13 documents, whole process."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from shutil import copyfile, copytree

ROOT = Path(__file__).parent.parent
RUNS = 5
MORE = ("cs", "de", "el", "es", "fa", "fr", "hu", "it", "lv", "ru", "sk", "tr")
"""Languages without a file of labels here: the benchmark gives them the English ones."""


def main() -> None:
    """Print the median of some runs, in milliseconds."""
    from toolkit_cli import locales
    from toolkit_cli.build.translations import Translations
    from toolkit_cli.core.diagnostics import Reporter
    from toolkit_cli.core.folders import Folders
    from toolkit_cli.reading.project import read_project
    from toolkit_cli.translation.catalogue import Catalogue, Entry
    from toolkit_cli.translation.po import write_po

    known = sorted({*locales.available(), *MORE} - {"en-GB"})
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        package = project / "src" / "toolkit_cli"
        copytree(ROOT / "src" / "toolkit_cli", package)
        copytree(ROOT / "templates", package / "templates")
        for tag in MORE:
            copyfile(package / "locales" / "en-GB.yaml", package / "locales" / f"{tag}.yaml")
        copytree(ROOT / "content", project / "content")
        segments = Translations(read_project(Folders(project), Reporter())).segments.values()
        entries = tuple(Entry(*each.identity, target=each.text.source) for each in segments)
        for tag in known:
            text = write_po(Catalogue(tag, entries, {"Language": tag}))
            (project / "content" / "translations" / f"{tag}.po").write_text(text, encoding="utf-8")
        for plan in (project / "content" / "documents").glob("*.yaml"):
            lines = [
                line for line in plan.read_text(encoding="utf-8").splitlines() if "languages:" not in line
            ]
            plan.write_text("\n".join([*lines, f"languages: [{', '.join(known)}]", ""]), encoding="utf-8")
        command = [sys.executable, "-m", "toolkit_cli", "-C", folder, "translate", "status", "--json"]
        environment = {**os.environ, "PYTHONPATH": str(package.parent)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation is compiled at each start
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            times.append(time.perf_counter() - began)
    middle = sorted(times)[RUNS // 2]
    print(
        f"translate status, {len(known)} languages x 13 documents, {len(entries)} texts: {middle * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
