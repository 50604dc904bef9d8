"""What `toolkit build` says where some of the files that are asked for cannot be made, and others can."""

from collections.abc import Iterator, Sequence

from toolkit_cli import locales
from toolkit_cli.build.obstacles import obstacles, require
from toolkit_cli.build.plan import Task
from toolkit_cli.cli._build_report import path_shown
from toolkit_cli.cli.build import Wish
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders


def require_all(tasks: Sequence[Task], wish: Wish) -> None:
    """Raise the first ToolkitError that a file of `tasks` would meet, with the command that makes the others."""
    try:
        require(list(tasks), Folders(wish.project).fonts)
    except ToolkitError as fault:
        others = _others(tasks, wish)
        remedy = f"{fault.remedy} To make the others: {others}" if others else fault.remedy
        raise ToolkitError(fault.message, remedy) from fault


def _others(tasks: Sequence[Task], wish: Wish) -> str:
    """The command without the languages in which something cannot be made, or else without such formats."""
    kinds = dict.fromkeys((task.language, task.format, task.file) for task in tasks)
    fonts = Folders(wish.project).fonts
    bad = [each for each in kinds if any(obstacles(each[2], locales.load(each[0]), fonts))]
    languages = _without([each[0] for each in kinds], [each[0] for each in bad])
    formats = _without([each[1] for each in kinds], [each[1] for each in bad])
    if languages:
        return " ".join(_words(wish, languages, wish.formats))
    return " ".join(_words(wish, wish.languages, formats)) if formats else ""


def _without(names: Sequence[str], bad: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name not in bad]


def _words(wish: Wish, languages: Sequence[str], formats: Sequence[str]) -> Iterator[str]:
    yield from ("toolkit build", *wish.documents)
    for option, names in (("language", languages), ("format", formats), ("places", wish.places)):
        yield from (f"--{option} {name}" for name in names)
    if wish.output != wish.project / "output":
        yield f"--output {path_shown(wish.output)}"
    yield from ["--release"] if wish.release else []
