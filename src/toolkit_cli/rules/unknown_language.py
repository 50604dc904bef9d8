"""The source is in a language, or a document is to be published in one, that the program has no words for.

Bad: `languages: [en]`. Good: `languages: [en-GB]`, a language with a file in the program's locales.
"""

from collections.abc import Collection, Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.vocabulary import language_hint
from toolkit_cli.locales import available
from toolkit_cli.model.project import Project, document_file

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every language without a locale."""
    known = available()
    publication = project.publication
    if publication and publication.language not in known:
        tag = publication.language
        yield Finding("content/toolkit.yaml", ("language",), *_fault(tag, known))
    for name, document in project.documents.items():
        for index, language in enumerate(document.languages):
            if language not in known:
                yield Finding(document_file(name), ("languages", index), *_fault(language, known))


def _fault(tag: str, known: Collection[str]) -> tuple[str, str]:
    return f"there is no language `{tag}`", language_hint(tag, known)
