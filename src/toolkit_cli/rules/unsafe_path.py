"""A path or a link leads out of the project, or to a file of a kind that is not read.

Bad: `logo: ../../logo.svg`, `logo: /logo.svg`, `logo: logo.gif`; a section that is a link to a file elsewhere.
Good: `logo: logo.svg` or `logo: logo.png`, a file in `content/images/` itself, not a link to elsewhere.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.raster import ENDINGS
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import points
from toolkit_cli.rules._paths import leaves_folder, normal

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """The logo and the pictures of blocks, where the path cannot be trusted."""
    yield from _pictures(project)
    logo = project.publication.publisher.logo if project.publication else None
    if not logo:
        return
    path = PurePosixPath(normal(logo))
    file, place = "content/toolkit.yaml", ("publisher", "logo")
    if leaves_folder(logo):
        hint = "put the picture into content/images/ and give its name"
        yield Finding(file, place, f"path `{logo}` leads out of `content/images/`", hint)
    elif not project.stray_images.isdisjoint(str(part) for part in (path, *path.parents)):
        message = f"`{logo}` is a link that leads out of `content/images/`"
        yield Finding(file, place, message, "put the picture itself there")
    if path.suffix.lower() not in (".svg", *ENDINGS):
        message = f"`{logo}` is neither SVG nor PNG nor JPEG"
        yield Finding(file, place, message, "save the picture as one of them")


def _pictures(project: Project) -> Iterator[Finding]:
    for file, path, point in points(project):
        parts = PurePosixPath(point.picture)
        if not project.stray_images.isdisjoint(str(part) for part in (parts, *parts.parents)):
            message = f"`{point.picture}` is a link that leads out of `content/images/`"
            yield Finding(file, (*path, "picture"), message, "put the picture itself there")
