"""Brings together what a writer needs besides the document."""

import posixpath
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from toolkit_cli import locales, writers
from toolkit_cli.build.checked import as_checked
from toolkit_cli.build.formats import File
from toolkit_cli.core.cache_folder import KeptForTheUser
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.core.picture_metadata import without_metadata
from toolkit_cli.core.raster import ENDINGS, fitted
from toolkit_cli.model.blocks import EasyRead
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Kind
from toolkit_cli.ooxml.package import usual
from toolkit_cli.ooxml.workshop import scrubbed
from toolkit_cli.templating.anatomy.block_styles import named
from toolkit_cli.writers import PARTED, WriterContext

LARGE_PRINT = "_large-print"
"""The folder of templates for Word in large print, whatever the kind."""
DEFAULT = "_default"
"""The folder of templates for kinds that have none of their own for a format."""
_LOGO = (160.0, 12.0)
"""The room for the publisher's logo, in millimetres."""
_POINT = 80.0
_WORD = File(".docx", "docx")


def context(
    folders: Folders,
    project: Project,
    document: Document,
    timestamp: datetime | None,
    file: File = _WORD,
) -> WriterContext:
    """The context for one file of a document. Without `timestamp` files carry the date of the edition."""
    publication = project.publication
    assert publication is not None
    writer = plug_in(writers, file.writer)
    logo = posixpath.normpath(publication.publisher.logo or "")
    images = folders.content / "images"
    blocks = _blocks(folders, writer)
    return WriterContext(
        template=_template(folders, document, writer, file, blocks),
        blocks=blocks,
        pictures=_pictures(folders),
        logo=(logo, _picture(images / logo, *_LOGO)) if logo in project.images else None,
        fonts=folders.fonts,
        locale=locales.load(document.language),
        timestamp=timestamp or _edition(publication.edition),
        presentation=as_checked(project, document, file),
        known=KeptForTheUser(),
        pronunciations=project.pronunciations,
        images={
            name: _picture(images / name, *_room(document.kind))
            for name in sorted(_shown(document) & project.images)
        },
    )


def _blocks(folders: Folders, writer: ModuleType) -> str:
    return PARTED.join(_read(folders, name).decode("utf-8") for name in writer.BLOCKS.split())


def _pictures(folders: Folders) -> dict[str, bytes]:
    """The program's own drawings; a project may have its own of the same name."""
    here = (file for root in reversed(folders.templates) for file in root.glob("_figures/*.svg"))
    files = {file.stem: file for file in here if not is_leftover(file.name)}
    return {name: _picture(file) for name, file in sorted(files.items())}


def _picture(file: Path, wide: float = 0.0, high: float = 0.0) -> bytes:
    """A picture as it may go out: without the notes of cameras and drawing programs, as large as it is shown.

    `wide` and `high` are those of the room for it, in millimetres.
    """
    content = file.read_bytes()
    if file.suffix.lower() in ENDINGS:
        content = fitted(content, wide, high)
    return without_metadata(content)


def _room(kind: Kind) -> tuple[float, float]:
    """The room for the picture of a point, in millimetres: that of its column, on the web too."""
    wide = max((_POINT, *kind.columns.get("easy-read", ())[:1]))
    return wide, wide


def _template(folders: Folders, document: Document, writer: ModuleType, file: File, blocks: str) -> bytes:
    if not writer.TEMPLATE:
        return b""
    if file.writer != "docx":
        own = f"{document.kind_name}/{writer.TEMPLATE}"
        return _read(folders, own if folders.template(own) else f"{DEFAULT}/{writer.TEMPLATE}")
    kind = LARGE_PRINT if file.presentation.size else document.kind_name
    return scrubbed(usual(_read(folders, f"{kind}/{writer.TEMPLATE}"), named(blocks, document.kind)))


def _shown(document: Document) -> set[str]:
    """The images that blocks of a document show."""
    blocks = (placed.block for placed in document.body if isinstance(placed.block, EasyRead))
    return {point.picture for block in blocks for point in block.points}


def _read(folders: Folders, name: str) -> bytes:
    file = folders.template(name)
    if file is None:
        raise ToolkitError(
            f"There is no template {name}.", "Install toolkit-cli again: a part of it is missing."
        )
    return file.read_bytes()


def _edition(partial: str) -> datetime:
    return datetime.fromisoformat((partial + "-01-01")[:10]).replace(tzinfo=UTC)
