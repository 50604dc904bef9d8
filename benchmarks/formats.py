# ruff: noqa: T201
"""The documents as PDF against LibreOffice, as Word and HTML against pandoc: whole processes, in one run.

Run by `make bench`. Needs LibreOffice and pandoc, which gets the documents as the Markdown that it makes of our
Word files, with their pictures. Each side goes on from what it kept of its last run: LibreOffice its profile,
we what we know of the project; “nothing kept” is the first run on a machine. Nothing is asserted: the figures
are for people.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
TOOLKIT = Path(sys.executable).with_name("toolkit")
"""The command as people type it."""
RUNS = 3
TIMES = 20
"""So often what is over in some milliseconds is done for one measurement."""


def main() -> int:
    """Print the medians of some runs and their ratios."""
    for program in ("soffice", "pandoc"):
        if not shutil.which(program):
            print(f"{program} is missing: apt-get install libreoffice-writer pandoc", file=sys.stderr)
            return 3
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation is compiled at each start
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _build(place, "docx")
        documents = sorted((ROOT / "content" / "documents").glob("*.yaml"))
        words = [place / "en-GB" / f"{file.stem}.docx" for file in documents]
        texts = [_markdown(file) for file in words]
        _compare(
            f"{len(documents)} documents as PDF/UA",
            partial(_build, place / "pdf", "pdf"),
            "LibreOffice, the docx in one call",
            lambda: _run(_soffice(place, words)),
        )
        _compare(
            f"{len(documents)} documents as HTML",
            partial(_build, place / "html", "html"),
            "pandoc, one call each",
            lambda: [_pandoc(text, "html", "--self-contained", "--toc") for text in texts],
        )
        _compare(
            f"{len(documents)} documents as Word",
            partial(_build, place / "word", "docx"),
            "pandoc, one call each",
            lambda: [_pandoc(text, "docx") for text in texts],
        )
        sheet = place / "en-GB" / "parents-help-sheet.docx"
        _compare(
            "help sheet as PDF/UA, warm, in process",
            _warm(),
            "LibreOffice, one call",
            lambda: _run(_soffice(place, [sheet])),
            times=TIMES,
        )
    return 0


def _markdown(file: Path) -> Path:
    """A Word file as Markdown, beside its pictures."""
    made = file.with_suffix(".md")
    media = made.with_suffix("")
    _run(
        ["pandoc", str(file), "-t", "markdown", "--columns=400", f"--extract-media={media}", "-o", str(made)]
    )
    return made


def _pandoc(text: Path, form: str, *options: str) -> None:
    title = ["--metadata", f"title={text.stem}"]
    _run(["pandoc", "-s", *title, *options, str(text), "-o", f"{text}.{form}"])


def _build(output: Path, form: str, *, known: bool = True) -> None:
    command = [str(TOOLKIT), "-C", str(ROOT), "build", "--language", "en-GB", "--format", form]
    shutil.rmtree(output / "en-GB", ignore_errors=True)
    around = None if known else {**os.environ, "XDG_CACHE_HOME": os.devnull}
    _run([*command, "--output", str(output), "--force"], around)


def _soffice(place: Path, files: Sequence[Path]) -> list[str]:
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place / "soffice")]
    return [*command, *map(str, files)]


def _run(command: Sequence[str], around: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, check=True, capture_output=True, env=around)


def _warm() -> Callable[[], object]:
    """Writing the help sheet with another title each time, with everything read, checked and loaded."""
    from dataclasses import replace
    from itertools import count

    from toolkit_cli.build.check import check
    from toolkit_cli.build.formats import File
    from toolkit_cli.build.load import context
    from toolkit_cli.build.translations import Translations
    from toolkit_cli.core.diagnostics import Reporter
    from toolkit_cli.core.folders import Folders
    from toolkit_cli.model.inlines import Words
    from toolkit_cli.model.text import Text
    from toolkit_cli.writers import pdf

    folders = Folders(ROOT)
    project = check(folders, Reporter())
    document = Translations(project).document("parents-help-sheet", "en-GB")
    around = context(folders, project, document, None, File(".pdf", "pdf"))
    titles = (f"Parents help sheet {number}" for number in count())

    def run() -> object:
        title = next(titles)
        return pdf.write(replace(document, title=Text(title, (Words(title),))), around)

    run()
    return lambda: [run() for _ in range(TIMES)]


def _compare(
    ours: str, run: Callable[..., object], theirs: str, other: Callable[[], object], *, times: int = 1
) -> None:
    """Print the medians of both sides; of a build also of its first run on a machine.

    `times`: how often `run` does what it is about.
    """
    sides = {ours: run, theirs: other}
    if isinstance(run, partial):
        sides["  the same, nothing kept"] = partial(run, known=False)
    rounds = [{name: _seconds(side) for name, side in sides.items()} for _ in range(RUNS)]
    parts = {name: times if name == ours else 1 for name in sides}
    found = {
        name: tuple(median(took[name][at] for took in rounds) / parts[name] for at in (0, 1))
        for name in sides
    }
    wall = found[theirs][0]
    for name, (own, user) in found.items():
        ratio = "" if name == theirs else f"   {wall / own:6.1f} x"
        print(f"{name:40} {own:7.3f} s wall {user:7.3f} s user{ratio}")


def _seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Wall and user seconds, of this process and those it starts."""
    before, began = _user(), time.perf_counter()
    run()
    return time.perf_counter() - began, _user() - before


def _user() -> float:
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    sys.exit(main())
