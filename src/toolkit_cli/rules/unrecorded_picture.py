"""Nothing says under which licence a picture may be used, or where it comes from.

Bad: a picture in Easy Read that `content/images/pictures.yaml` does not name.
Good: its entry there, with `licence` and `source`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import points

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """The first place of every picture that has no record."""
    seen = set()
    for file, path, point in points(project):
        name = point.picture
        if name not in project.pictures and name in project.images and name not in seen:
            seen.add(name)
            hint = did_you_mean(name, project.pictures) or "enter it, with licence and source"
            message = f"`{name}` is not in `content/images/pictures.yaml`"
            yield Finding(file, (*path, "picture"), message, hint)
