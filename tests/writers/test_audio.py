"""Recordings: what is said, how it sounds, what the file says of itself, and the transcript."""

import io
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest

import every_text
import web_documents
from conftest import LONG
from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.plan import plan
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, Severity
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Leaf
from toolkit_cli.model.document import Document, Heading
from toolkit_cli.model.inlines import Foreign, Inline, Words, flat, words_of
from toolkit_cli.model.text import Text
from toolkit_cli.writers import _speech_engine, audio, transcript
from toolkit_cli.writers._id3 import Chapter, tag
from toolkit_cli.writers._linear import Head, Item, ListStart, Pair, Para, Piece, linear
from toolkit_cli.writers._speech_script import Line, script
from toolkit_cli.writers._speech_text import Speakers

SHORT = [("pace-poster", each) for each in (("en-GB", "pl", "ar", "zh-Hans") if LONG else ("en-GB", "ar"))]
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W_]")


def _said(tag: str, text: str) -> str:
    return " ".join(fragment.text for fragment in Speakers(tag).of(tag).say(text))


def _lines(name: str, language: str = "en-GB") -> tuple[Line, ...]:
    return script(web_documents.document(name, language), locales.load(language), Speakers(language), "2.4")


def _aloud(lines: Iterable[Line]) -> list[str]:
    return [" ".join(fragment.text for sentence in line.sentences for fragment in sentence) for line in lines]


@dataclass(frozen=True)
class _Recording:
    content: bytes
    diagnostics: tuple[Diagnostic, ...]
    spoken: list[str]


@cache
def _made(name: str, language: str) -> _Recording:
    """A recording, with what its engine was given to say at last."""
    real, spoken = _speech_engine.ENGINES[0], list[str]()

    class Listening:
        NAME, RATE = real.NAME, real.RATE
        voice_of = staticmethod(real.voice_of)
        says = staticmethod(real.says)

        @staticmethod
        def speak(utterances: Iterable[_speech_engine.Utterance], /) -> Iterator[bytes]:
            said = list(utterances)
            spoken[:] = [each.text for each in said]
            return real.speak(said)

    document = web_documents.document(name, language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_speech_engine, "ENGINES", (Listening(),))
        written = audio.write(document, web_documents.context(document, audio))
    return _Recording(written.content, written.diagnostics, spoken)


def _recording(name: str, language: str) -> bytes:
    return _made(name, language).content


