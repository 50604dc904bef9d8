"""The formats statement or the closing message names a field that does not exist, or that is empty.

Fields of a place, such as `{{ place.name }}`, are filled in from `content/places.csv`.

Bad: `{{ email }}`. Good: `{{ contact.email }}`, `{{ contact.phone }}` or `{{ contact.website }}`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.place import FIELDS
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import FIELD

SEVERITY = Severity.ERROR
_TAG = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)")


def check(project: Project) -> Iterator[Finding]:
    """Every field of statement and message that has no value."""
    publication = project.publication
    if publication is None:
        return
    values = publication.contact.fields() | {f"place.{name}": "filled in later" for name in FIELDS}
    for key, text in (("statement", publication.statement), ("message", publication.message)):
        for found in _TAG.finditer(text.source if text else ""):
            field = FIELD.fullmatch(found[0])
            name = field[1] if field else found[0]
            if not values.get(name):
                message = f"field `{name}` {'is empty' if name in values else 'does not exist'}"
                hint = "" if name in values else did_you_mean(name, values)
                yield Finding("content/toolkit.yaml", (key,), message, hint)
