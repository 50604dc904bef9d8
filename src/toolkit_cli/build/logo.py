"""The publisher's logo, tried before a document is made of it."""

import posixpath
from pathlib import Path

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.svg import svg_size
from toolkit_cli.model.project import Project
from toolkit_cli.tools import typst

_PNG = b"\x89PNG\r\n\x1a\n"


def check_logo(folders: Folders, project: Project, reporter: Reporter) -> None:
    """Report a logo that cannot be shown."""
    logo = project.publication.publisher.logo if project.publication else None
    if logo is None or posixpath.normpath(logo) not in project.images:
        return
    try:
        message = _fault(logo, (folders.content / "images" / logo).read_bytes(), folders.fonts)
    except OSError as fault:
        message = f"it cannot be read: {fault.strerror}"
    if message:
        span = project.span("content/toolkit.yaml", ("publisher", "logo"))
        reporter.report(
            "faulty-image", span, f"`{logo}` cannot be shown: {message}", "save it as SVG or PNG again"
        )


def _fault(name: str, content: bytes, fonts: Path) -> str:
    if name.lower().endswith(".png"):
        return "" if content.startswith(_PNG) and len(content) > 24 else "it is no PNG"
    try:
        svg_size(content)
        typst.png(content, fonts=fonts, ppi=36)
    except (ValueError, ToolkitError) as fault:
        return str(fault)
    return ""