def _sound(content: bytes):  # type: ignore[no-untyped-def]
    import soundfile

    with soundfile.SoundFile(io.BytesIO(content)) as file:
        assert file.channels == 1
        assert file.samplerate in {22050, 24000, 44100}
        return file.read(dtype="float32"), file.samplerate


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en-GB", "Call 01726 627800.", "Call 0 1 7 2 6, 6 2 7, 8 0 0."),
        (
            "en-GB",
            "Call (01872) 222 400 or +44 1726 627800",
            "Call 0 1 8 7 2, 2 2 2, 4 0 0 or plus 4 4, 1 7 2 6, 6 2 7, 8 0 0",
        ),
        ("en-GB", "Call 111, or 999 at once.", "Call 1 1 1, or 9 9 9 at once."),
        ("en-GB", "kccg.engagement@nhs.net", "k c c g dot engagement at n h s dot net"),
        ("en-GB", "(https://www.x-y.org/a_b/).", "(w w w dot x hyphen y dot org slash eigh underscore b)."),
        ("en-GB", "https://vimeo.com/88343229", "vimeo dot com slash 8 8 3 4 3 2 2 9"),
        (
            "en-GB",
            "http://youtu.be/mlU9?v=Fo",
            "youtu dot be slash m l capital U 9 question mark v equals Fo",
        ),
        ("en-GB", "The NHS and MHSTs, PACE and a CEO", "The N H S and M H S T's, PACE and a C E O"),
        ("en-GB", "“Why?” she asked: ‘why…’", "Why? she asked: why,"),
        ("en-GB", "© NHS, he/she, 50%", "copyright N H S, he, she, 50%"),
        ("en-GB", "Call 116 123, text 85258.", "Call 1 1 6, 1 2 3, text 8 5 2 5 8."),
        (
            "en-GB",
            "0800 1111, 24 hours; 01726-627-800",
            "0 8 0 0, 1 1 1 1, 24 hours; 0 1 7 2 6, 6 2 7, 8 0 0",
        ),
        (
            "en-GB",
            "112 schools, 999 children, 1,111 days, £112",
            "112 schools, 999 children, 1,111 days, 112 pounds",
        ),
        ("en-GB", "12000 pupils, 12500 pupils, 250 000", "12000 pupils, 12500 pupils, 250 000"),
        ("en-GB", "Open 24/7, from 24/7/2021", "Open twenty-four seven, from 24 July 2021"),
        ("en-GB", "Ages 3–5, 5-11-year-olds, 2019-20", "Ages 3 to 5, 5 to 11 year-olds, 2019 to 20"),
        ("en-GB", "9am–5pm, 10 – 15%, 5%–6 %, 2021-03-01", "9am to 5pm, 10 to 15%, 5 to 6%, 1 March 2021"),
        (
            "en-GB",
            "£1.5m, £2bn, £3.50, £1, £10-£12",
            "1.5 million pounds, 2 billion pounds, 3 pounds 50, 1 pound, 10 to 12 pounds",
        ),
        ("en-GB", "PSHE and EHCP", "P S H E and E H C P"),
        ("en-GB", "ASD, CYP, EAL, SEMH, ICB", "eigh S D, C Y P, E eigh L, S E M H, I C B"),
        ("en-GB", "SENCOs and a SENCO’s ACEs", "sencos and a senco’s aces"),
        ("en-GB", "KS2, GCSEs, a CYP’s plan", "K S 2, G C S E's, a C Y P's plan"),
        ("en-GB", "CALL THE NHS QUICKLY", "call the N H S quickly"),
        ("en-GB", "UK, EU, UN", "U K, E U, U N"),
        ("en-GB", "20/03/2021, 31/02/2021, 2020/21", "20 March 2021, 31, 02, 2021, 2020 to 21"),
        (
            "en-GB",
            "1/2, 3/4, 1 1/2, 1½, 7/10, 5/2",
            "a half, three quarters, 1 and a half, 1 and a half, 7 over 10, 5, 2",
        ),
        ("en-GB", "€1, 5 €, $1,200, €10-€12", "1 euro, 5 euros, 1200 US dollars, 10 to 12 euros"),
        ("pl", "£1, £5 i 5 €", "1 funt szterling, 5 funtów szterlingów i 5 euro"),
        ("uk", "£3.50, $1,200", "3 кома 50 англійського фунта, 1200 доларів США"),
        ("ro", "£10–£12", "10 până la 12 lire sterline"),
        ("zh-Hans", "€5", "5欧元"),
        ("pl", "20.03.2021, 3 1/4, ONZ", "20 marca 2021, 3 i jedna czwarta, O N zet"),
        ("uk", "США, ½", "С Ш А, одна друга"),
        ("ar", "3/4", "ثلاثة أرباع"),
        ("zh-Hans", "2/3，7/10", "三分之二， 10分之7"),
        (
            "pl",
            "116 123 albo 112; 250 123 osób, 112 szkół, 3–5",
            "1 1 6, 1 2 3 albo 1 1 2; 250 123 osób, 112 szkół, 3 do 5",
        ),
        (
            "zh-Hans",
            "电话01726 627800或999，112所，3–5%，£3",
            "电话 0 1 7 2 6, 6 2 7, 8 0 0 或 9 9 9，112所， 百分之3 到 5， 3英镑",
        ),
        ("pl", "Podejście PACE w NHS Kernow, 2,4", "Podejście PACE w N H S Kernow, 2,4"),
        ("uk", "2,4 або 50%", "2 кома 4 або 50 відсотків"),
        ("zh-Hans", "“50%”", "百分之50"),
        ("ar", "«نعم» 50%", "نعم 50 بالمئة"),
    ],
)
def test_words_are_said_properly(language: str, written: str, said: str) -> None:
    assert _said(language, written) == said


def test_a_publisher_has_names_said_as_people_say_them() -> None:
    own = {"en-GB": {"Fowey": "Foy", "Mousehole": "Mowzle", "ASD": "autism"}, "pl": {"Fowey": "Foj"}}
    speakers = Speakers("en-GB", own)
    assert [each.text for each in speakers.of("en-GB").say("Fowey, Mousehole’s ASDs")] == [
        "Foy, Mowzle’s autisms"
    ]
    assert [each.text for each in Speakers("pl", own).of("pl").say("do Fowey")] == ["do Foj"]


