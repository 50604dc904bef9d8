"""A source is cited nowhere, so no document shows it.

Good: `[^6]` behind the words that rest on it; or no entry in `content/references.yaml`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.inlines import ReferenceMark, flat
from toolkit_cli.model.node import texts
from toolkit_cli.model.project import REFERENCES, Project

SEVERITY = Severity.INFO


def check(project: Project) -> Iterator[Finding]:
    """Every source whose mark is in no text."""
    cited = {
        inline.number
        for _, node in project.nodes()
        for _, text in texts(node)
        for inline in flat(text.inlines)
        if isinstance(inline, ReferenceMark)
    }
    for index, reference in enumerate(project.references):
        if reference.mark not in cited:
            message = f"no text has the mark [^{reference.mark}]"
            yield Finding(REFERENCES, ("references", index), message, "cite it in a text, or remove it")
