"""A place in `content/places.csv` names a person. Documents of places are given out for years: they name roles.

Looked at are `key-staff-role` and `contact`. A role that only sounds like a name can be let pass with
`rules: {person-in-place: warning}` in `content/toolkit.yaml`.

Bad: `Jane Smith`, `Mrs Okafor`. Good: `Pastoral lead`, `School office`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.people import has_title, person_in
from toolkit_cli.model.place import FILE
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every role and contact that reads like a person."""
    hint = "name the role or the office, for example `Pastoral lead`, never the person"
    for index, place in enumerate(project.places.values()):
        fault = person_in(place.role)
        if fault:
            message = f"column `key-staff-role`: `{place.role}` {fault}"
            yield Finding(FILE, (index, "key-staff-role"), message, hint)
        if has_title(place.contact):
            message = f"column `contact`: `{place.contact}` looks like the name of a person"
            yield Finding(FILE, (index, "contact"), message, hint)