@pytest.mark.parametrize(
    ("language", "written", "voices"),
    [
        ("en-GB", "Hello there", ["en-GB"]),
        ("pl", "Podejście PACE działa", ["pl", "en-GB", "pl"]),
        ("uk", "Підхід PACE", ["uk", "en-GB"]),
        ("ar", "نهج PACE", ["ar", "en-GB"]),
        ("zh-Hans", "使用 PACE 方法", ["zh-Hans", "en-GB", "zh-Hans"]),
    ],
)
def test_the_voice_changes_with_the_language(language: str, written: str, voices: list[str]) -> None:
    assert [fragment.language for fragment in Speakers(language).of(language).say(written)] == voices


def test_an_address_is_spelled_letter_by_letter() -> None:
    (fragment,) = Speakers("en-GB").of("en-GB").spell("ab.c@nhs.net")
    assert fragment.text == "eigh b dot, c at, n h s dot, n e t"
    (number,) = Speakers("en-GB").of("en-GB").spell("01726 627800")
    assert number.text == "0 1 7 2 6, 6 2 7, 8 0 0"


def test_the_order_of_a_recording() -> None:
    said = _aloud(_lines("toolkit"))
    wanted = (
        "Promoting resilience and pro-social development in children and young people",
        "N H S Kernow Clinical Commissioning Group",
        "March 2021",
        "This recording was made with a computer voice.",
        "Length of this recording in minutes: about 2.4. Number of parts: 21.",
        "The parts are:",
        "1. Aims and guidance",
        "Part 1: Aims and guidance",
        "Part 21: Appendix 4: Roles and responsibilities in school",
        "Email: k c c g dot engagement at n h s dot net",
        "Once again:",
        "Email k c c g dot, e n g eigh g e m e n t at, n h s dot, n e t",
        "March 2021 copyright N H S Kernow Clinical Commissioning Group",
        "End of the recording.",
    )
    places = [said.index(words) for words in wanted]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(said) - 1


def test_lists_say_how_long_they_are_and_tables_repeat_their_headers() -> None:
    said = _aloud(_lines("parents-help-sheet"))
    assert said.count("What can be done?") == 3
    assert sum(line.startswith("Paying attention to: ") for line in said) == 3
    assert [line for line in said if line.startswith("Number of items")] == [
        f"Number of items in this list: {count}." for count in (4, 3, 5)
    ]


def test_pauses_are_longest_before_headings() -> None:
    lines = _lines("toolkit")
    parts = [line for line in lines if line.part]
    assert len(parts) == 23
    assert all(line.before == 1000 for line in parts[1:])
    assert {line.before for line in lines} == {500, 700, 1000}


def test_every_block_is_said(project: Folders) -> None:
    document = web_documents.hostile(project)
    assert {placed.block.type for placed in document.body} >= {
        get_args(block.model_fields["type"].annotation)[0] for block in get_args(Leaf)
    } - {"local-contact"}  # it has no words before a place gives them
    lines = script(document, locales.load("en-GB"), Speakers("en-GB"))
    assert all(line.sentences for line in lines)
    spoken = " ".join(_aloud(lines))
    said = _said("en-GB", web_documents.HOSTILE.partition("🙂")[0])
    assert spoken.count(said[:20]) >= web_documents.EVERY_BLOCK.count("&T")
    assert "Tom and Jerry" in said
    assert "reference 1" in spoken
    assert "help dot me at x hyphen y dot org" in spoken
    assert ("مرحبا,", "ar") in [
        fragment for line in lines for sentence in line.sentences for fragment in sentence
    ]


def test_no_text_of_any_block_is_lost() -> None:
    document = every_text.document()
    lines = script(document, locales.load("en-GB"), Speakers("en-GB"))
    paths = [url.removeprefix("https://x.org/") for url in every_text.addresses(document)]
    said, written = " ".join(_aloud(lines)), " ".join(line.written for line in lines)
    assert every_text.lost(document, said) == every_text.lost(document, written) == []
    assert [path for path in paths if f"x dot org slash {path}" not in said] == []
    assert [path for path in paths if f"(x.org/{path})" not in written] == []


def _written(piece: Piece) -> str:
    match piece:
        case Head(_, text) | Para(text):
            return words_of(text)
        case Item(text, _, number):
            return f"{number}. {words_of(text)}" if number else words_of(text)
        case Pair():
            return words_of(piece.words)
        case ListStart():
            return ""


