"""A document is to be published in a language that the program has no words for.

Bad: `languages: [en]`. Good: `languages: [en-GB]`, a language with a file in the program's locales.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.locales import available
from toolkit_cli.model.project import Project, document_file

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every language without a locale."""
    known = available()
    for name, document in project.documents.items():
        for index, language in enumerate(document.languages):
            if language not in known:
                path = ("languages", index)
                hint = did_you_mean(language, known)
                yield Finding(document_file(name), path, f"there is no language `{language}`", hint)
