"""Out to translators and back: what an exchange file holds, and what a catalogue takes from one."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from toolkit_cli.translation._terms import accepted, in_words, said
from toolkit_cli.translation._words import folded
from toolkit_cli.translation.catalogue import Catalogue, Entry, Identity, unit_of
from toolkit_cli.translation.segments import Segment
from toolkit_cli.translation.stale import pending
from toolkit_cli.translation.translation import Translation

_Key = TypeVar("_Key", bound=Hashable)


def outgoing(translation: Translation, needed: Iterable[Segment]) -> tuple[Entry, ...]:
    """An entry for each segment: translated, or with its earlier wording to start from, or empty.

    Its notes say what the text is, and what the glossary calls the terms in it.
    """
    previous = {each.segment.identity: each.previous for each in translation.pending if each.previous}
    terms = accepted(translation.glossary)
    entries = (_outgoing(translation, segment, previous.get(segment.identity)) for segment in needed)
    return tuple(
        replace(entry, notes=(*entry.notes, *map(in_words, said(entry.source, terms)))) for entry in entries
    )


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
    translator, which are kept as comments.
    """

    catalogue: Catalogue
    taken: tuple[Entry, ...]
    unchanged: int
    unknown: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Segment], ...]
    missing: tuple[Segment, ...]
    open: tuple[Segment, ...]
    asked: tuple[Entry, ...] = ()


def identified(incoming: Iterable[Entry], segments: Mapping[Identity, Segment]) -> tuple[Entry, ...]:
    """The entries under the texts that they are of.

    A text is known by its context and its English, whatever a program made of quotation marks, dashes and blanks;
    else by the id of its unit; else by its English where that stands in one place alone. Nothing is guessed.
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

    def identity(self, entry: Entry) -> Identity | None:
        """The text that an entry is of, or None."""
        if entry.identity in self._exact:
            return entry.identity
        plain = folded(entry.source)
        unit = self._of_unit.get(entry.unit)
        if unit and folded(unit[1]) == plain:
            return unit
        return self._folded.get((entry.context, plain)) or self._source.get(plain)


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
    unrated: Collection[Identity] = (),
) -> Merge:
    """The catalogue with what `incoming` brings: entries under the texts that they are of (`identified`).

    `segments` are all texts of the project, in their order, `needed` those that the file should hold. Of an
    `unrated` entry the file does not say whether it is finished: the same words are as finished as they were.
    """
    here = [entry for entry in incoming if entry.identity in segments]
    finished = [entry for entry in here if entry.target.strip() and not entry.stale]
    known = translation.catalogue.by_identity
    finished = [_rated(entry, known.get(entry.identity), unrated) for entry in finished]
    taken = tuple(entry for entry in finished if _differs(entry, known.get(entry.identity)))
    asked = tuple(entry for entry in here if _remarks(entry, known.get(entry.identity)))
    strangers = [entry for entry in incoming if entry.identity not in segments]
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
    )


def _rated(entry: Entry, known: Entry | None, unrated: Collection[Identity]) -> Entry:
    same = known is not None and known.target == entry.target and not known.stale
    return replace(entry, machine=known.machine) if known and same and entry.identity in unrated else entry


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
    claims = (each for each in translation.pending if each.previous and each.segment.identity in new)
    replaced = {each.previous.identity for each in claims if each.previous}
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
