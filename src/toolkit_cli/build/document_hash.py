"""The fingerprint of what a document says: an approval holds for it, and a change of it is told."""

from collections.abc import Iterator

from toolkit_cli import locales
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project


def document_hash(project: Project, document: str, language: str) -> str:
    """The fingerprint of what a document says in a language, and of what says it in easier words.

    When it changes, people who have the document can be told.
    """
    if document not in project.documents:
        return digest(b"")
    if language not in locales.available():  # others translated it: of ours, the source is what can change
        language = project.language
    easier = (name for name, plan in sorted(project.documents.items()) if plan.alternative_of == document)
    translations = Translations(project)
    words = [line for name in (document, *easier) for line in _words(translations.document(name, language))]
    return digest("\n".join(words).encode())


def _words(document: Document) -> Iterator[str]:
    yield str(document.title)
    notice = document.furniture.draft_notice  # an approval changes no word of what people have
    yield from (words for words in document.furniture.printed() if words != notice)
    yield document.furniture.message
    yield from (f"{label}{text.source}" for _, label, text in document.texts())
