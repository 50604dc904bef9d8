"""Words of a closed vocabulary: what is said where a person names one that is not there."""

import difflib
from collections.abc import Collection, Iterable

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.language_tags import tag_of

_MANY = 40
_FEW = 8


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The words, those most like `word` first; whatever is not like it keeps its order."""
    folded = word.casefold()

    def unlikeness(name: str) -> float:
        likeness = difflib.SequenceMatcher(None, folded, name.casefold()).ratio()
        return -likeness if likeness >= 0.5 else 0.0

    return sorted(dict.fromkeys(known), key=unlikeness)


def one_of(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is none of a closed vocabulary: the nearest, then all; of very many, a few."""
    names = nearest(word, known)
    if not names:
        return ""
    near = did_you_mean(word, names)
    shown = names if len(names) <= _MANY else [*names[:_FEW], f"and {len(names) - _FEW} more"]
    there = f"here are: {', '.join(shown)}"
    return f"{near} T{there}" if near.endswith("?") else f"t{there}"


def no_such(what: str, word: str, known: Iterable[str], purpose: str = "") -> UsageError:
    """The error for a word of the command line that is none of a closed vocabulary; `what` names its kind.

    `purpose` says what it would have been for: `to translate into`.
    """
    remedy, why = one_of(word, known), f" {purpose}" if purpose else ""
    return UsageError(f"There is no {what} `{word}`{why}.", f"{remedy[:1].upper()}{remedy[1:]}")


def language_hint(words: str, known: Collection[str]) -> str:
    """The remedy for what is none of the `known` languages: the one that is meant by it, else all."""
    meant = tag_of(words, known)
    return f"did you mean `{meant}`?" if meant else one_of(words, known)


def listed(names: Iterable[str]) -> str:
    """Names as a choice: `a, b or c`."""
    every = list(names)
    return " or ".join([", ".join(every[:-1]), every[-1]]) if len(every) > 1 else "".join(every)
