"""A place in `content/places.csv` asks for a language that the program has no words for.

Bad: `en pl`. Good: `en-GB pl`, languages with a file in the program's locales; none for all that documents have.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.vocabulary import language_hint
from toolkit_cli.locales import available
from toolkit_cli.model.place import FILE
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every language of a place without a locale."""
    known = available()
    for index, place in enumerate(project.places.values()):
        for tag in place.languages:
            if tag not in known:
                message = f"column `languages`: there is no language `{tag}`"
                yield Finding(FILE, (index, "languages"), message, language_hint(tag, known))
