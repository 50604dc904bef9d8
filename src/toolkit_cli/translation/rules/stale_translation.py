"""The English has changed since it was translated: the translation is kept, but not printed.

Shown are the old and the new English from the first word that differs to the last. An earlier wording is
found by its likeness to the new one: whether it is the same text, a person decides. Not seen is a text that
moved to another section.

Bad: `The helpline is open all night.` has become `The helpline is open until 8 pm.`, its translation has
not. Good: the translation says what the English says now, and is no longer marked `fuzzy`.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation._words import place, quoted
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Pending, Translation

SEVERITY = Severity.WARNING
_AROUND = 2
_MOST = 120


def check(translation: Translation) -> Iterator[Fault]:
    """Every text with a translation of an earlier wording only."""
    for pending in translation.pending:
        if pending.previous and pending.previous.target:
            yield _fault(translation, pending, pending.previous)


def _fault(translation: Translation, pending: Pending, entry: Entry) -> Fault:
    where = place(pending.segment)
    now = pending.segment.text.source
    old = entry.previous if entry.stale and entry.previous else entry.source
    if old == now:
        message = f"the translation of {quoted(now)} ({where}) is marked `fuzzy`"
        return at_target(translation, entry, message, "check it against the English, and take the mark away")
    was, becomes = _change(old.split(), now.split())
    message = f"this translates {was}; the English ({where}) is now {becomes}"
    return at_target(translation, entry, message, "translate the new wording: the English would be printed")


def _change(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Old and new words, each from shortly before the first difference to shortly after the last."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return _part(old, start, end), _part(new, start, end)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words are the same from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _part(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(words) - end + _AROUND, len(words))
    before, after = "… " if first else "", " …" if last < len(words) else ""
    return quoted(f"{before}{' '.join(words[first:last])}{after}", _MOST)
