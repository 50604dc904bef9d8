# ruff: noqa: T201
"""270 places x 3 documents x 6 languages: the build, against plain docxtpl in a pool of as many processes.

All in one run, whole processes, one after the other. Plain docxtpl makes a sample, whose time is multiplied.
"""

import io
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from make_places import table

ROOT = Path(__file__).parent.parent
PLACES = int(sys.argv[1]) if len(sys.argv) > 1 else 270
DOCUMENTS = ("parents-help-sheet", "pace-poster", "ways-to-build-resilience")
LANGUAGES = ("en-GB", "ar", "bg", "pl", "ro", "uk")
SAMPLE = 4
"""Places for which plain docxtpl makes every document in every language."""
RUNS = 9
EMPTY = """import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def main(name: str = "") -> None:
    print(name)
app()
"""


def main() -> None:
    """Print times, ratios and memory."""
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    files = PLACES * len(DOCUMENTS) * len(LANGUAGES)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation is compiled at each start
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")  # nothing is known of the project
        project = Path(folder) / "project"
        _prepare(project)
        words = ["-C", str(project), "build", "--places", "all", "--jobs", str(jobs)]
        wall, user = _timed(words)
        print(f"first build of {files} files, {jobs} processes: {wall:.2f} s wall, {user:.2f} s user")
        again, less = _timed([*words, "--output", str(Path(folder) / "again")])
        print(f"the same of a project that is known: {again:.2f} s wall, {less:.2f} s user")
        print(f"memory of its own that a worker takes, at most: {_memory([*words, '--force'])} MB")
        plain, effort = (seconds * PLACES / SAMPLE for seconds in _plain(project, jobs))
        print(
            f"plain docxtpl, {jobs} processes: {plain:.1f} s wall, {effort:.1f} s user (from {SAMPLE} places)"
        )
        print(f"so many times as long: {plain / wall:.1f} x, {plain / again:.1f} x")
        time.sleep(0.2)
        _timed(words)
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        _nothing_to_do(words, empty)
        _one_sentence(project, words)


def _prepare(project: Path) -> None:
    """The three documents of this repository in six languages, and as many places."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, project / name)
    for file in (project / "content" / "documents").glob("*.yaml"):
        if file.stem not in DOCUMENTS:
            file.unlink()
            continue
        lines = [
            line
            for line in file.read_text(encoding="utf-8").splitlines()
            if not line.startswith(("languages:", "formats:"))
        ]
        file.write_text("\n".join([*lines, f"languages: [{', '.join(LANGUAGES)}]", ""]), encoding="utf-8")
    toolkit = project / "content" / "toolkit.yaml"
    text = toolkit.read_text(encoding="utf-8")
    local = "{{ contact.email }}. Ask at {{ place.name }}: {{ place.phone }}"
    toolkit.write_text(text.replace("{{ contact.email }}", local), encoding="utf-8")
    (project / "content" / "places.csv").write_text(table(PLACES), encoding="utf-8", newline="")


def _command(words: list[str]) -> list[str]:
    return [str(Path(sys.executable).with_name("toolkit")), *words]


def _timed(words: list[str]) -> tuple[float, float]:
    """Wall and user seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    began = time.perf_counter()
    found = subprocess.run(_command(words), capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(found.stdout[-2000:] + found.stderr[-2000:])
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _memory(words: list[str]) -> int:
    """The most megabytes that a process of a build takes for itself, beside what it shares with others."""
    most = 0
    build = subprocess.Popen(_command(words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while build.poll() is None:
        for worker in _descendants(build.pid):
            with suppress(OSError):
                lines = Path(f"/proc/{worker}/smaps_rollup").read_text("utf-8").splitlines()
                most = max(most, sum(int(line.split()[1]) for line in lines if line.startswith("Private_")))
        time.sleep(0.01)
    return most // 1024


def _descendants(process: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for each in map(int, task.read_text("utf-8").split()):
                found += [each, *_descendants(each)]
    return found


def _nothing_to_do(words: list[str], empty: Path) -> None:
    ours, theirs = [], []
    for _ in range(RUNS):
        for command, times in ((_command(words), ours), ([sys.executable, str(empty)], theirs)):
            began = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            times.append(time.perf_counter() - began)
    one, other = sorted(ours)[RUNS // 2], sorted(theirs)[RUNS // 2]
    print(
        f"nothing to do: {one * 1000:.0f} ms; an empty Typer program: {other * 1000:.0f} ms: {one / other:.2f} x"
    )


def _one_sentence(project: Path, words: list[str]) -> None:
    """Change the title of one document: how many files are made?"""
    file = project / "content" / "documents" / f"{DOCUMENTS[0]}.yaml"
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(title, f"{title} now"), encoding="utf-8")
    found = subprocess.run(_command(words), capture_output=True, text=True, check=True)
    expected = PLACES * len(LANGUAGES)
    print(f"one title changed ({expected} files hold it): {found.stderr.splitlines()[-1]}")


def _plain(project: Path, jobs: int) -> tuple[float, float]:
    """Wall and user seconds of plain docxtpl for the sample: same templates, same macros, one render a file."""
    tasks = [(str(project), name, tag) for name in DOCUMENTS for tag in LANGUAGES for _ in range(SAMPLE)]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        pool.map(_render, tasks[:jobs], chunksize=1)  # the imports of the processes are not counted
        began = time.perf_counter()
        users = pool.map(_render, tasks, chunksize=SAMPLE)
        return time.perf_counter() - began, sum(users)


_READ: dict[str, object] = {}


def _render(task: tuple[str, str, str]) -> float:
    """One document through docxtpl, as its manual shows: open, render, save. The user seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    from docxtpl import DocxTemplate

    from toolkit_cli.build.formats import File
    from toolkit_cli.build.load import context
    from toolkit_cli.build.translations import Translations
    from toolkit_cli.core.diagnostics import Reporter
    from toolkit_cli.core.folders import Folders
    from toolkit_cli.reading.project import read_project
    from toolkit_cli.templating.environment import environment
    from toolkit_cli.templating.word_parts import parts_of
    from toolkit_cli.writers import docx
    from toolkit_cli.writers._word_body import WordBody
    from toolkit_cli.writers._word_fit import text_area
    from toolkit_cli.writers._word_styles import Styles

    folder, name, tag = task
    folders = Folders(Path(folder))
    if folder not in _READ:
        project = read_project(folders, Reporter())
        _READ[folder] = project, Translations(project)
    project, translations = _READ[folder]  # type: ignore[misc]
    document = translations.document(name, tag)
    given = context(folders, project, document, None, File(".docx", "docx"))
    template = parts_of(given.template)
    styles = Styles(template["word/styles.xml"])
    body = WordBody(document, given, styles, text_area(template["word/document.xml"]))
    plain = DocxTemplate(io.BytesIO(given.template))
    plain.render(docx._values(document, given, body), environment(), autoescape=True)
    file = folders.project / "plain" / f"{tag}-{name}-{os.getpid()}.docx"
    file.parent.mkdir(exist_ok=True)
    plain.save(file)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


if __name__ == "__main__":
    main()