def _references(words: str) -> str:
    """Without the space and brackets of references: `[1]` in the transcript, raised elsewhere."""
    return re.sub(r" \[(\d)\]", r"\1", words)


@pytest.mark.parametrize(("name", "language"), web_documents.every())
def test_the_transcript_has_the_words_of_the_document_in_order(name: str, language: str) -> None:
    document = web_documents.document(name, language)
    content = transcript.write(document, web_documents.context(document, transcript)).content
    made = re.sub(r" \((?:www\.|[a-z]+\.)[^)]*\)", "", _references(content.decode("utf-8")))
    pieces = " ".join(map(_written, linear(document, locales.load(language))))
    pieces = re.sub(r" \((?:www\.|[a-z]+\.)[^)]*\)", "", re.sub("[\u200e\u200f\u2060]", "", pieces))
    assert _WORD.findall(made) == _WORD.findall(pieces)


def _transcript(document: Document) -> str:
    return transcript.write(document, web_documents.context(document, transcript)).content.decode("utf-8")


def test_lists_that_follow_each_other_stand_apart_in_the_transcript(project: Folders) -> None:
    made = _transcript(web_documents.leaflet(project, web_documents.LISTS))
    assert "\r\n\r\none\r\ntwo\r\ninner\r\ninmost\r\nthree\r\n\r\nother\r\n\r\n1. counted\r\n\r\n" in made


def test_no_colon_follows_a_question_mark_in_the_transcript(project: Folders) -> None:
    lines = _transcript(web_documents.leaflet(project, web_documents.ASKED)).split("\r\n")
    assert "What is seen? tears" in lines
    assert "Who helps? the school" in lines


@pytest.mark.parametrize("name", [name for name, language in web_documents.every() if language == "zh-Hans"])
def test_chinese_has_its_own_stops_and_colons_in_the_transcript(name: str) -> None:
    made = _transcript(web_documents.document(name, "zh-Hans"))
    assert not re.findall(r".*[\u4e00-\u9fff][.:](?=\s).*", made)


