"""Out to translators and back: what an exchange file holds, and what a catalogue takes from one."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from toolkit_cli.translation._terms import accepted, in_words, said
from toolkit_cli.translation._words import comparable, folded
from toolkit_cli.translation.catalogue import Catalogue, Entry, Identity, unit_of
from toolkit_cli.translation.segments import Segment
from toolkit_cli.translation.stale import pending
from toolkit_cli.translation.translation import Translation

_Key = TypeVar("_Key", bound=Hashable)


def outgoing(translation: Translation, needed: Iterable[Segment]) -> tuple[Entry, ...]:
    """An entry for each segment: translated, or with its earlier wording to start from, or empty.

    Its notes say what the text is, and what the glossary calls the terms in it.
    """
    needed = tuple(needed)
    previous = _earlier(translation, needed)
    terms = accepted(translation.glossary)
    entries = (_outgoing(translation, segment, previous.get(segment.identity)) for segment in needed)
    return tuple(
        replace(entry, notes=(*entry.notes, *map(in_words, said(entry.source, terms)))) for entry in entries
    )


def _earlier(translation: Translation, wanted: Sequence[Segment]) -> dict[Identity, Entry]:
    """For texts without a translation the entry of an earlier wording, in whatever documents they stand."""
    found = {each.segment.identity: each.previous for each in translation.pending if each.previous}
    used = {entry.identity for entry in found.values()}
    free = [
        each
        for each in translation.catalogue.entries
        if each.target and each.identity not in translation.pairs and each.identity not in used
    ]
    missing = [
        each for each in wanted if each.identity not in translation.pairs and each.identity not in found
    ]
    found |= {each.segment.identity: each.previous for each in pending(missing, free) if each.previous}
    return found


def _outgoing(translation: Translation, segment: Segment, previous: Entry | None) -> Entry:
    places = tuple(f"{span.path}:{span.line}" for span in segment.places)
    pair = translation.pairs.get(segment.identity)
    entry = pair.entry if pair else Entry(*segment.identity)
    if previous:
        old = previous.previous if previous.stale and previous.previous else previous.source
        entry = replace(
            previous, source=segment.text.source, stale=True, previous=old, span=None, target_span=None
        )
    return replace(entry, notes=_notes(segment), places=places)


def _notes(segment: Segment) -> tuple[str, ...]:
    return (segment.note,) if segment.note else ()


@dataclass(frozen=True)
class Merge:
    """What came of an exchange file.

    `taken` entries are new or changed, `unchanged` were known. Left out, and never guessed: `unknown` ones
    belong to no text, `changed` ones to an English text that was reworded since, `missing` texts are not in the
    file, `open` ones have no finished translation in it. `asked` entries bring questions or remarks of the
    translator, which are kept as comments. `unrated` is how many texts stay machine drafts because the file does
    not say that they were checked; `ambiguous` ones could be of several texts.
    """

    catalogue: Catalogue
    taken: tuple[Entry, ...]
    unchanged: int
    unknown: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Segment], ...]
    missing: tuple[Segment, ...]
    open: tuple[Segment, ...]
    asked: tuple[Entry, ...] = ()
    unrated: int = 0
    ambiguous: tuple[Entry, ...] = ()


def identified(incoming: Iterable[Entry], segments: Mapping[Identity, Segment]) -> tuple[Entry, ...]:
    """The entries under the texts that they are of.

    A text is known by its context and its English; else by the id of its unit; else by its English where that
    leads to one text alone, whatever a program made of quotation marks, dashes, capitals and blanks. Nothing is
    guessed.
    """
    index = _Index(segments)
    return tuple(
        replace(entry, context=found[0], source=found[1]) if (found := index.identity(entry)) else entry
        for entry in incoming
    )


class _Index:
    """The texts of a project, by all that tells one from the others."""

    def __init__(self, segments: Mapping[Identity, Segment]) -> None:
        self._exact = segments.keys()
        self._of_unit = {unit_of(identity): identity for identity in segments}
        self._folded = _unique(((context, folded(source)), (context, source)) for context, source in segments)
        self._source = _unique((folded(source), (context, source)) for context, source in segments)
        counted = Counter(folded(source) for _, source in segments)
        self._repeated = {plain for plain, count in counted.items() if count > 1}
        self._verbatim = _unique((comparable(source), (context, source)) for context, source in segments)

    def identity(self, entry: Entry) -> Identity | None:
        """The text that an entry is of, or None."""
        if entry.identity in self._exact:
            return entry.identity
        plain = folded(entry.source)
        unit = self._of_unit.get(entry.unit)
        if unit and folded(unit[1]) == plain:
            return unit
        alone = self._verbatim.get(comparable(entry.source)) or self._source.get(plain)
        found = {self._folded.get((entry.context, plain)), alone} - {None}
        return next(iter(found)) if len(found) == 1 else None

    def several(self, entry: Entry) -> bool:
        """Whether the English of an entry is that of several texts."""
        return folded(entry.source) in self._repeated


def _unique(pairs: Iterable[tuple[_Key, Identity]]) -> dict[_Key, Identity]:
    """What each key leads to, where it leads to one text alone."""
    found: dict[_Key, set[Identity]] = {}
    for key, identity in pairs:
        found.setdefault(key, set()).add(identity)
    return {key: next(iter(same)) for key, same in found.items() if len(same) == 1}


def merge(
    translation: Translation,
    incoming: Sequence[Entry],
    segments: Mapping[Identity, Segment],
    needed: Sequence[Segment],
) -> Merge:
    """The catalogue with what `incoming` brings: entries under the texts that they are of (`identified`).

    `segments` are all texts of the project, in their order, `needed` those that the file should hold. Where the
    file does not say how far an entry is, the same words are as finished as they were.
    """
    here = [entry for entry in incoming if entry.identity in segments]
    known = translation.catalogue.by_identity
    earlier = _earlier(translation, [segments[entry.identity] for entry in here])
    here = [_as_known(entry, known.get(entry.identity) or earlier.get(entry.identity)) for entry in here]
    finished = [entry for entry in here if entry.target.strip() and not entry.stale]
    taken = tuple(entry for entry in finished if _differs(entry, known.get(entry.identity)))
    asked = tuple(entry for entry in here if _remarks(entry, known.get(entry.identity)))
    index = _Index(segments)
    lost = [entry for entry in incoming if entry.identity not in segments]
    ambiguous = [entry for entry in lost if index.several(entry)]
    strangers = [entry for entry in lost if not index.several(entry)]
    listed = {entry.identity for entry in incoming}
    reworded = _reworded(strangers, [each for each in segments.values() if each.identity not in listed])
    done = {entry.identity for entry in finished}
    return Merge(
        catalogue=_catalogue(translation, taken, asked, segments),
        taken=taken,
        unchanged=len(finished) - len(taken),
        unknown=tuple(entry for entry in strangers if entry.identity not in reworded),
        changed=tuple((each, reworded[each.identity]) for each in strangers if each.identity in reworded),
        missing=tuple(each for each in needed if each.identity not in listed),
        open=tuple(segments[entry.identity] for entry in here if entry.identity not in done),
        asked=asked,
        unrated=sum(entry.machine and not entry.rated for entry in finished),
        ambiguous=tuple(ambiguous),
    )


def _as_known(entry: Entry, known: Entry | None) -> Entry:
    """An entry of which the file does not say how far it is: as far as its words were, if they are the same."""
    if entry.rated or known is None or folded(known.target) != folded(entry.target):
        return entry
    return replace(entry, machine=known.machine, stale=known.stale or known.source != entry.source)


def _remarks(entry: Entry, known: Entry | None) -> tuple[str, ...]:
    """What a translator asks or remarks that is not in the catalogue yet."""
    before = known.comments if known else ()
    return tuple(each for each in entry.comments if each.strip() and each not in before)


def _differs(entry: Entry, known: Entry | None) -> bool:
    """Whether an entry says something that the catalogue does not."""
    if known is None or known.stale:
        return True
    return (entry.target, entry.machine) != (known.target, known.machine)


def _reworded(strangers: Sequence[Entry], present: Sequence[Segment]) -> dict[Identity, Segment]:
    """For entries without their text: the text that has taken its place, by likeness. Only to be shown."""
    pairs = pending(present, strangers)
    return {each.previous.identity: each.segment for each in pairs if each.previous}


def _catalogue(
    translation: Translation,
    taken: Collection[Entry],
    asked: Iterable[Entry],
    segments: Mapping[Identity, Segment],
) -> Catalogue:
    """The entries in the order of the texts; then those that belong to none, in their old order."""
    catalogue = _with_remarks(translation.catalogue, asked)
    if not taken:
        return catalogue
    new = {entry.identity: entry for entry in taken}
    earlier = _earlier(translation, [segments[identity] for identity in new])
    replaced = {entry.identity for identity, entry in earlier.items() if identity in new}
    kept = {
        entry.identity: entry for entry in catalogue.entries if entry.identity not in replaced - new.keys()
    }
    kept |= {
        identity: _settled(entry, segments[identity], kept.get(identity)) for identity, entry in new.items()
    }
    placed = {identity: kept.pop(identity) for identity in segments if identity in kept}
    return replace(catalogue, entries=(*placed.values(), *kept.values()))


def _with_remarks(catalogue: Catalogue, asked: Iterable[Entry]) -> Catalogue:
    """The catalogue with the remarks of translators; an open text gets an entry for them."""
    entries = {entry.identity: entry for entry in catalogue.entries}
    for entry in asked:
        known = entries.get(entry.identity, Entry(*entry.identity))
        entries[entry.identity] = replace(known, comments=(*known.comments, *_remarks(entry, known)))
    return replace(catalogue, entries=tuple(entries.values()))


def _settled(entry: Entry, segment: Segment, known: Entry | None) -> Entry:
    """An entry as the catalogue keeps it: its places without lines, which change with every edit.

    Remarks and flags stay that the file does not bring back: a Word table has no room for them.
    """
    files = tuple(dict.fromkeys(span.path for span in segment.places))
    return replace(
        entry,
        comments=tuple(dict.fromkeys((*(known.comments if known else ()), *entry.comments))),
        flags=entry.flags or (known.flags if known else ()),
        notes=_notes(segment),
        places=files,
        previous="",
        stale=False,
        span=None,
        target_span=None,
    )
