"""Rules that a place of the content waives, each with a reason."""

from collections.abc import Collection

from toolkit_cli.core.diagnostics import ESSENTIAL, Reporter, Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.node import Node, walk
from toolkit_cli.model.project import Project


class Waivers:
    """The waivers of a project, and which of them were of use."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._at: dict[tuple[str, KeyPath, str], KeyPath] = {}
        for file, node in project.waivable():
            for path, piece in walk(node):
                if isinstance(piece, Node):
                    for index, waiver in enumerate(piece.allow):
                        self._at[file, path, waiver.rule] = (*path, "allow", index)
        self._used: set[tuple[str, KeyPath, str]] = set()

    def cover(self, rule: str, found: Finding) -> bool:
        """Whether the place of a finding, or one around it, waives the rule."""
        if rule in ESSENTIAL:
            return False
        for length in range(len(found.path) + 1):
            key = (found.file, found.path[:length], rule)
            if key in self._at:
                self._used.add(key)
                return True
        return False

    def report_unused(self, reporter: Reporter, judged: Collection[str]) -> None:
        """Report every waiver of one of the `judged` rules that found nothing at its place."""
        for key, path in self._at.items():
            if key not in self._used and key[2] in judged:
                message = f"rule `{key[2]}` finds nothing here"
                span = self._project.span(key[0], path)
                reporter.report("unused-waiver", span, message, "remove the waiver", Severity.WARNING)
