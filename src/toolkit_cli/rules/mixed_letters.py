"""A word mixes letters of several alphabets that look alike: a Cyrillic `а` in an English word. Searches do not
find it, and a screen reader says it letter by letter.

Seen are words of Latin, Cyrillic and Greek letters. Not seen is a word that is whole in another alphabet.

Bad: `pаrents` with a Cyrillic `а`. Good: `parents`, typed with the keyboard of the language.
"""

import unicodedata
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.letters import runs, strangers
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import prose

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every such word, at its first letter that does not belong."""
    for found in prose(project):
        source = found.text.source
        for run in () if source.isascii() else dict.fromkeys(runs(source)):
            if letters := strangers(run):
                shown = ", ".join(
                    f"`{letter}` ({unicodedata.name(letter, '').lower()})" for letter in letters
                )
                at = source.index(run) + run.index(letters[0])
                hint = "type it again, with the keyboard of the language"
                yield Finding(found.file, found.path, f"`{run}` holds {shown}", hint, at)
