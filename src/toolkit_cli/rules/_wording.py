"""Finds words of `content/terms.yaml` in texts."""

import re
from collections.abc import Iterable, Iterator

from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Prose, rewritable


def occurrences(project: Project, terms: Iterable[str]) -> Iterator[tuple[Prose, str, str]]:
    """Every text that has one of the terms as whole words, with the words as they stand and the term."""
    by_key = {_key(term): term for term in terms}
    if not by_key:
        return
    # The longest first: `pro-social skills` is found before `pro-social`.
    forms = "|".join(map(_form, sorted(by_key, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.I)
    for found in rewritable(project):
        for word in pattern.finditer(found.words):
            yield found, word[0], by_key[_key(word[0])]


def _key(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())


def _form(key: str) -> str:
    return re.escape(key).replace("'", "[’']").replace(r"\ ", r"\s+")
