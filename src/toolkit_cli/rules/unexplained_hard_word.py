"""A hard word in Easy Read, which stands in bold, is explained neither in the next sentence nor in the list of
hard words.

The next sentence takes the word up again. The list is made of points that begin with the word in bold.

Bad: `This is about **empathy**.`, and nothing more of it.
Good: `This is about **empathy**.`, then `Empathy means understanding how another person feels.`
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sentences import sentences
from toolkit_cli.model.blocks import Point
from toolkit_cli.model.inlines import Strong, flat, words_of
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import points, spoken

SEVERITY = Severity.WARNING
WORDING = True
_ARTICLES = ["a", "an", "the", "to", "be", "being"]


def check(project: Project) -> Iterator[Finding]:
    """Every word in bold without an explanation, at its first place in a file."""
    found = list(points(project))
    explained = {(file, word) for file, _, point in found for word in _entry(point)}
    reported: set[tuple[str, str]] = set()
    for index, (file, path, point) in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        rest = spoken(following[2]) if following and following[0] == file else ""
        for word in _hard(point):
            key = (file, _plain(word))
            if key in explained | reported or _taken_up(word, spoken(point), rest):
                continue
            reported.add(key)
            message = f"the hard word `{word}` is not explained"
            yield Finding(file, (*path, "text"), message, "explain it in the next sentence")


def _hard(point: Point) -> list[str]:
    return [words_of(inline.children) for inline in flat(point.text.inlines) if isinstance(inline, Strong)]


def _taken_up(word: str, words: str, rest: str) -> bool:
    """Whether the sentence after the one with `word` has it again: in the same point, or in the next."""
    said = [*sentences(words), *sentences(rest)[:1]]
    places = [number for number, sentence in enumerate(said) if _plain(word) in _plain(sentence)]
    return any(number + 1 in places for number in places)


def _entry(point: Point) -> list[str]:
    """The word that a point of the list of hard words explains: it opens the sentence, and more follows it."""
    for word in _hard(point)[:1]:
        before, _, after = spoken(point).partition(word)
        if before.casefold().split() in ([], *([each] for each in _ARTICLES)) and len(after.split()) > 1:
            return [_plain(word)]
    return []


def _plain(words: str) -> str:
    """Words without their plural, so that `rewards` is the word `reward`."""
    return " ".join(re.sub(r"(?<=\w\w\w)s$", "", word) for word in re.findall(r"\w+", words.casefold()))
