"""What of all that was found `toolkit validate` is asked to show."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project, document_file, section_file


def within(
    place: Folders, project: Project, found: Iterable[Diagnostic], names: Sequence[str], rules: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """What was found in the documents and files of these names, by these rules; without them, everything.

    Raises UsageError for a name that is neither a document nor a file of the project.
    """
    paths = [path for name in names for path in _paths(place, project, name)]
    return tuple(
        each
        for each in found
        if (not names or any(_is_in(each.span.path, path) for path in paths))
        and (not rules or each.rule in rules)
    )


def _is_in(path: str, chosen: str) -> bool:
    return chosen in ("", path) or path.startswith(f"{chosen}/")


def _paths(place: Folders, project: Project, name: str) -> Iterator[str]:
    """The files that a name stands for: those of a document, its sections and its kind, or what is at a path."""
    if name in project.documents:
        document = project.documents[name]
        yield document_file(name)
        yield from (section_file(each.use) for each in document.content)
        yield f"templates/{document.kind}"
        return
    if (place.project / document_file(name)).is_file():  # its faults are such that it is no document yet
        yield document_file(name)
        return
    yield _file(place, project, name)


def _file(place: Folders, project: Project, name: str) -> str:
    """The path of a file or folder within the project, as one writes it here or there."""
    root = Path(os.path.realpath(place.project))
    for base in (Path.cwd(), place.project):
        file = Path(os.path.realpath(base / name))
        if file.exists() and file.is_relative_to(root):
            path = file.relative_to(root).as_posix()
            return "" if path == "." else path
    if Path(name).exists():
        raise UsageError(f"{name} is not in the project.", f"Give a document, or a file in {place.project}.")
    raise no_such("document or file", name, project.documents)


def of_approved_wording(project: Project, found: Iterable[Diagnostic]) -> frozenset[Diagnostic]:
    """What rules of plain language warn of in approved text, where one of them finds more than one place."""
    from toolkit_cli.rules import wording_rules

    approved = {section_file(name) for name in project.sections if project.approved(name)}
    rules = wording_rules()
    known = [
        each
        for each in found
        if each.severity is not Severity.ERROR and each.rule in rules and each.span.path in approved
    ]
    tally = Counter(each.rule for each in known)
    return frozenset(each for each in known if tally[each.rule] > 1)
