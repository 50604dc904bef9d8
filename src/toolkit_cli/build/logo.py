"""The publisher's logo, tried before a document is made of it."""

import posixpath
from pathlib import Path

from toolkit_cli.build.images import picture_fault
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.raster import ENDINGS
from toolkit_cli.model.project import Project
from toolkit_cli.tools import typst


def check_logo(folders: Folders, project: Project, reporter: Reporter) -> None:
    """Report a logo that cannot be shown."""
    logo = project.publication.publisher.logo if project.publication else None
    if logo is None or posixpath.normpath(logo) not in project.images:
        return
    if not logo.lower().endswith((".svg", *ENDINGS)):
        return  # that is told of its name
    file = folders.content / "images" / logo
    message = picture_fault(file) or _drawing_fault(file, folders.fonts)
    if message:
        span = project.span("content/toolkit.yaml", ("publisher", "logo"))
        reporter.report(
            "faulty-image", span, f"`{logo}` cannot be shown: {message}", "save it as SVG, PNG or JPEG again"
        )


def _drawing_fault(file: Path, fonts: Path) -> str:
    """Why Typst cannot draw a logo that is an SVG."""
    if file.suffix.lower() != ".svg":
        return ""
    try:
        typst.png(file.read_bytes(), fonts=fonts, ppi=36)
    except ToolkitError as fault:
        return fault.message
    return ""
