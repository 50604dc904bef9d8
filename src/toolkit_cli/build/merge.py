"""Joins the shards of a plan: every task there, each once, each file as it was written."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit_cli.build import hidden, manifest
from toolkit_cli.build.commit import Change, Committed, commit
from toolkit_cli.build.lock import locked
from toolkit_cli.build.manifest import Entry, Manifest
from toolkit_cli.build.present import Present
from toolkit_cli.core.fingerprint import digest


def faults(folders: Sequence[Path]) -> Iterator[str]:
    """What keeps output folders from being the whole of one plan; nothing if they are."""
    named = Counter(folder.resolve() for folder in folders)
    yield from (f"{folder} is named twice" for folder, times in named.items() if times > 1)
    read = {folder: manifest.read(folder) for folder in named}
    strangers = [folder for folder, found in read.items() if not found.shard]
    if strangers or not read:
        yield from (f"{folder} holds no shard: build it with --shard I/N" for folder in strangers)
        return
    shards = {folder: found.shard for folder, found in read.items() if found.shard}
    if len({(shard.plan, shard.of, shard.tasks) for shard in shards.values()}) > 1:
        yield "the shards are not of one plan: build all of them from the same content, with the same program"
        return
    first = next(iter(shards.values()))
    parts = [shard.part for shard in shards.values()]
    yield from (f"shard {part}/{first.of} is missing" for part in range(1, first.of + 1) if part not in parts)
    yield from (
        f"shard {part}/{first.of} is there twice" for part in sorted(set(parts)) if parts.count(part) > 1
    )
    yield from _of_files(read)
    if len(set(parts)) == first.of and sum(len(each.entries) for each in read.values()) != first.tasks:
        yield f"the plan has {first.tasks} files, and the shards do not"


def _of_files(read: dict[Path, Manifest]) -> Iterator[str]:
    seen: dict[str, Path] = {}
    for folder, found in read.items():
        for path, entry in found.entries.items():
            if path in seen:
                yield f"{path} is in {seen[path]} and in {folder}"
            seen[path] = folder
            try:
                same = digest((folder / path).read_bytes()) == entry.output.sha256
            except OSError:
                yield f"{folder / path} is missing"
                continue
            if not same:
                yield f"{folder / path} is not what was built"


def merge(folders: Sequence[Path], output: Path, *, force: bool = False) -> Committed:
    """Copy the files of shards without `faults` to an output folder, with one manifest. Raises ToolkitError."""
    with locked(output), hidden.staging(output) as staged:
        new: dict[str, Entry] = {}
        for folder in folders:
            new |= manifest.read(folder).entries
            for path in manifest.read(folder).entries:
                with hidden.writing(output):
                    (staged / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(folder / path, staged / path)
        present = Present(output)
        unwanted = [path for path in present.paths() if path not in new]
        return commit(present, staged, Change(new, {}, unwanted, force))
