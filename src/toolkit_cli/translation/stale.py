"""Finds, for a text without a translation, the translation of its earlier wording."""

from collections import defaultdict
from collections.abc import Sequence

from toolkit_cli.translation._likeness import most_alike
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.segments import Segment
from toolkit_cli.translation.translation import Pending


def pending(missing: Sequence[Segment], orphans: Sequence[Entry]) -> tuple[Pending, ...]:
    """Each missing text with the entry of its earlier wording, if one is known; in the order of `missing`.

    An entry that is marked fuzzy for a text is its earlier wording. Otherwise the most alike pairs of one
    context find each other first; an entry serves one text only, and entries without a translation none.
    """
    fuzzy = {entry.identity: entry for entry in orphans if entry.stale and entry.target}
    previous = {index: fuzzy[text.identity] for index, text in enumerate(missing) if text.identity in fuzzy}
    taken = {entry.identity for entry in previous.values()}
    texts: dict[str, list[int]] = defaultdict(list)
    for index, segment in enumerate(missing):
        if index not in previous:
            texts[segment.context].append(index)
    free: dict[str, list[Entry]] = defaultdict(list)
    for entry in orphans:
        if entry.target and entry.identity not in taken:
            free[entry.context].append(entry)
    for context, indices in texts.items():
        entries = free.get(context, [])
        found = most_alike([missing[i].text.source for i in indices], [_wordings(entry) for entry in entries])
        previous |= {indices[text]: entries[entry] for text, entry in found}
    return tuple(Pending(segment, previous.get(index)) for index, segment in enumerate(missing))


def _wordings(entry: Entry) -> tuple[str, ...]:
    """The English an entry was last known by, and that which it translates."""
    return (entry.source, entry.previous) if entry.stale and entry.previous else (entry.source,)
