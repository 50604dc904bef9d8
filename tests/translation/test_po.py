"""Catalogues as PO: one form written, every form read, every fault named at its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steps import DOUBLE, growth
from toolkit_cli.core.characters import unusable
from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.translation.catalogue import Catalogue, Entry
from toolkit_cli.translation.po import read_po, write_po

FILE = "content/translations/pl.po"
POEDIT = (Path(__file__).parent / "poedit.po").read_text(encoding="utf-8")
HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
OBSOLETE = '\n#~ msgid "old"\n#~ msgstr "stary"\n'
"""What makes the reader go line by line."""


def _read(text: str) -> Catalogue:
    reporter = Reporter()
    catalogue = read_po(text, FILE, reporter)
    assert catalogue, "\n".join(map(str, reporter))
    return catalogue


def _faults(text: str) -> list[str]:
    reporter = Reporter()
    assert read_po(text, FILE, reporter) is None
    return [f"{each.span.line}:{each.span.column} {each.rule}: {each.message}" for each in reporter]


_TEXT = st.text(
    st.characters(
        exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"], include_characters="\n\t\u200d\u2068"
    )
).filter(lambda text: not any(unusable(text)))
_LINE = _TEXT.filter(lambda text: not set(text) & {"\r", "\n"})
_PLAIN = st.text("abc-żش_.:/", min_size=1)
_PLACES = st.lists(
    st.text("ab:1/. \tżش", min_size=1).filter(lambda place: place.strip(" \t:1") == place), max_size=3
)
_ENTRIES = st.builds(
    Entry,
    context=_TEXT,
    source=_TEXT,
    target=_TEXT,
    machine=st.booleans(),
    stale=st.booleans(),
    previous=_TEXT,
    comments=st.lists(_LINE.filter(lambda text: text != "machine draft"), max_size=3).map(tuple),
    notes=st.lists(_LINE, max_size=2).map(tuple),
    places=_PLACES.map(tuple),
    flags=st.lists(_PLAIN.filter(lambda flag: flag != "fuzzy"), max_size=2).map(tuple),
).filter(lambda entry: entry.context or entry.source)
_HEADERS = st.dictionaries(
    st.sampled_from(["Project-Id-Version", "Last-Translator", "X-Generator", "Plural-Forms", "X-Ż"]),
    _LINE.map(str.strip).filter(bool),
)
_CATALOGUES = st.builds(
    Catalogue,
    language=st.sampled_from(["pl", "pt-PT", "zh-Hans", ""]),
    entries=st.lists(_ENTRIES, max_size=4, unique_by=lambda entry: entry.identity).map(tuple),
    header=_HEADERS,
)


@given(_CATALOGUES)
def test_what_is_written_reads_the_same(catalogue: Catalogue) -> None:
    text = write_po(catalogue)
    assert _read(text) == catalogue
    assert write_po(_read(text)) == text


@given(_CATALOGUES)
def test_the_careful_reader_reads_what_the_fast_one_reads(catalogue: Catalogue) -> None:
    text = write_po(catalogue)
    fast, careful = _read(text), _read(text + OBSOLETE)
    assert careful == fast
    spans = [[(entry.span, entry.target_span) for entry in read.entries] for read in (fast, careful)]
    assert spans[0] == spans[1]


@given(st.text() | st.text('msgidctxtr"\\n #~|:,.[0]abc\n', max_size=200).map(lambda text: HEADER + text))
def test_no_text_raises(text: str) -> None:
    reporter = Reporter()
    assert (read_po(text, FILE, reporter) is None) == reporter.failed


def test_a_file_of_poedit_is_read() -> None:
    catalogue = _read(POEDIT)
    assert catalogue.language == "pl"
    assert catalogue.header["X-Generator"] == "Poedit 3.4.2"
    assert catalogue.header["Language-Team"].endswith("in Cornwall <pl@example.org>")
    heading, times, call, calm = catalogue.entries
    places = ("content/sections/sleep.yaml:1", "content/sections/pace-model.yaml:4")
    assert heading == Entry("sleep", "Sleep", "Sen", notes=("heading",), places=places)
    assert times.machine and not times.comments
    assert times.source.endswith("at the weekend and in the **holidays**.")
    assert times.target.endswith("w weekendy i w czasie **wakacji**.")
    assert call == Entry(
        "sleep",
        'Say "good night" and call 111.',
        "Powiedz „dobranoc” i zadzwoń pod numer 112.",
        stale=True,
        previous="Call 111 when you are worried about the sleep of your child, at any time of the day.",
        comments=("allow changed-number: the Polish line has another number",),
        places=("content/sections/who to call.yaml:3",),
        flags=("no-wrap",),
    )
    assert call.span == Span(FILE, 47, 7) and call.target_span == Span(FILE, 48, 8)
    assert calm == Entry("sleep", "Be calm.", places=("content/sections/sleep.yaml:30",))


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_line_ends_and_a_byte_order_mark_change_nothing(change) -> None:  # type: ignore[no-untyped-def]
    assert _read(change(POEDIT)) == _read(POEDIT)
    assert _read(change(HEADER)) == _read(HEADER)


def test_the_written_form_is_that_of_msgcat() -> None:
    entry = Entry(
        "sleep",
        'Say "yes"\tnow',
        "Powiedz „tak”",
        machine=True,
        stale=True,
        previous="Say yes",
        comments=("Ann asks: why?",),
        notes=("item of a list",),
        places=("content/a.yaml:3", "content/my file.yaml:4:2"),
        flags=("no-wrap",),
    )
    header = {
        "X-Generator": "Poedit 3.4.2",
        "Last-Translator": "Anna Nowak",
        "PO-Revision-Date": "2026-11-23",
    }
    assert write_po(Catalogue("pt-PT", (entry,), header)) == (
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: \\n"\n'
        '"PO-Revision-Date: 2026-11-23\\n"\n'
        '"Last-Translator: Anna Nowak\\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: pt_PT\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Generator: Poedit 3.4.2\\n"\n'
        "\n"
        "# machine draft\n"
        "# Ann asks: why?\n"
        "#. item of a list\n"
        "#: content/a.yaml:3 \u2068content/my file.yaml\u2069:4:2\n"
        "#, fuzzy, no-wrap\n"
        '#| msgctxt "sleep"\n'
        '#| msgid "Say yes"\n'
        'msgctxt "sleep"\n'
        'msgid "Say \\"yes\\"\\tnow"\n'
        'msgstr "Powiedz „tak”"\n'
    )


@pytest.mark.parametrize("comment", ['a\nmsgid "x"', 'a\r\nmsgid "x"', "a\rb"])
def test_a_comment_of_several_lines_stays_a_comment(comment: str) -> None:
    entry = Entry("a", "b", comments=(comment,), notes=(comment,), places=(f"{comment}:1",))
    (read,) = _read(write_po(Catalogue("pl", (entry,)))).entries
    assert (read.source, len(read.comments), len(read.notes), len(read.places)) == ("b", 2, 2, 1)


def test_escapes_of_other_tools_are_understood() -> None:
    text = HEADER + '\nmsgid "\\303\\251\\x41\\r\\\\n"\nmsgstr"caf\\303\\251"  \n'
    assert _read(text).entries[0] == Entry("", "éA\r\\n", "café")


def test_strings_may_begin_on_their_own_line() -> None:
    (entry,) = _read(HEADER + 'msgid\n  "a"\n\n"b"\nmsgstr\n"c"\n').entries
    assert entry == Entry("", "ab", "c")
    assert entry.span and (entry.span.line, entry.span.column) == (6, 3)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d',
            ["7:8 faulty-catalogue: this string is not closed", "10:8 faulty-catalogue: this string is not closed"],
        ),
        ('msgid "a"\nmsgstr "b "c" d"', ['7:12 faulty-catalogue: `c" d"` follows a string that is closed']),
        ('msgid "a"\nmsgstr "b\\q"', ["7:10 faulty-catalogue: `\\q` is no escape of a text"]),
        ('msgid "a"\nmsgstr "b\\001\\377"', ["7:10 faulty-catalogue: `\\001\\377` is no escape of a text"]),
        ('msgid "a"\nmsgstr b', ["7:8 faulty-catalogue: `b` is no string"]),
        ('msgid "a"\nmsgstr', ["7:1 faulty-catalogue: `msgstr` has no string"]),
        ('# c\nmsgstr "b"', ["7:8 faulty-catalogue: `msgstr` has no `msgid`"]),
        ('msgid "a"\n# c\nmsgid "d"\nmsgstr ""', ["6:7 faulty-catalogue: `msgid a` has no `msgstr`"]),
        ('msgctxt "a"\n\n', ["6:9 faulty-catalogue: `msgctxt` has no `msgid`"]),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', ["8:8 faulty-catalogue: this entry has a second `msgstr`"]),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"',
            ["7:14 faulty-catalogue: this entry has plural forms"],
        ),
        ('# c\n"a"', ["7:1 faulty-catalogue: this string belongs to nothing"]),
        ("Zażółć", ["6:1 faulty-catalogue: `Zażółć` is no line of a catalogue"]),
        ('#| msgid "a\nmsgid "b"\nmsgstr ""', ["6:10 faulty-catalogue: this string is not closed"]),
        (
            'msgctxt "s"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "s"\nmsgid "a"\nmsgstr "c"',
            ["11:7 duplicate-entry: `a` in `s` is translated twice"],
        ),
        ('msgid ""\nmsgstr "X: y\\n"', ["6:7 duplicate-entry: this is a second header"]),
        ('msgid "a"\nmsgstr "b\x01"', ["7:10 unreadable-characters: the character U+0001 (control character) stands here, which no document can show"]),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_place(text: str, faults: list[str]) -> None:
    assert _faults(f"{HEADER}\n{text}") == faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1 faulty-catalogue: the catalogue has no header"),
        ('msgid "a"\nmsgstr "b"\n', "1:1 faulty-catalogue: the catalogue has no header"),
        (
            HEADER.replace("UTF-8", "ISO-8859-2"),
            "2:8 faulty-catalogue: the header says that the character set is `ISO-8859-2`",
        ),
        (
            HEADER.replace("Language: ", "Language "),
            "2:8 faulty-catalogue: `Language pl` is no field of a header",
        ),
        (HEADER + '"Language: pl\\n"\n', "2:8 faulty-catalogue: `Language` stands twice in the header"),
    ],
)
def test_a_fault_of_the_header_is_named(text: str, fault: str) -> None:
    assert _faults(text) == [fault]


def test_both_places_of_a_duplicate_are_named() -> None:
    reporter = Reporter()
    read_po(f'{HEADER}\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', FILE, reporter)
    (found,) = reporter
    assert str(found.span) == f"{FILE}:9:7"
    assert found.hint == f"first at {FILE}:6:7; remove one of them"


@pytest.mark.parametrize("text", ['msgid "a\n', '"\\q"\n', "\x00", '#| "', "\\"])
def test_reading_takes_work_in_proportion(text: str) -> None:
    """Faults of a whole file are no reason to wait."""
    assert growth(lambda count: _faults(HEADER + text * count), 200) < DOUBLE
    _faults(HEADER + text * 20_000)
