"""Catalogues as PO files: read strictly, with the place of every text, and written in one form only."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from toolkit_cli.core.characters import unusable
from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.translation._po_lines import RULE, Draft, read_lines, shortened
from toolkit_cli.translation._po_text import (
    FUZZY,
    Comments,
    EscapeError,
    commented,
    lines_of,
    quoted,
    reference,
    unescape,
)
from toolkit_cli.translation.catalogue import MACHINE, Catalogue, Entry, Identity, marks_draft

_FIXED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
_EXPECTED = dict.fromkeys(("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team"), "")
"""Fields that `msgfmt --check` asks for; empty where nothing is known."""
_ORDER = """
    Project-Id-Version Report-Msgid-Bugs-To POT-Creation-Date PO-Revision-Date Last-Translator Language-Team
    Language MIME-Version Content-Type Content-Transfer-Encoding Plural-Forms
"""
_MOST = 50
"""So many characters of one file are reported."""
_CHARSET = re.compile(r"charset=([^\s;]*)", re.I)
_OURS = re.compile(r"utf-?8|(us-)?ascii", re.I)

_S = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
_HEADER = re.compile(rf'msgid ""\nmsgstr ""((?:\n{_S})*)')
_ENTRY = re.compile(
    r"((?:#(?: .*)?\n)*)((?:#\.(?: .*)?\n)*)(?:#: ([^\t\u2068\n]*)\n)?(?:#, (.*)\n)?"
    rf"(?:#\| msgctxt {_S}\n)?(?:#\| msgid {_S}\n)?(?:msgctxt {_S}\n)?msgid {_S}\nmsgstr {_S}"
)


def read_po(text: str, file: str, reporter: Reporter) -> Catalogue | None:
    """The catalogue that a PO text holds; None if it has a fault.

    `file` is the path shown in diagnostics. Faults go to `reporter`; nothing is raised. Obsolete entries
    (`#~`) are left out. The fields of the header that the format fixes are not kept, nor is `Language`,
    which is the language of the catalogue.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    checked = Reporter()
    read = _read_canonical(text, file) or _read_any(text, file, checked)
    catalogue = None
    if not read:
        checked.report(
            RULE,
            Span(file),
            "the catalogue has no header",
            'begin with msgid "" and the fields as its msgstr',
        )
    else:
        header, span, entries = read
        fields = _header_fields(header, span, checked)
        language = fields.pop("Language", "").replace("_", "-")
        _refuse_duplicates(entries, span, checked)
        catalogue = Catalogue(language, tuple(entries), fields)
    _refuse_unusable(text, file, checked)
    reporter.extend(checked)
    return None if checked.failed else catalogue


def _read_canonical(text: str, file: str) -> tuple[str, Span, list[Entry]] | None:
    """The header and the entries of a text in the form of `write_po`; None if any part has another form."""
    first, *blocks = text.removesuffix("\n").split("\n\n")
    header = _HEADER.fullmatch(first)
    if not header:
        return None
    line = first.count("\n") + 3
    entries = []
    try:
        for block in blocks:
            found = _ENTRY.fullmatch(block)
            if not found:
                return None
            last = line + block.count("\n")
            own, notes, places, flags, _, *strings = found.groups("")
            if "\\" in block:
                strings = [unescape(string) for string in strings]
            comments = _comments(own, notes, places, flags)
            entries.append(_entry(strings, comments, Span(file, last - 1, 7), Span(file, last, 8)))
            line = last + 2
        fields = "".join(map(unescape, re.findall(_S, header[1])))
        return fields, Span(file, 2, 8), entries
    except EscapeError:
        return None


def _comments(own: str, notes: str, places: str, flags: str) -> Comments:
    """The comments of an entry in the form of `write_po`."""
    return Comments(
        [line[2:] for line in own.split("\n")[:-1]] if own else [],
        [line[3:] for line in notes.split("\n")[:-1]] if notes else [],
        [place for place in places.split(" ") if place],
        [flag.strip() for flag in flags.split(",") if flag.strip()],
    )


def _read_any(text: str, file: str, reporter: Reporter) -> tuple[str, Span, list[Entry]] | None:
    """The same for any PO text; None if it has no header."""
    header: Draft | None = None
    entries = []
    for draft in read_lines(text, file, reporter):
        context, source, target = (draft.text(word) for word in ("msgctxt", "msgid", "msgstr"))
        if not source and not context and header is None:
            header = draft
            continue
        strings = ["".join(draft.previous), context, source, target]
        span = draft.spans["msgid"]
        entries.append(_entry(strings, draft.comments, span, draft.spans.get("msgstr", span)))
    return (header.text("msgstr"), header.spans.get("msgstr", Span(file)), entries) if header else None


