"""Words in capitals that are abbreviations."""

import re
from collections.abc import Iterator, Set

from toolkit_cli.core.wording import shouted
from toolkit_cli.model.project import Project

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_ABBREVIATION = re.compile(rf"(?<![\w@./]){_CAPITAL}{{2,}}s?(?!\w)")
_CAPITALS = re.compile(_CAPITAL * 2)
_WELL_KNOWN = frozenset({"UK", "NHS", "GP", "OK"})


def stem(abbreviation: str) -> str:
    """An abbreviation without the s of its plural: `MHST` of `MHSTs`."""
    return abbreviation.removesuffix("s")


def known(project: Project) -> Set[str]:
    """The abbreviations that need no explanation."""
    return _WELL_KNOWN | {stem(word) for word in project.terms.abbreviations}


def abbreviations(words: str, known: Set[str]) -> Iterator[re.Match[str]]:
    """Words of two or more capitals, those that shout left out."""
    if not _CAPITALS.search(words):
        return
    loud = [run.span() for run in shouted(words, known)]
    for found in _ABBREVIATION.finditer(words):
        if not any(start <= found.start() < end for start, end in loud):
            yield found
