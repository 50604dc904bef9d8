"""The rules the program can report, and the page of each."""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from toolkit_cli import reading, rules, templating
from toolkit_cli.core.discovery import plug_ins

_ENDING = ".md"
ONLINE = frozenset({"dead-link", "guarded-link", "moved-link", "slow-link"})
"""The rules that only `--online` applies."""


def pages() -> dict[str, str]:
    """The page of every rule, by name."""
    found = {name: module.__doc__ or "" for name, module in plug_ins(rules).items()}
    found |= {name: file.read_text(encoding="utf-8") for name, file in _files()}
    return dict(sorted(found.items()))


def rule_names() -> frozenset[str]:
    """The name of every rule."""
    return frozenset(plug_ins(rules)) | {name for name, _ in _files()}


def _files() -> Iterator[tuple[str, Traversable]]:
    """Rules that are not modules have their page in a file beside the code that reports them."""
    for package in (reading, templating, rules):
        for file in (resources.files(package) / "pages").iterdir():
            if file.name.endswith(_ENDING):
                yield file.name.removesuffix(_ENDING), file
