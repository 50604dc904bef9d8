"""The desk counts working days by the calendar of a country, or of a part of it, that is not known.

Bad: `requests: {country: UK}`. Good: `requests: {country: GB, subdivision: SCT}`, by ISO 3166. England is usual.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.vocabulary import one_of
from toolkit_cli.locales.calendars import USUAL, countries, part_of
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR
_FILE = "content/toolkit.yaml"


def check(project: Project) -> Iterator[Finding]:
    """The country or part that is not known."""
    if project.publication is None:
        return
    desk = project.publication.requests
    part = part_of(desk.country, desk.subdivision)
    if (desk.country, part) == USUAL:
        return
    known = countries()
    if desk.country not in known:
        message = f"there is no calendar of a country `{desk.country}`"
        yield Finding(_FILE, ("requests", "country"), message, one_of(desk.country, known))
    elif part is not None and part not in known[desk.country]:
        message = f"there is no calendar of a part `{part}` of `{desk.country}`"
        yield Finding(_FILE, ("requests", "subdivision"), message, one_of(part, known[desk.country]))