def _entry(strings: Sequence[str], comments: Comments, span: Span, place: Span) -> Entry:
    """An entry from previous, context, source and target, with the spans of the last two."""
    previous, context, source, target = strings
    own, flags = comments.own, comments.flags
    machine, stale = any(map(marks_draft, own)), FUZZY in flags
    if machine:
        own = [comment for comment in own if not marks_draft(comment)]
    if stale:
        flags = [flag for flag in flags if flag != FUZZY]
    return Entry(
        context,
        source,
        target,
        machine,
        stale,
        previous,
        tuple(own),
        tuple(comments.notes),
        tuple(comments.places),
        tuple(flags),
        span,
        place,
    )


def _header_fields(header: str, span: Span, reporter: Reporter) -> dict[str, str]:
    """The fields of a header that say something, but those that every file has alike."""
    fields: dict[str, str] = {}
    for line in filter(None, header.split("\n")):
        name, colon, value = line.partition(":")
        if not colon or name in fields:
            fact = "stands twice in the header" if colon else "is no field of a header"
            hint = "write each field once, as `Name: value\\n`"
            reporter.report(RULE, span, f"`{shortened(name)}` {fact}", hint)
        fields[name] = value.strip(" \t")
    charset = _CHARSET.search(fields.get("Content-Type", ""))
    if charset and not _OURS.fullmatch(charset[1]):
        message = f"the header says that the character set is `{charset[1]}`"
        reporter.report(RULE, span, message, "save the file as UTF-8 and write `charset=UTF-8`")
    kept = fields.keys() - _FIXED.keys()
    return {name: fields[name] for name in fields if name in kept and (fields[name] or name not in _EXPECTED)}


def _refuse_unusable(text: str, file: str, reporter: Reporter) -> None:
    for misfit in islice(unusable(text), _MOST):
        start = misfit.at
        span = Span(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        reporter.report("unreadable-characters", span, misfit.message, misfit.hint)


def _refuse_duplicates(entries: Sequence[Entry], header: Span, reporter: Reporter) -> None:
    first: dict[Identity, Entry] = {("", ""): Entry("", "", span=header)}
    for entry in entries:
        before = first.setdefault(entry.identity, entry)
        if before is not entry and entry.span:
            where = f" in `{entry.context}`" if entry.context else ""
            shown = f"`{shortened(entry.source)}`{where} is translated twice"
            reporter.report(
                "duplicate-entry",
                entry.span,
                shown if any(entry.identity) else "this is a second header",
                f"first at {before.span}; remove one of them",
            )


def write_po(catalogue: Catalogue) -> str:
    """The one PO text of a catalogue: nothing wrapped, no date or name but those in its header."""
    return "\n".join([_written_header(catalogue), *map(_written, catalogue.entries)])


def _written_header(catalogue: Catalogue) -> str:
    fields = {**_EXPECTED, **catalogue.header, "Language": catalogue.language.replace("-", "_"), **_FIXED}
    known = [name for name in _ORDER.split() if name in fields]
    lines = [
        quoted(f"{name}: {' '.join(lines_of(fields[name]))}\n")
        for name in [*known, *sorted(fields.keys() - set(known))]
    ]
    return "\n".join(['msgid ""', 'msgstr ""', *lines, ""])


def _written(entry: Entry) -> str:
    return "".join(f"{line}\n" for line in _lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    """The lines of an entry, in the order of msgcat."""
    yield from commented("#", [MACHINE, *entry.comments] if entry.machine else entry.comments)
    yield from commented("#.", entry.notes)
    if entry.places:
        yield f"#: {' '.join(map(reference, entry.places))}"
    if flags := [FUZZY, *entry.flags] if entry.stale else entry.flags:
        yield f"#, {', '.join(flags)}"
    if entry.previous:
        if entry.context:
            yield f"#| msgctxt {quoted(entry.context)}"
        yield f"#| msgid {quoted(entry.previous)}"
    if entry.context:
        yield f"msgctxt {quoted(entry.context)}"
    yield f"msgid {quoted(entry.source)}"
    yield f"msgstr {quoted(entry.target)}"
