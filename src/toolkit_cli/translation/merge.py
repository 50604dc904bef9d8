"""Out to translators and back: what an exchange file holds, and what a catalogue takes from one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit_cli.translation.catalogue import Catalogue, Entry, Identity
from toolkit_cli.translation.segments import Segment
from toolkit_cli.translation.stale import pending
from toolkit_cli.translation.translation import Translation


def outgoing(translation: Translation, needed: Iterable[Segment]) -> tuple[Entry, ...]:
    """An entry for each segment: translated, or with its earlier wording to start from, or empty."""
    previous = {each.segment.identity: each.previous for each in translation.pending if each.previous}
    return tuple(_outgoing(translation, segment, previous.get(segment.identity)) for segment in needed)


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
    file, `open` ones have no finished translation in it.
    """

    catalogue: Catalogue
    taken: tuple[Entry, ...]
    unchanged: int
    unknown: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Segment], ...]
    missing: tuple[Segment, ...]
    open: tuple[Segment, ...]


def merge(
    translation: Translation,
    incoming: Sequence[Entry],
    segments: Mapping[Identity, Segment],
    needed: Sequence[Segment],
) -> Merge:
    """The catalogue with what `incoming` brings. Entries are matched by context and English text alone.

    `segments` are all texts of the project, in their order, `needed` those that the file should hold.
    """
    here = [entry for entry in incoming if entry.identity in segments]
    finished = [entry for entry in here if entry.target.strip() and not entry.stale]
    known = translation.catalogue.by_identity
    taken = tuple(entry for entry in finished if _differs(entry, known.get(entry.identity)))
    strangers = [entry for entry in incoming if entry.identity not in segments]
    listed = {entry.identity for entry in incoming}
    reworded = _reworded(strangers, [each for each in segments.values() if each.identity not in listed])
    done = {entry.identity for entry in finished}
    return Merge(
        catalogue=_catalogue(translation, taken, segments) if taken else translation.catalogue,
        taken=taken,
        unchanged=len(finished) - len(taken),
        unknown=tuple(entry for entry in strangers if entry.identity not in reworded),
        changed=tuple((each, reworded[each.identity]) for each in strangers if each.identity in reworded),
        missing=tuple(each for each in needed if each.identity not in listed),
        open=tuple(segments[entry.identity] for entry in here if entry.identity not in done),
    )


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
    translation: Translation, taken: Iterable[Entry], segments: Mapping[Identity, Segment]
) -> Catalogue:
    """The entries in the order of the texts; then those that belong to none, in their old order."""
    catalogue = translation.catalogue
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


def _settled(entry: Entry, segment: Segment, known: Entry | None) -> Entry:
    """An entry as the catalogue keeps it: its places without lines, which change with every edit.

    Remarks and flags stay that the file does not bring back: a Word table has no room for them.
    """
    files = tuple(dict.fromkeys(span.path for span in segment.places))
    return replace(
        entry,
        comments=entry.comments or (known.comments if known else ()),
        flags=entry.flags or (known.flags if known else ()),
        notes=_notes(segment),
        places=files,
        previous="",
        stale=False,
        span=None,
        target_span=None,
    )
