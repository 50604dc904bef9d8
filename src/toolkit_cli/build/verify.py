"""Whether an output folder is what its manifest says, and the manifest what the content says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit_cli.build import hidden, manifest
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.manifest import Manifest
from toolkit_cli.build.plan import again, plan
from toolkit_cli.build.staleness import EDITED, GONE, NEW, OLD
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.folders import PACKS
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.model.project import Project

UNKNOWN = "not in the manifest"
UNASKED = "no document asks for it any more"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it should be, and how."""

    path: str
    what: str


def verify(project: Project, fingerprints: Fingerprints, output: Path) -> list[Difference]:
    """Every difference between files, manifest and content, by path. Every file is read."""
    listed = manifest.read(output)
    found = [*_files(output, listed), *_content(project, fingerprints, listed)]
    return sorted(found, key=lambda each: (each.path, each.what))


def _files(output: Path, listed: Manifest) -> Iterator[Difference]:
    for path, entry in listed.entries.items():
        try:
            if digest((output / path).read_bytes()) != entry.output.sha256:
                yield Difference(path, EDITED)
        except FileNotFoundError:
            yield Difference(path, GONE)
        except OSError as fault:
            yield Difference(path, f"cannot be read: {fault.strerror}")
    for file in sorted(output.rglob("*")):
        path = file.relative_to(output).as_posix()
        ours = path == manifest.NAME or path in listed.entries or _is_of_others(file.relative_to(output))
        passed = file.name.startswith(".") or any(map(is_leftover, file.relative_to(output).parts))
        if file.is_file() and not ours and not passed:
            yield Difference(path, UNKNOWN)


def _is_of_others(path: Path) -> bool:
    """Whether a file is a pack of the desk, or one of the program's own that no manifest lists."""
    first = path.parts[0]
    return first == hidden.NAME or (first == PACKS and path.suffix == ".zip")


def _content(project: Project, fingerprints: Fingerprints, listed: Manifest) -> Iterator[Difference]:
    """Of a shard, only the files that it has are held against the content."""
    asked = again(project, (entry.output for entry in listed.entries.values()))
    declared = plan(project)
    wanted = {task.path: task for task in (*declared, *asked)}
    ours = {task.path for task in declared}
    for path, task in wanted.items():
        entry = listed.entries.get(path)
        if entry is None:
            if not listed.shard:
                yield Difference(path, NEW)
        elif path not in ours and not entry.asked:
            yield Difference(path, UNASKED)
        elif not entry.fingerprint:
            yield Difference(path, f"stale: {OLD}")
        else:
            present = fingerprints.of(task)
            changed = [name for name, part in present.items() if entry.fingerprint.get(name) != part]
            if changed:
                yield Difference(path, f"stale: {', '.join(changed)}")
    for path in listed.entries.keys() - wanted.keys():
        yield Difference(path, UNASKED)