def _letters(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in flat(inlines):
        if isinstance(inline, Words):
            yield from _LETTER.findall(inline.text)


@pytest.mark.parametrize(("name", "language"), web_documents.every())
def test_every_plain_word_of_the_document_is_said(name: str, language: str) -> None:
    """Words of letters only, but for those that are said otherwise on purpose."""
    changed = {*locales.load(language).voice.get("pronunciation", {}), "http", "https"}
    for line in _lines(name, language):
        said = " ".join(f.text for sentence in line.sentences for f in sentence)
        words = re.findall(r"(?<![\w@./-])[^\W\d_]{3,}(?![\w@./-])", line.written)
        kept = [word for word in words if word not in changed and not word.rstrip("s").isupper()]
        assert [word for word in kept if word not in said] == []


@pytest.mark.parametrize(("name", "language"), SHORT)
def test_a_recording_lasts_as_long_as_it_says(name: str, language: str) -> None:
    sound, rate = _sound(_recording(name, language))
    chapters = _chapters(_recording(name, language))
    told = _told(name, language)
    assert told == pytest.approx(len(sound) / rate / 60, rel=0.05)
    assert chapters[-1].end == pytest.approx(len(sound) / rate * 1000, abs=100)


def _told(name: str, language: str) -> float:
    """The minutes that the recording says it takes."""
    before = locales.load(language).labels["recording_length"].partition("{minutes}")[0]
    line = next(text for text in _made(name, language).spoken if text.startswith(before.strip()))
    found = re.match(r"[\d.,]*\d", line[len(before.strip()) :].lstrip())
    assert found
    return float(found[0].replace(",", "."))


@pytest.mark.parametrize(("name", "language"), SHORT)
def test_a_recording_is_as_loud_as_speech_should_be(name: str, language: str) -> None:
    import numpy as np

    from toolkit_cli.writers._speech_sound import Loudness

    sound, rate = _sound(_recording(name, language))
    measured = Loudness(rate)
    for start in range(0, len(sound), 10000):
        measured.add(sound[start : start + 10000])
    assert -19 < measured.lufs() < -16
    size = 1 << 18
    highest = max(
        np.abs(np.fft.irfft(np.fft.rfft(sound[start : start + size], size), 4 * size) * 4).max()
        for start in range(0, len(sound), size)
    )
    assert 20 * np.log10(highest) < -1


@pytest.mark.parametrize("rate", [22050, 44100, 48000])
def test_loudness_is_that_of_the_standard(rate: int) -> None:
    """BS.1770: a sine of 997 Hz at full scale in one channel measures -3.01 LUFS."""
    import numpy as np

    from toolkit_cli.writers._speech_sound import Loudness

    sine = np.sin(2 * np.pi * 997 * np.arange(20 * rate) / rate).astype(np.float32)
    measured = Loudness(rate)
    for piece in (sine[:777], sine[777:], np.zeros(30 * rate, dtype=np.float32)):
        measured.add(piece)
    assert measured.lufs() == pytest.approx(-3.01, abs=0.1)
    assert Loudness(rate).lufs() == float("-inf")


def test_the_limiter_holds_the_ceiling_and_leaves_the_rest() -> None:
    import numpy as np

    from toolkit_cli.writers._speech_sound import CEILING, limited

    rng = np.random.default_rng(1)
    sound = (rng.standard_normal(10001) * 0.05).astype(np.float32)
    sound[5000] = 0.9
    made = limited(sound, 2.0)
    assert np.abs(made).max() <= CEILING * 1.0001
    assert np.array_equal(made[:4000], sound[:4000] * 2)
    assert np.array_equal(made[6000:], sound[6000:] * 2)


def _frames(content: bytes) -> Iterator[tuple[str, bytes]]:
    assert content[:6] == b"ID3\x03\x00\x00"
    size = sum(byte << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
    assert content[10 + size : 12 + size][0] == 0xFF
    yield from _within(content[10 : 10 + size])


def _within(content: bytes) -> Iterator[tuple[str, bytes]]:
    while content:
        size = int.from_bytes(content[4:8])
        yield content[:4].decode("ascii"), content[10 : 10 + size]
        content = content[10 + size :]


def _text(content: bytes) -> str:
    assert content[:1] == b"\x01"
    return content[1:].decode("utf-16")


def _chapters(content: bytes) -> list[Chapter]:
    found = []
    for name, frame in _frames(content):
        if name == "CHAP":
            rest = frame[frame.index(b"\0") + 1 :]
            start, end = struct.unpack(">II", rest[:8])
            found.append(Chapter(_text(dict(_within(rest[16:]))["TIT2"]), start, end))
    return found


def test_the_file_says_what_it_is() -> None:
    frames = dict(_frames(_recording("pace-poster", "pl")))
    assert _text(frames["TIT2"]) == "Podejście PACE"
    assert _text(frames["TPE1"]) == "NHS Kernow Clinical Commissioning Group"
    assert _text(frames["TALB"]).startswith("Wspieranie odporności")
    assert _text(frames["TYER"]) == "2021"
    assert _text(frames["TLAN"]) == "pol"
    assert "komputerowego" in frames["COMM"][4:].decode("utf-16-le")


def test_a_recording_has_a_chapter_for_each_part() -> None:
    content = _recording("pace-poster", "en-GB")
    chapters = _chapters(content)
    assert [chapter.title for chapter in chapters] == [
        "The PACE approach",
        "Playfulness",
        "Acceptance",
        "Curiosity",
        "Empathy",
        "NHS Kernow Clinical Commissioning Group",
    ]
    assert chapters[0].start == 0
    assert all(chapter.start < chapter.end for chapter in chapters)
    assert all(one.end == other.start for one, other in pairwise(chapters))
    contents = dict(_frames(content))["CTOC"]
    assert contents == b"toc\0\x03\x06" + b"".join(b"part%d\0" % number for number in range(6))


def test_empty_fields_leave_no_frame() -> None:
    made = tag((("TIT2", "x"), ("TYER", "")), ("eng", "y"), [Chapter("z", 0, 5)])
    assert [name for name, _ in _frames(made + b"\xff\xf3")] == ["TIT2", "COMM", "CTOC", "CHAP"]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = web_documents.document("pace-poster", "en-GB")
    again = audio.write(document, web_documents.context(document, audio)).content
    assert again == _recording("pace-poster", "en-GB")


def test_words_without_a_voice_are_said_and_reported() -> None:
    document = _with_title("Kernow bys vyken", "kw")
    written = audio.write(document, web_documents.context(document, audio))
    (found,) = written.diagnostics
    assert found.rule == "missing-voice"
    assert "no voice for `Kernow bys vyken` in `kw`" in found.message


@pytest.mark.parametrize(
    ("language", "words", "unsaid"),
    [
        ("en-GB", "✓ Yes, well done", {"✓"}),
        ("en-GB", "Hello 你好", {"你", "好"}),
        ("en-GB", "★", {"★"}),
        ("en-GB", "Add ½ of a², β-blockers 🙂 at 20° for £5 & €3 → café, 1 < 2", {"<"}),
        ("pl", "Zażółć → gęślą €", {"→", "€"}),
        ("uk", "мʼята й м’ята ©", set()),
        ("ar", "مرحبا ١٢٣ Hello", set()),
        ("zh-Hans", "你好 NHS £5 🙂", {"🙂"}),
    ],
)
def test_what_no_voice_says_is_an_error_and_nothing_is_written(
    language: str, words: str, unsaid: set[str]
) -> None:
    document = web_documents.document("pace-poster", language)
    title = Text(words, (Words(words),))
    block = replace(document.body[0], block=Heading(title), origin=Origin("content/sections/pace.yaml"))
    document = replace(document, body=(block,))
    written = audio.write(document, web_documents.context(document, audio))
    found = [each for each in written.diagnostics if each.rule == "unsaid-character"]
    assert {each.message[1] for each in found} == unsaid
    assert (not written.content) == bool(unsaid)
    for each in found:
        assert each.severity is Severity.ERROR
        assert each.span.path == "content/sections/pace.yaml"
        assert f" in `{words}` " in each.message


@pytest.mark.parametrize(("name", "language"), web_documents.every())
def test_every_document_can_be_said(name: str, language: str) -> None:
    locale = locales.load(language)
    recording = audio._Recording(
        web_documents.document(name, language),
        locale,
        _speech_engine.engine_for(locale),
        Speakers(language),
    )
    assert list(recording.unsaid(_lines(name, language))) == []


def _with_title(words: str, language: str) -> Document:
    document = web_documents.document("pace-poster", "en-GB")
    title = Text(words, (Foreign((Words(words),), language),))
    return replace(document, title=title, body=document.body[:2])


def test_what_a_voice_cannot_do_is_said() -> None:
    found = _made("pace-poster", "ar").diagnostics
    assert [each.rule for each in found] == ["unsure-voice"]
    assert "short vowels" in found[0].message


def test_a_language_without_a_voice_is_refused() -> None:
    cornish = replace(locales.load("en-GB"), tag="kw", voice={"none": "x", "instead": "a person"})
    context = replace(web_documents.context(web_documents.document("pace-poster"), audio), locale=cornish)
    with pytest.raises(ToolkitError, match=r"There is no voice for Cornish\. Offer a person\."):
        audio.write(web_documents.document("pace-poster"), context)


def test_another_engine_can_be_plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    class Beep:
        NAME, RATE = "Beep", 24000

        @staticmethod
        def voice_of(tag: str, /) -> str | None:
            return "beep"

        @staticmethod
        def says(character: str, tag: str, /) -> bool:
            return True

        @staticmethod
        def speak(utterances: Iterable[_speech_engine.Utterance], /) -> Iterator[bytes]:
            for text, language, _ in utterances:
                heard.append(language)
                yield struct.pack("<h", 8000) * 24 * len(text)

    monkeypatch.setattr(_speech_engine, "ENGINES", (Beep(),))
    document = web_documents.document("pace-poster", "pl")
    content = audio.write(document, web_documents.context(document, audio)).content
    _, rate = _sound(content)
    assert rate == 24000
    assert set(heard) == {"pl", "en-GB"}


def test_the_pronunciations_of_a_project_are_said_and_a_change_makes_the_recording_anew(
    project: Folders,
) -> None:
    list_of_words = project.content / "pronunciations.yaml"
    digests = []
    for said in ("Foy", "Foi"):
        list_of_words.write_text(f"pronunciations: {{en-GB: {{Fowey: {said}}}}}\n", encoding="utf-8")
        read = check(project, Reporter())
        assert read.pronunciations == {"en-GB": {"Fowey": said}}
        tasks = plan(read, formats=["audio", "text"])
        made = Fingerprints(project, read, None)
        digests.append({task.file.writer: made.of(task) for task in tasks})
    before, after = digests
    assert {part for part in before["audio"] if before["audio"][part] != after["audio"][part]} == {"locale"}
    assert before["text"] == after["text"]
