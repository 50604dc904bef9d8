"""The publisher's logo, or a picture that a block shows, is not there.

Bad: `logo: lgoo.svg`. Good: `logo: logo.svg`, for the picture `content/images/logo.svg`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import points
from toolkit_cli.rules._paths import leaves_folder, normal

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """The logo and every picture, where it is none of the project; one outside it is an unsafe path."""
    for file, path, point in points(project):
        if point.picture not in project.images:
            hint = did_you_mean(point.picture, project.images) or "put the picture there"
            message = f"there is no picture `content/images/{point.picture}`"
            yield Finding(file, (*path, "picture"), message, hint)
    logo = project.publication.publisher.logo if project.publication else None
    if logo and not leaves_folder(logo) and normal(logo) not in project.images:
        message = f"there is no picture `content/images/{normal(logo)}`"
        hint = did_you_mean(logo, project.images) or "put the picture there, or remove `logo`"
        yield Finding("content/toolkit.yaml", ("publisher", "logo"), message, hint)
