"""An abbreviation is not explained where it is used: readers from elsewhere do not know it.

A file explains it once, beside its long form; `abbreviations` in `content/terms.yaml` needs no explanation.
UK, NHS, GP and OK are known to all.

Bad: `Ask CAMHS.`
Good: `Ask the child and adolescent mental health services (CAMHS).`
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._capitals import abbreviations, known, stem
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
WORDING = True
_AFTER = re.compile(r"(?<![\w’'-])((?:[\w’'-]+[ ,]+){1,8})\(([A-Z]{2,}s?)\)")
_BEFORE = re.compile(r"\b([A-Z]{2,}s?) \(([^()]+)\)")
# Stressed words, and NB, which is a matter of its own rule.
_WORDS = frozenset({"ALL", "ALWAYS", "AND", "DO", "MUST", "NB", "NEVER", "NO", "NOT", "OR", "STOP"})


def check(project: Project) -> Iterator[Finding]:
    """The first place in a file of every abbreviation that the file does not explain."""
    names = known(project) | _WORDS
    explained = {
        (found.file, name)
        for found in prose(project)
        if "(" in found.words
        for name in _explained(found.words)
    }
    for found in prose(project):
        if found.part is Part.NAME:
            continue
        for word in abbreviations(found.words, names):
            place = (found.file, stem(word[0]))
            if place[1] not in names and place not in explained:
                explained.add(place)
                hint = f"write its long form, then ({word[0]}); or enter it in content/terms.yaml"
                yield Finding(found.file, found.path, f"`{word[0]}` is not explained here", hint)


def _explained(words: str) -> Iterator[str]:
    """The abbreviations that stand in brackets after their long form, or have it in brackets after them."""
    pairs = [(found[2], found[1]) for found in _AFTER.finditer(words)]
    pairs += [(found[1], found[2]) for found in _BEFORE.finditer(words)]
    for short, long in pairs:
        if any(_abbreviates(stem(short).lower(), long.lower()[start:]) for start in _starts(long)):
            yield stem(short)


def _starts(words: str) -> list[int]:
    return [found.start() for found in re.finditer(r"(?<!\w)\w", words)]


def _abbreviates(letters: str, words: str) -> bool:
    """Whether the letters stand in the words in this order, beginning with the first letter of both."""
    rest = iter(words)
    return (
        words[:1] == letters[:1] and not words.startswith(letters) and all(each in rest for each in letters)
    )
