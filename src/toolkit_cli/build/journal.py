"""The files of a build, noted before they are moved into place: a killed build's files stay ours."""

import json
from collections.abc import Mapping
from pathlib import Path

from toolkit_cli.build.hidden import NAME
from toolkit_cli.build.manifest import Entry, entry_of

_FILE = "journal"


def note(output: Path, manifest: bytes) -> None:
    """Append the entries of a manifest to the journal of an output folder. Raises OSError."""
    with (output / NAME / _FILE).open("ab") as stream:
        # A build that was killed while it wrote may have left half a line.
        stream.write(b"\n" + manifest)


def noted(output: Path) -> Mapping[str, list[Entry]]:
    """The entries noted since the last manifest, by path, the latest first."""
    found: dict[str, list[Entry]] = {}
    try:
        lines = (output / NAME / _FILE).read_bytes().splitlines()
    except OSError:
        return found
    for each in lines:
        try:
            entry = entry_of(json.loads(each.rstrip(b",")))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        found.setdefault(entry.output.path, []).insert(0, entry)
    return found


def forget(output: Path) -> None:
    """Remove the journal: the manifest says it all now."""
    (output / NAME / _FILE).unlink(missing_ok=True)
