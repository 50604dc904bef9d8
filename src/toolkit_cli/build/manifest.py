"""The record of what is in the output folder: deterministic, so that it can be committed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from toolkit_cli.build.stored import stored, unstored
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.results import Output

NAME = "manifest.json"
SCHEMA = 2
_FIRST = 1
"""The schema that had no fingerprints: its files are ours, and all are stale."""


@dataclass(frozen=True)
class Entry:
    """A file of the output folder, the fingerprint it was made by, and what was found in making it.

    `fingerprint` has a short digest of each thing that the file depends on, by its name. `asked`: no document
    declares the file, somebody asked for it by name.
    """

    output: Output
    fingerprint: Mapping[str, str] = field(default_factory=dict)
    asked: bool = False
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Shard:
    """Part `part` of `of` of a plan; `plan` is the digest of the whole plan, which has so many `tasks`."""

    part: int
    of: int
    plan: str
    tasks: int


@dataclass(frozen=True)
class Manifest:
    """What a manifest says: its entries by path, and which shard of a plan they are."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    shard: Shard | None = None


def read(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one if there is none that can be read."""
    try:
        content: Any = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if content["schema"] not in (_FIRST, SCHEMA):
            return Manifest()
        entries = (entry_of(each) for each in content["outputs"])
        shard = Shard(**content["shard"]) if "shard" in content else None
        return Manifest({entry.output.path: entry for entry in entries if _inside(entry.output.path)}, shard)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def read_manifest(folder: Path) -> dict[str, Output]:
    """The files that the manifest of an output folder lists, by path."""
    return {path: entry.output for path, entry in read(folder).entries.items()}


def write(manifest: Manifest) -> bytes:
    """The text of a manifest: entries sorted by path, each on a line of its own."""
    head: dict[str, Any] = {"schema": SCHEMA}
    if manifest.shard:
        head["shard"] = asdict(manifest.shard)
    lines = ",\n".join(line(entry) for _, entry in sorted(manifest.entries.items()))
    return f'{json.dumps(head)[:-1]}, "outputs": [\n{lines}\n]}}\n'.encode()


def line(entry: Entry) -> str:
    """An entry as one line of JSON; what is empty is left out."""
    output = {key: value for key, value in _plain(entry.output).items() if key != "place" or value}
    more: dict[str, Any] = {"asked": True} if entry.asked else {}
    if entry.findings:
        more["findings"] = [stored(each) for each in entry.findings]
    return json.dumps(output | more | {"fingerprint": entry.fingerprint}, ensure_ascii=False)


def entry_of(values: Mapping[str, Any]) -> Entry:
    """The entry that a line holds. Raises KeyError, TypeError, ValueError or AttributeError for another."""
    output = Output(**{key: value for key, value in values.items() if key not in _BESIDE})
    if not isinstance(output.path, str):
        raise TypeError(output.path)
    findings = tuple(unstored(each) for each in values.get("findings", ()))
    return Entry(output, dict(values.get("fingerprint", {})), values.get("asked", False), findings)


_BESIDE = frozenset({"fingerprint", "asked", "findings"})


def _plain(output: Output) -> dict[str, Any]:
    return {name: getattr(output, name) for name in Output.__slots__}


def _inside(path: str) -> bool:
    """Whether a path stays in the folder: a manifest may have been edited."""
    steps = path.replace("\\", "/").split("/")
    return "\0" not in path and ".." not in steps and bool(steps[0]) and ":" not in steps[0]
