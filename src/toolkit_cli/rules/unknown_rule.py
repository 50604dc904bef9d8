"""A rule is set or waived that does not exist, so that nothing comes of it.

Bad: `rules: {open-qestion: off}`. Good: `rules: {open-question: off}`; `toolkit explain RULE` shows a rule.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.node import Node, walk
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every name that is no rule's."""
    for file, path, name in _named(project):
        if name not in project.rule_names:
            yield Finding(file, path, f"there is no rule `{name}`", did_you_mean(name, project.rule_names))


def _named(project: Project) -> Iterator[tuple[str, KeyPath, str]]:
    if project.publication:
        for name in project.publication.rules:
            yield "content/toolkit.yaml", ("rules", name), name
    for file, node in project.waivable():
        for path, piece in walk(node):
            if isinstance(piece, Node):
                for index, waiver in enumerate(piece.allow):
                    yield file, (*path, "allow", index, "rule"), waiver.rule
