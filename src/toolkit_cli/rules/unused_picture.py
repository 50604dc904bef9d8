"""A picture or drawing of the project is in no text, so nobody will see it.

Good: every file in `content/figures/` and `content/images/` is shown by a block, or is the logo.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.blocks import Figure, Point
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project

SEVERITY = Severity.INFO
_PICTURES = (".svg", ".png", ".jpg", ".jpeg")


def check(project: Project) -> Iterator[Finding]:
    """Every such file; none while a file has faults, since it may be the one that shows them."""
    if len(project.sections) < len(project.section_names) or project.publication is None:
        return
    shown = {project.publication.publisher.logo}
    drawn = set()
    for section in project.sections.values():
        for _, node in walk(section):
            if isinstance(node, Point):
                shown.add(node.picture)
            elif isinstance(node, Figure):
                drawn.add(node.figure)
    files = [f"content/figures/{name}.svg.j2" for name in sorted(project.figures.keys() - drawn)]
    pictures = (name for name in sorted(project.images - shown) if name.lower().endswith(_PICTURES))
    for file in [*files, *(f"content/images/{name}" for name in pictures)]:
        yield Finding(file, (), "no text shows this picture", "show it in a block, or remove the file")
