"""Moves finished files to their places: each whole or not at all, the manifest last."""

import contextlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit_cli.build import hidden, journal, manifest
from toolkit_cli.build.manifest import Entry, Manifest, Shard
from toolkit_cli.build.present import Present, State


@dataclass(frozen=True)
class Change:
    """What is to become of an output folder: `new` files lie in staging, by path, `kept` ones stay as they are,
    `unwanted` ones go. With `force` it does not matter who wrote what is there now."""

    new: Mapping[str, Entry]
    kept: Mapping[str, Entry]
    unwanted: Iterable[str] = ()
    force: bool = False
    shard: Shard | None = None


@dataclass(frozen=True)
class Committed:
    """The paths that were written and removed; `refused`: not written, `left`: not removed, for they are
    somebody else's."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    refused: tuple[str, ...]
    left: tuple[str, ...]


def commit(present: Present, staged: Path, change: Change) -> Committed:
    """Make an output folder what `change` says, files that somebody edited excepted.

    Whatever can fill the disk is written before the first file is moved. Raises ToolkitError.
    """
    output = present.output
    looked = {path: present.look(path) for path in (*change.new, *change.unwanted)}
    theirs = {path for path, (state, _) in looked.items() if state in (State.EDITED, State.FOREIGN)}
    refused = {path for path in theirs & change.new.keys() if _differs(present, change.new[path])}
    refused = set() if change.force else refused
    new = {path: entry for path, entry in change.new.items() if path not in refused}
    going = [path for path in change.unwanted if looked[path][0] is State.OURS]
    left = [path for path in change.unwanted if looked[path][0] is State.EDITED]
    text = _text(present, change, refused)
    with hidden.writing(output):
        (staged / manifest.NAME).write_bytes(text)
        journal.note(output, text)
        _folders(output, new)
    late = _move(present, staged, new, change.force)
    _remove(present, going)
    _finish(present, staged, _text(present, change, refused | late) if late else text)
    written = tuple(path for path in new if path not in late)
    return Committed(written, tuple(going), tuple(sorted(refused | late)), tuple(left))


def _text(present: Present, change: Change, refused: set[str]) -> bytes:
    """The manifest after the change: of what is refused it says what it said before."""
    new = {path: entry for path, entry in change.new.items() if path not in refused}
    before = {path: entry for path in refused if (entry := present.manifest.entries.get(path))}
    return manifest.write(Manifest({**change.kept, **before, **new}, change.shard))


def _differs(present: Present, entry: Entry) -> bool:
    """Whether moving a new file to its place would change what is there."""
    return present.times.digest(entry.output.path) != entry.output.sha256


def _folders(output: Path, paths: Iterable[str]) -> None:
    for name in sorted({path.rpartition("/")[0] for path in paths}):
        folder = output / name
        if folder.is_dir():
            hidden.clean(folder)
        else:
            folder.mkdir(parents=True, exist_ok=True)
    hidden.clean(output)


def _move(present: Present, staged: Path, new: Mapping[str, Entry], force: bool) -> set[str]:
    """Move the new files; what was edited since it was looked at stays, and is returned."""
    late = set()
    for path, entry in new.items():
        if not force and not present.times.unchanged(path):
            late.add(path)
            continue
        try:
            os.replace(f"{staged}/{path}", f"{present.output}/{path}")  # noqa: PTH105 - thousands of times
            present.times.set(path, entry.output.sha256)
        except OSError as fault:
            raise hidden.unwritable(present.output / path, fault) from fault
    return late


def _remove(present: Present, paths: Iterable[str]) -> None:
    for path in paths:
        file = present.output / path
        with hidden.writing(file):
            file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            file.parent.rmdir()


def _finish(present: Present, staged: Path, text: bytes) -> None:
    target, made = present.output / manifest.NAME, staged / manifest.NAME
    with hidden.writing(target):
        if not target.is_file() or target.read_bytes() != text:
            if made.read_bytes() != text:  # something was edited while the files were moved
                made.write_bytes(text)
            made.replace(target)
        journal.forget(present.output)
    present.times.save()
