"""How hard each document is to read."""

from toolkit_cli import locales
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.readability import Readability, readability
from toolkit_cli.model.project import REFERENCES, Project


def of_documents(project: Project) -> dict[str, Readability]:
    """The figures of every document in the language of the source. The project must be free of errors."""
    assert project.publication is not None
    locale = locales.load(project.publication.language)
    found = {}
    for name in sorted(project.documents):
        document = resolve(project, name, locale)
        found[name] = readability(
            str(text) for origin, _, text in document.texts() if origin.file != REFERENCES
        )
    return found
