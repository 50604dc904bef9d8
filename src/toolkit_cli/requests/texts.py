"""What the documents of a request say, and the fingerprint by which a change is known."""

from toolkit_cli.build.document_hash import document_hash
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.requests.promise import answering
from toolkit_cli.requests.record import Need


def document_of(project: Project, need: Need) -> Document:
    """The document that answers a need, in its language."""
    return Translations(project).document(answering(project, need) or need.document, need.language)


def text_hash(project: Project, need: Need) -> str:
    """The fingerprint of all that a need asks for says, in its language: see `document_hash`."""
    found = [document_hash(project, document, need.language) for document in need.documents]
    return found[0] if len(found) == 1 else digest("\n".join(found).encode())
