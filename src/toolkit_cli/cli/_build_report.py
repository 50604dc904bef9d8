"""How `toolkit build` tells what it did, or would do."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit_cli.build.execute import Done
from toolkit_cli.build.fingerprints import PARTS
from toolkit_cli.build.present import State
from toolkit_cli.build.staleness import EDITED, Survey, Verdict
from toolkit_cli.cli._shared import columns
from toolkit_cli.core.diagnostics import Diagnostic, Severity, translation_of
from toolkit_cli.core.results import Output, RunResult
from toolkit_cli.reports import json as report
from toolkit_cli.reports import text

GOES = "removed: nothing asks for it any more"
STAYS = "nothing asks for it any more, but it was edited: it stays"


@dataclass(frozen=True)
class Told:
    """What a build tells: `result` is all of it, `content` what `toolkit validate` knows too, `files` the rest."""

    result: RunResult
    content: RunResult
    files: RunResult


def shown(result: RunResult, folder: Path, as_json: bool) -> str:
    """The errors, or the files that were written; as JSON both."""
    if as_json:
        return report.render(result)
    found = (each for each in result.diagnostics if each.severity is Severity.ERROR)
    errors = [text.shown(each, result.lines) for each in found]
    if not result.outputs:
        return "\n".join(errors)
    rows = [("document", "pages", "size", "file")]
    for several in _alike(result.outputs):
        each, pages = several[0], sorted({str(each.pages or "") for each in several}, key=len)
        size = f"{-(-sum(one.bytes for one in several) // 1024)} KB"
        file = path_shown(folder / each.path)
        if len(several) > 1:
            file = f"{path_shown(folder / each.language)}/*/{Path(each.path).name} ({len(several)} places)"
        rows.append((each.document, "-".join(pages[:: max(1, len(pages) - 1)]), size, file))
    return "\n".join([columns(rows), *errors])


def _alike(outputs: Iterable[Output]) -> list[list[Output]]:
    """The files in groups: those of all places as one."""
    found: dict[tuple[str, ...], list[Output]] = {}
    for each in outputs:
        key = (each.language, each.path.rpartition("/")[2]) if each.place else (each.path,)
        found.setdefault(key, []).append(each)
    return list(found.values())


def summary(told: Told, done: Done | None, fresh: int = 0, due: int | None = None) -> str:
    """The warnings of the files, and what it all comes to in one line; `due` files would be written."""
    count = len(told.result.outputs) if due is None else due
    files = "1 file" if count == 1 else f"{count or 'No'} files"
    words = [f"{files} {'written' if due is None else 'to write'}"]
    words += [f"{fresh} up to date"] if fresh else []
    words += [f"{len(done.removed)} removed"] if done and done.removed else []
    return "\n".join([*_warnings(told.files), f"{', '.join(words)}. {_counted(told)}"])


def _counted(told: Told) -> str:
    """How much was found, and how to see it, where that is another command."""
    if told.result.failed:
        return f"{text.summary(told.result)}{_stopped(told)}"
    content = text.summary(told.content)
    tail = "; see them all with: toolkit validate" if told.content.diagnostics else ""
    if not told.files.diagnostics:
        return f"{content}{tail}"
    return f"In the files: {text.summary(told.files)}. In the content: {content}{tail}"


def _stopped(told: Told) -> str:
    """Which languages nothing was made in, while others were, for errors of their translations."""
    errors = (each for each in told.content.diagnostics if each.severity is Severity.ERROR)
    found = sorted({translation_of(each.span.path) for each in errors})
    if not found or not all(found):
        return ""
    return f". Nothing was made in {', '.join(found)}: the translation has errors"


def _warnings(files: RunResult) -> list[str]:
    """The warnings of the files, each once: what is the same of several documents with their number."""
    places: dict[tuple[str, ...], list[Diagnostic]] = {}
    for each in files.diagnostics:
        if each.severity is Severity.WARNING:
            places.setdefault((each.rule, each.message, each.hint), []).append(each)
    return [f"{same[0]}{_others(len(same) - 1)}" for same in places.values()]


def _others(count: int) -> str:
    return f", and in {count} other place{'s'[: count > 1]}" if count else ""


def explained(found: Survey, folder: Path, as_json: bool) -> str:
    """Why each file that is not up to date is made, and which ones go."""
    rows = [(each.task.path, _why(each)) for each in found.stale]
    looked = ((path, found.present.look(path)[0]) for path in found.unwanted)
    rows += [(path, STAYS if state is State.EDITED else GOES) for path, state in looked]
    if as_json:
        stale = [{"path": each.task.path, "reasons": list(each.reasons)} for each in found.stale]
        content = {"schema": 1, "stale": stale, "fresh": len(found.fresh), "unwanted": list(found.unwanted)}
        return json.dumps(content, indent=2, ensure_ascii=False)
    if not rows:
        return ""
    return columns([("file", "why"), *((path_shown(folder / path), why) for path, why in rows)])


def _why(verdict: Verdict) -> str:
    words = ", ".join(verdict.reasons)
    if verdict.reasons == (EDITED,):
        return f"{EDITED}: it stays, --force overwrites it"
    return f"changed: {words}" if set(verdict.reasons) <= set(PARTS) else words


def path_shown(file: Path) -> str:
    """A path as short as it can be from here."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
