"""The publisher's logo is a picture that is not there.

Bad: `logo: lgoo.svg`. Good: `logo: logo.svg`, for the picture `content/images/logo.svg`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._paths import leaves_folder, normal

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """The logo, where it is no picture of the project; one that is outside it is an unsafe path."""
    logo = project.publication.publisher.logo if project.publication else None
    if logo and not leaves_folder(logo) and normal(logo) not in project.images:
        message = f"there is no picture `content/images/{normal(logo)}`"
        hint = did_you_mean(logo, project.images) or "put the picture there, or remove `logo`"
        yield Finding("content/toolkit.yaml", ("publisher", "logo"), message, hint)
