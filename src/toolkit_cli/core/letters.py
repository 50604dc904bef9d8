"""Letters that stand among those of another script by mistake: they look the same, but are read as others."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

_TWINS = {"LATIN": "aceiopxysjABCEHIKMOPTXYSJ", "CYRILLIC": "асеіорхуѕјАВСЕНІКМОРТХУЅЈ"}
"""Letters that look the same in two scripts."""
_RUN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")


@cache
def kind_of(letter: str) -> str:
    """The first word of a letter's Unicode name: `LATIN`, `CYRILLIC`, `CJK` …"""
    return unicodedata.name(letter, "").partition(" ")[0]


def runs(words: str) -> Iterator[str]:
    """Every unbroken run of letters."""
    return (run[0] for run in _RUN.finditer(words))


def strangers(run: str) -> str:
    """The fewer letters of a run that mixes Latin, Cyrillic or Greek; empty if it does not."""
    if run.isascii():
        return ""
    kinds = Counter(kind_of(letter) for letter in run)
    mixed = [kind for kind in ("LATIN", "CYRILLIC", "GREEK") if kinds[kind]]
    if len(mixed) < 2:
        return ""
    most = max(mixed, key=lambda kind: kinds[kind])
    return "".join(
        dict.fromkeys(letter for letter in run if kind_of(letter) in mixed and kind_of(letter) != most)
    )


def is_twin(run: str, script: str) -> bool:
    """Whether a run of small letters looks like one of the script, but is of another: a Latin `i` for `і`."""
    other = {"Cyrl": "LATIN", "Latn": "CYRILLIC"}.get(script, "")
    return bool(other) and run.islower() and all(letter in _TWINS[other] for letter in run)
