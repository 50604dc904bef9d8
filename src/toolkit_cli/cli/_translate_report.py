"""What came of a file from a translator, as text and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.exchange import LeftOut
from toolkit_cli.translation.merge import Merge

_LONGEST = 60
_AMBIGUOUS = "several texts read so (keep the headings and the contexts of the export)"


def as_data(found: Merge, left_out: Sequence[LeftOut]) -> dict[str, object]:
    """The result for machines."""
    return {
        "taken": len(found.taken),
        "unchanged": found.unchanged,
        "open": [each.text.source for each in found.open],
        "missing": [each.text.source for each in found.missing],
        "changed": [{"was": old.source, "now": new.text.source} for old, new in found.changed],
        "unknown": [each.source for each in found.unknown],
        "ambiguous": [each.source for each in found.ambiguous],
        "unrated": found.unrated,
        "left_out": [
            {"place": _place(each), "words": each.words, "reason": each.reason, "remedy": each.hint}
            for each in left_out
        ],
        "comments": [{"source": entry.source, "comments": list(entry.comments)} for entry in found.asked],
    }


def report(found: Merge, left_out: Sequence[LeftOut]) -> str:
    """The result for a person: each cause once, with the texts it concerns."""
    lines = [f"{len(found.taken)} taken over, {found.unchanged} unchanged."]
    if found.unrated:
        lines.append(f"Still machine drafts: {found.unrated}. The file does not say that they were checked.")
    lines += _part("No finished translation", (each.text.source for each in found.open))
    lines += _part("Not in the file", (each.text.source for each in found.missing))
    for old, new in found.changed:
        lines.append(f"Left out, the English is now `{_short(new.text.source)}`: {_short(old.source)}")
    lines += _part("Left out, no text of the project", map(_named, found.unknown))
    lines += _part(f"Left out, {_AMBIGUOUS}", map(_named, found.ambiguous))
    for (reason, hint), same in groupby(sorted(left_out, key=_cause), key=_cause):
        lines += _part(
            f"Left out, {reason} ({hint})", (f"{_place(each)}: {_short(each.words)}" for each in same)
        )
    asked = (f"{_short(entry.source)}: {' / '.join(entry.comments)}" for entry in found.asked)
    return "\n".join([*lines, *_part("Kept as comments of the translator", asked)])


def _named(entry: Entry) -> str:
    return f"{entry.context or 'without a heading'}: {_short(entry.source)}"


def _cause(left_out: LeftOut) -> tuple[str, str]:
    return left_out.reason, left_out.hint


def _place(left_out: LeftOut) -> str:
    return left_out.place or f"line {left_out.line}"


def _part(cause: str, texts: Iterable[str]) -> Iterator[str]:
    """A cause and its texts: in one line if it is one."""
    shown = [_short(text) if "\n" not in text else text for text in texts]
    if len(shown) == 1:
        yield f"{cause}: {shown[0]}"
    elif shown:
        yield f"{cause} ({len(shown)} texts):"
        yield from (f"  {text}" for text in shown)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
