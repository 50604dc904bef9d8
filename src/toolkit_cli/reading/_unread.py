"""What stands in `content/` and is read by nothing: nobody should believe that it is published."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from toolkit_cli.core.diagnostics import Reporter, Severity, Span, did_you_mean
from toolkit_cli.core.leftovers import is_leftover

RULE = "unread-file"
_RECORDS = ("references", "corrections", "approvals", "terms", "pronunciations")
_FOLDERS = {
    "sections": ".yaml",
    "documents": ".yaml",
    "translations": ".po or .glossary.yaml",
    "figures": ".svg.j2",
    "images": ".svg or .png",
}
"""The folders of content, and how the names of the files end that are read there."""
_HERE = ("toolkit.yaml", "places.csv", *(f"{name}.yaml" for name in _RECORDS), *_FOLDERS)
_MEANT = (".yaml", ".yml", ".po", ".csv", ".j2")
"""Endings of what is surely meant to be read."""
PICTURES = (".svg", ".png", ".jpg", ".jpeg")


def report_unread(content: Path, read: Collection[Path], shown: str, reporter: Reporter) -> None:
    """Report every file in the folder of the content that is not among those `read`; `shown` is its path."""
    for file in _files(content):
        inner = PurePosixPath(file.relative_to(content).as_posix())
        if file in read or (inner.parts[0] == "images" and inner.suffix.lower() in PICTURES):
            continue
        severity = Severity.ERROR if file.name.lower().endswith(_MEANT) else Severity.WARNING
        reporter.report(RULE, Span(f"{shown}/{inner}"), "nothing reads this file", _remedy(inner), severity)


def _files(content: Path) -> Iterator[Path]:
    """Every file but hidden ones and those that systems leave; links to folders are not followed."""
    for folder, below, names in os.walk(content):
        links = [name for name in below if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
        below[:] = sorted(name for name in below if not _is_passed_over(name))
        yield from (Path(folder, name) for name in sorted([*names, *links]) if not _is_passed_over(name))


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or is_leftover(name)


def _remedy(inner: PurePosixPath) -> str:
    """What to do with a file at a path within the content."""
    folder = inner.parts[0]
    if len(inner.parts) == 1 and folder in _FOLDERS:
        return "a folder of this name belongs here"
    if len(inner.parts) == 1 or folder not in _FOLDERS:
        hint = did_you_mean(folder, _HERE)
        return (
            hint if hint.startswith("did") else "move it out of content/, or to the folder that it belongs in"
        )
    ending = _FOLDERS[folder]
    if len(inner.parts) > 2 and inner.name.endswith(tuple(ending.split(" or "))):
        return f"move it to content/{folder}/: folders within it are not read"
    return f"content/{folder}/ is read for files that end in {ending}: rename it, or move it out of content/"
