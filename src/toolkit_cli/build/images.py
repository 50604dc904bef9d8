"""The pictures that blocks show, looked at before a document is made of them."""

from pathlib import Path

from lxml import etree

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.svg import svg_size
from toolkit_cli.model.blocks import Point
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = 24
_SVG = "{http://www.w3.org/2000/svg}svg"


def check_images(folders: Folders, project: Project, reporter: Reporter) -> None:
    """Report every picture that cannot be shown, once, at its first place."""
    seen = set()
    for file, root in project.nodes():
        for path, node in walk(root):
            if isinstance(node, Point) and node.picture in project.images and node.picture not in seen:
                seen.add(node.picture)
                fault = _fault(folders.content / "images" / node.picture)
                if fault:
                    message = f"`{node.picture}` cannot be shown: {fault}"
                    span = project.span(file, (*path, "picture"))
                    reporter.report("faulty-image", span, message, "save it as SVG or PNG again")


def _fault(file: Path) -> str:
    """Why a picture cannot be shown; empty if it can. (Drawing each of them would take too long.)"""
    try:
        content = file.read_bytes()
    except OSError as fault:
        return f"it cannot be read: {fault.strerror}"
    if file.suffix == ".png":
        return "" if content.startswith(_PNG) and len(content) > _HEADER else "it is no PNG"
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(content, parser)
        wide, high = svg_size(content)
    except etree.XMLSyntaxError as fault:
        return f"it is no SVG ({fault.msg})"
    except ValueError as fault:
        return str(fault)
    return "" if root.tag == _SVG and wide and high else "it is no SVG with a width and a height"
