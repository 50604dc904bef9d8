"""XLIFF: what comes back unchanged is the same, states of other tools are understood, broken files refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.exchange import Package, po, xliff
from translation.exchanged import PACKAGE, PACKAGES, broken, damaged, read_or_broken, returned

WRITTEN = xliff.write(PACKAGE).decode()
UNIT = '<trans-unit id="1"{approved}><source>Be calm.</source><target{state}>Spokój.</target></trans-unit>'
FILE = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="sleep" datatype="plaintext" '
    'source-language="en-GB" target-language="pl"><body>{}</body></file></xliff>'
)


@given(PACKAGES)
def test_nothing_changed_comes_back_the_same(package: Package) -> None:
    for module in (xliff, po):
        read = module.read(module.write(package))
        assert returned(read) == returned(package)
        assert (read.language, read.source_language, read.title) == (
            package.language,
            package.source_language,
            package.title,
        )
        assert [entry.notes for entry in read.entries] == [entry.notes for entry in package.entries]


@given(st.binary(max_size=80) | damaged(WRITTEN.encode()))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_broken(xliff, content)


@given(st.binary(max_size=80) | damaged(po.write(PACKAGE)))
def test_any_bytes_as_po_are_read_or_refused(content: bytes) -> None:
    read_or_broken(po, content)


def test_a_translator_sees_the_states() -> None:
    for text in (
        'approved="yes" xml:space="preserve">\n        <source>Stay **calm**.</source>\n        <target state="translated">',
        '<target state="needs-review-translation" state-qualifier="mt-suggestion">Zadzwoń pod 111.</target>',
        '<target state="needs-adaptation">„Tak” i ‘nie’</target>',
        '<alt-trans alttranstype="previous-version">\n          <source>Say yes</source>',
        '<note from="developer">words in a drawing</note>',
        '<context context-type="linenumber">12</context>',
        "<source>Nobody has translated this.</source>\n        <note",
    ):
        assert text in WRITTEN


@pytest.mark.parametrize(
    ("state", "approved", "machine", "stale"),
    [
        ("", "", False, False),
        (' state="translated" state-qualifier="mt-suggestion"', "", False, False),
        (' state="signed-off"', "", False, False),
        (' state="final"', ' approved="no"', False, False),
        (
            ' state="needs-review-translation" state-qualifier="mt-suggestion"',
            ' approved="yes"',
            False,
            False,
        ),
        (' state="needs-review-translation"', "", True, False),
        (' state-qualifier="leveraged-mt"', "", True, False),
        (' state="needs-translation"', ' approved="no"', False, True),
        (' state="needs-adaptation"', "", False, True),
        (' state="needs-adaptation" state-qualifier="mt-suggestion"', "", True, True),
        (' state="needs-adaptation"', ' approved="yes"', False, False),
        (' state="new"', "", False, True),
        (' state="x-reviewed"', "", False, False),
    ],
)
def test_states_of_other_tools_are_understood(state: str, approved: str, machine: bool, stale: bool) -> None:
    (entry,) = xliff.read(FILE.format(UNIT.format(state=state, approved=approved)).encode()).entries
    assert entry == Entry("sleep", "Be calm.", "Spokój.", machine=machine, stale=stale)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_the_encodings_of_other_tools_are_read(encoding: str) -> None:
    text = WRITTEN.replace("UTF-8", encoding.removesuffix("-sig"))
    assert xliff.read(text.encode(encoding)) == xliff.read(WRITTEN.encode())


def test_segments_and_inline_elements_of_other_tools_are_their_words() -> None:
    unit = (
        '<group><trans-unit id="1"><source>Be <g id="1">calm</g>.</source><seg-source>x</seg-source>'
        '<target><mrk mtype="seg" mid="0">Zachowaj</mrk> spokój.<!-- sic --></target></trans-unit></group>'
    )
    (entry,) = xliff.read(FILE.format(unit).encode()).entries
    assert (entry.source, entry.target) == ("Be calm.", "Zachowaj spokój.")


_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b"", "this is not XML", 1),
        (WRITTEN[:-60].encode(), "this is not XML", 41),
        (b"\n" + (_BOMB + FILE.format("&b;")).encode(), "the XML defines entities", 2),
        ((_BOMB + FILE.format("&b;")).encode("utf-16"), "the XML defines entities", 1),
        (FILE.format("&b;").encode(), "this is not XML: it names an entity that XML does not know", 1),
        (WRITTEN.encode("latin-1", "replace"), "this is not UTF-8", 7),
        (
            b'<?xml version="1.0" encoding="windows-1250"?>' + FILE.encode(),
            "the encoding is `windows-1250`",
            1,
        ),
        (FILE.replace(' target-language="pl"', "").encode(), "no `target-language` is named", 1),
        (FILE.replace("1.2", "2.0", 1).encode(), "this is XLIFF `2.0`", 1),
        (b"<html/>", "`html` is no XLIFF", 1),
        (
            WRITTEN.replace('target-language="pl"', 'target-language="cs"', 1).encode(),
            "`target-language` is `pl` here",
            21,
        ),
        (b"<a>" * 100_000, "this is not XML", 1),
    ],
    ids=range(12),
)
def test_a_broken_file_is_refused_at_its_place(content: bytes, message: str, line: int) -> None:
    fault = broken(xliff, content)
    assert fault.message.startswith(message)
    assert fault.line == line
    assert fault.hint


@pytest.mark.parametrize(
    ("content", "message", "line", "column"),
    [
        (po.write(PACKAGE).replace(b'111."', b"111.", 1), "this string is not closed", 23, 8),
        (po.write(PACKAGE) + b'\nmsgid "x"\nmsgstr "\xff"\n', "this is not UTF-8", 46, 9),
        (po.write(PACKAGE).replace(b"Language: pl", b"Language: "), "the header names no language", 1, 1),
        (b"", "the catalogue has no header", 1, 1),
    ],
    ids=range(4),
)
def test_a_broken_po_file_is_refused_at_its_place(
    content: bytes, message: str, line: int, column: int
) -> None:
    fault = broken(po, content)
    assert (fault.message, fault.line, fault.column) == (message, line, column)


def test_further_faults_of_a_po_file_are_counted() -> None:
    content = po.write(PACKAGE) + b'\nmsgid "a\nmsgid "b\nmsgid "c\n'
    assert broken(po, content).hint.endswith("; the file has 5 more faults")


def _read_unit(inside: str, **attributes: str) -> Package:
    named = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return xliff.read(FILE.format(f'<trans-unit id="1"{named}>{inside}</trans-unit>').encode())


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ('<bpt id="1">&lt;b&gt;</bpt>Zadzwoń<ept id="1">&lt;/b&gt;</ept>', "Zadzwoń"),
        ('<bpt id="1">**</bpt>Zadzwoń<ept id="1">**</ept>', "**Zadzwoń**"),
        ('<ph id="1">{{ place.name }}</ph> dzwoni', "{{ place.name }} dzwoni"),
        (
            '<x id="1" equiv-text="{{ place.name }}"/> dzwoni<x id="2" equiv-text="&lt;br&gt;"/>',
            "{{ place.name }} dzwoni",
        ),
        ('<it id="1" pos="open">{\\b</it>Zadzwoń', "Zadzwoń"),
        ('<g id="1">Zadzwoń</g> <g id="2">teraz</g>', "Zadzwoń teraz"),
        ('<mrk mtype="seg" mid="1">Spokój.</mrk><mrk mtype="seg" mid="2">Oddech.</mrk>', "Spokój. Oddech."),
        ('<mrk mtype="seg" mid="1">Spokój.</mrk> <mrk mtype="seg" mid="2">Oddech.</mrk>', "Spokój. Oddech."),
        (
            '<mrk mtype="seg" mid="1">保持冷静。</mrk><mrk mtype="seg" mid="2">呼吸。</mrk>',
            "保持冷静。呼吸。",
        ),
        ('jeden<x id="1" ctype="lb"/>dwa', "jeden dwa"),
        (
            'przypis<ph id="1">[^2]</ph>, <bpt id="2">[</bpt>tu<ept id="2">](https://x.org)</ept>',
            "przypis[^2], [tu](https://x.org)",
        ),
    ],
)
def test_code_of_a_tool_is_no_text_and_our_marks_come_back(target: str, said: str) -> None:
    (entry,) = _read_unit(f"<source>Be calm.</source><target>{target}</target>").entries
    assert entry.target == said


def test_units_without_source_and_with_two_translations_are_left_out() -> None:
    one = "<trans-unit id='{}'><source>{}</source><target>{}</target></trans-unit>"
    units = [
        "<trans-unit id='0'><target>sam</target></trans-unit>",
        one.format(1, "A", "a"),
        one.format(2, "A", "b"),
    ]
    read = xliff.read(FILE.format("".join([*units, one.format(3, "B", "c")])).encode())
    assert [entry.target for entry in read.entries] == ["c"]
    assert [each.words for each in read.left_out] == ["sam", "a", "b"]
    assert len({each.reason for each in read.left_out}) == 2


def test_a_unit_that_says_no_state_is_unrated() -> None:
    unit = "<source>Be calm.</source><target{}>Spokój.</target>"
    assert not _rated(unit.format(""))
    assert not _rated(unit.format(""), approved="no")
    assert _rated(unit.format(' state="translated"'))
    assert _rated(unit.format(""), approved="yes")


def _rated(inside: str, **attributes: str) -> bool:
    (entry,) = _read_unit(inside, **attributes).entries
    return entry.rated


TOOLS = (
    'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" '
    'xmlns:m="http://www.memsource.com/mxlf/2.0" version="1.2"'
)


def _read_of_tool(inside: str, attributes: str = "", head: str = "") -> Package:
    unit = f'<trans-unit id="1" {attributes}><source>Be calm. Breathe.</source>{inside}</trans-unit>'
    content = FILE.replace('version="1.2"', TOOLS, 1).replace("<body>", f"{head}<body>").format(unit)
    return xliff.read(content.encode())


def _of_trados(*segments: str) -> str:
    ratings = "".join(f"<sdl:seg id='{number}' {said}/>" for number, said in enumerate(segments))
    return f"<target>Spokój.</target><sdl:seg-defs>{ratings}</sdl:seg-defs>"


@pytest.mark.parametrize(
    ("inside", "attributes", "machine", "stale", "rated"),
    [
        (_of_trados('conf="Translated" origin="mt"'), "", False, False, True),
        (_of_trados('conf="ApprovedSignOff"', 'conf="Translated"'), "", False, False, True),
        (_of_trados('conf="Draft" origin="mt"'), "", True, False, False),
        (_of_trados('conf="Translated"', 'origin="nmt"'), "", True, False, False),
        (_of_trados('conf="Draft" origin="interactive"'), "", False, True, False),
        (_of_trados('conf="RejectedTranslation"'), "", False, True, False),
        ("<target>Spokój.</target>", 'mq:status="ManuallyConfirmed"', False, False, True),
        ("<target>Spokój.</target>", 'mq:status="Proofread"', False, False, True),
        ("<target>Spokój.</target>", 'mq:status="Pretranslated"', True, False, False),
        ("<target>Spokój.</target>", 'mq:status="PartiallyEdited"', False, True, False),
        ("<target>Spokój.</target>", 'm:confirmed="1" m:trans-origin="mt"', False, False, True),
        ("<target>Spokój.</target>", 'm:confirmed="0" m:trans-origin="mt"', True, False, False),
        ("<target>Spokój.</target>", 'm:confirmed="0"', False, True, False),
    ],
)
def test_what_tools_say_of_a_translation_is_understood(
    inside: str, attributes: str, machine: bool, stale: bool, rated: bool
) -> None:
    (entry,) = _read_of_tool(inside, attributes).entries
    assert (entry.target, entry.machine, entry.stale, entry.rated) == ("Spokój.", machine, stale, rated)


def _cut(name: str, *sentences: str) -> str:
    marks = (f'<mrk mtype="seg" mid="{number}">{said}</mrk>' for number, said in enumerate(sentences))
    return f"<{name}>{' '.join(marks)}</{name}>"


@pytest.mark.parametrize("said", [("Spokój.",), ("Spokój.", ""), ("", "Oddech.")])
def test_a_text_of_which_a_sentence_is_missing_is_left_out(said: tuple[str, ...]) -> None:
    sentences = _cut("seg-source", "Be calm.", "Breathe.")
    read = _read_of_tool(sentences + _cut("target", *said))
    assert not read.entries
    assert [(each.words, each.reason) for each in read.left_out] == [
        ("Be calm. Breathe.", "a sentence of it has no translation")
    ]
    (entry,) = _read_of_tool(sentences + _cut("target", "Spokój.", "Oddech.")).entries
    assert entry.target == "Spokój. Oddech."
    (entry,) = _read_of_tool(sentences + _cut("target", "", "")).entries
    assert not entry.target.strip()


def test_words_that_were_deleted_with_changes_tracked_are_no_text() -> None:
    tracked = '<mrk mtype="x-sdl-deleted" sdl:revid="a">Zły </mrk><mrk mtype="x-sdl-added" sdl:revid="b">Spokój</mrk>.'
    (entry,) = _read_of_tool(f"<target>{tracked}</target>").entries
    assert entry.target == "Spokój."


@pytest.mark.parametrize(
    ("inside", "head"),
    [
        ('<target><mrk mtype="x-note" comment="Noun or verb?">Spokój</mrk>.</target>', ""),
        (
            "<target>Spokój.</target><mq:comments><mq:comment>Noun or verb?</mq:comment></mq:comments>",
            "",
        ),
        (
            '<target><mrk mtype="x-sdl-comment" sdl:cid="c">Spokój</mrk>.</target>',
            "<header><sdl:cmt-defs><sdl:cmt-def id='b'><Comment>Else</Comment></sdl:cmt-def><sdl:cmt-def id='c'>"
            "<Comments><Comment user='A'>Noun or verb?</Comment></Comments></sdl:cmt-def></sdl:cmt-defs></header>",
        ),
    ],
)
def test_comments_of_tools_are_the_translators(inside: str, head: str) -> None:
    (entry,) = _read_of_tool(inside, head=head).entries
    assert (entry.target, entry.comments) == ("Spokój.", ("Noun or verb?",))


def test_a_plain_doctype_is_passed_over() -> None:
    doctype = '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "xliff.dtd">'
    head, rest = FILE.split("<xliff", 1)
    content = f"{head}{doctype}<xliff{rest}".format("<trans-unit id='1'><source>A</source></trans-unit>")
    assert [entry.source for entry in xliff.read(content.encode()).entries] == ["A"]
