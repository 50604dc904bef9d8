"""The pictures that blocks show, looked at before a document is made of them."""

from pathlib import Path

from toolkit_cli.build.remembered import remembered
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.pictures import fault_of
from toolkit_cli.model.blocks import Point
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project


def check_images(folders: Folders, project: Project, reporter: Reporter) -> None:
    """Report every picture that cannot be shown, once, at its first place."""
    seen = set()
    for file, root in project.nodes():
        for path, node in walk(root):
            if isinstance(node, Point) and node.picture in project.images and node.picture not in seen:
                seen.add(node.picture)
                fault = picture_fault(folders.content / "images" / node.picture)
                if fault:
                    message = f"`{node.picture}` cannot be shown: {fault}"
                    span = project.span(file, (*path, "picture"))
                    reporter.report("faulty-image", span, message, "save it as SVG, PNG or JPEG again")


def picture_fault(file: Path) -> str:
    """Why a picture cannot be shown; empty if it can."""
    try:
        content = file.read_bytes()
    except OSError as fault:
        return f"it cannot be read: {fault.strerror}"
    return "".join(remembered(fault_of, file.suffix, content))
