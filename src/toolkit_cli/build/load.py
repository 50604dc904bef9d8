"""Brings together what a writer needs besides the document."""

import posixpath
from datetime import UTC, datetime

from toolkit_cli import locales
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.writers import WriterContext

_MARKS = ("tick", "cross")


def context(
    folders: Folders, project: Project, document: Document, timestamp: datetime | None
) -> WriterContext:
    """The context for one document. Without `timestamp` files carry the date of the edition."""
    publication = project.publication
    assert publication is not None
    logo = posixpath.normpath(publication.publisher.logo or "")
    return WriterContext(
        template=_read(folders, f"{document.kind_name}/word.docx"),
        blocks=_read(folders, "_blocks/word.xml.j2").decode("utf-8"),
        pictures={name: _read(folders, f"_figures/{name}.svg") for name in _MARKS},
        logo=(logo, (folders.content / "images" / logo).read_bytes()) if logo in project.images else None,
        fonts=packaged_templates() / "fonts",
        locale=locales.load(document.language),
        timestamp=timestamp or _edition(publication.edition),
    )


def _read(folders: Folders, name: str) -> bytes:
    file = folders.template(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read_bytes()


def _edition(partial: str) -> datetime:
    return datetime.fromisoformat((partial + "-01-01")[:10]).replace(tzinfo=UTC)
