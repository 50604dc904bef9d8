"""A Latin abbreviation, which many readers do not know and screen readers mispronounce.

Bad: `feelings, e.g. fear`. Good: `feelings, for example fear`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
WORDING = True
_INSTEAD = {
    "eg": "write `for example` or `such as`",
    "ie": "write `that is`, or say it another way",
    "etc": "begin the list with `such as`, or end it with `and so on`",
    "nb": "write `note`, or leave it out",
    "viz": "write `namely`",
}
_LATIN = re.compile(
    r"(?<![\w./@-])(?:[Ee]\.\s?[Gg]\.|[Ii]\.\s?[Ee]\.|[Ee]g|[Ii]e|[Ee]tc|NB|N\.B\.|[Vv]iz)(?![\w@/-])\.?"
)


def check(project: Project) -> Iterator[Finding]:
    """Every Latin abbreviation but those in names and quotations."""
    for found in prose(project):
        if found.part not in (Part.NAME, Part.QUOTATION):
            for word in _LATIN.finditer(found.words):
                plain = re.sub(r"[\s.]", "", word[0]).lower()
                message = f"`{word[0]}` is a Latin abbreviation"
                yield Finding(found.file, found.path, message, _INSTEAD[plain])
