"""Drawings that act or reach outside: none of them goes out in a document."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from toolkit_cli.build.images import picture_fault
from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.core.svg_content import active_content
from toolkit_cli.model.blocks import Point
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project

_HINT = "take it out, or save it as “Plain SVG”"


def check_active_pictures(folders: Folders, project: Project, reporter: Reporter) -> None:
    """Report what acts or reaches outside in the logo, in pictures of blocks and in drawings of templates."""
    for file in _drawings(folders, project):
        try:
            content = file.read_bytes()
        except OSError:  # which is reported where it is shown
            continue
        for fault in filter(None, [picture_fault(file)] if file.parent.name == "_figures" else []):
            message = f"the picture cannot be shown: {fault}"
            reporter.report("faulty-image", Span(folders.shown(file), 1), message, _HINT)
        for line, what in active_content(content):
            span = Span(folders.shown(file), line)
            reporter.report("faulty-image", span, f"the picture has {what}", _HINT)


def _drawings(folders: Folders, project: Project) -> Iterator[Path]:
    logo = project.publication.publisher.logo if project.publication else None
    shown = {posixpath.normpath(logo)} if logo else set()
    for _, root in project.nodes():
        shown |= {node.picture for _, node in walk(root) if isinstance(node, Point)}
    yield from (folders.content / "images" / name for name in sorted(shown & project.images) if _is_svg(name))
    for folder in folders.templates:
        yield from sorted(file for file in folder.glob("_figures/*.svg") if not is_leftover(file.name))


def _is_svg(name: str) -> bool:
    return name.lower().endswith(".svg")
