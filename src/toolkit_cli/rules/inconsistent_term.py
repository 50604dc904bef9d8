"""A word is spelt in a way that the publisher does not use: `consistent` in `content/terms.yaml`.

Names, quotations and the title of the publication are left as they are.

Bad: `pro-social` in one place and `prosocial` in another. Good: `prosocial` everywhere.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._wording import occurrences

SEVERITY = Severity.WARNING
WORDING = True


def check(project: Project) -> Iterator[Finding]:
    """Every variant of a word that is spelt in one way."""
    chosen = {variant: entry.term for entry in project.terms.consistent for variant in entry.variants}
    for found, words, variant in occurrences(project, chosen):
        message = f"`{words}` is a variant of `{chosen[variant]}`"
        yield Finding(found.file, found.path, message, f"write `{chosen[variant]}`")
