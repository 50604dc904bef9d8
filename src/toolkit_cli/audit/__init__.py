"""The accessibility of finished files, also of those made elsewhere: one file type a module.

A module is named after the ending of its files: `audit(content, file)` gives what it finds, each with the mark
that leads back to the content, and `pages()` the page of each of its rules.
"""

import sys
from collections.abc import Iterable
from importlib import resources
from pathlib import PurePath
from types import ModuleType

from toolkit_cli.audit._found import Found
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.discovery import plug_in, plug_in_names, plug_ins
from toolkit_cli.core.errors import UsageError

_ALIKE = {"htm": "html", "xhtml": "html"}


def audit(content: bytes, file: str) -> list[Diagnostic]:
    """All faults of a finished file, in the order of its pages; `file` is the path that diagnostics show.

    Raises UsageError if no file of that ending can be audited.
    """
    return [found.diagnostic for found in traced(content, file)]


def traced(content: bytes, file: str) -> list[Found]:
    """The same, each with what leads from its place back to the content.

    Raises UsageError if no file of that ending can be audited.
    """
    check_endings([file])
    found: list[Found] = _type(_ending(file)).audit(content, file)
    return found


def can_audit(file: str) -> bool:
    """Whether files of that ending can be audited."""
    return _ending(file) in _endings()


def check_endings(files: Iterable[str]) -> None:
    """Raises UsageError for the first file that is of no type that can be audited."""
    known = _endings()
    for file in files:
        if _ending(file) not in known:
            endings = ", ".join(f".{name}" for name in known)
            raise UsageError(f"{file} cannot be audited.", f"Give files that end in {endings}.")


def not_judged(files: Iterable[str]) -> dict[str, str]:
    """What no rule looks at in files of these types, by ending.

    Raises UsageError for the first file that is of no type that can be audited.
    """
    names = list(files)
    check_endings(names)
    return {ending: _type(ending).NOT_JUDGED for ending in sorted({_ending(name) for name in names})}


def pages() -> dict[str, str]:
    """The page of every rule, by name; where two file types share a rule, one after the other."""
    found: dict[str, str] = {}
    for file in (resources.files(__name__) / "pages").iterdir():
        if file.name.endswith(".md"):
            found[file.name.removesuffix(".md")] = file.read_text(encoding="utf-8")
    for module in _types().values():
        for name, page in module.pages().items():
            found[name] = f"{found[name]}\n\n{page}" if name in found else page
    return found


def _ending(file: str) -> str:
    ending = PurePath(file).suffix.lower().lstrip(".")
    return _ALIKE.get(ending, ending)


def _endings() -> tuple[str, ...]:
    return plug_in_names(sys.modules[__name__])


def _type(ending: str) -> ModuleType:
    return plug_in(sys.modules[__name__], ending)


def _types() -> dict[str, ModuleType]:
    return plug_ins(sys.modules[__name__])
