"""The rules of translations: each with faulty and sound translations in several languages."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.diagnostics import Reporter, Severity, Span
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.locales import Locale
from toolkit_cli.model.publication import Contact
from toolkit_cli.model.terms import Glossary, GlossaryTerm
from toolkit_cli.model.text import MarkupError, Text
from toolkit_cli.reading.inline_markup import read_markup
from toolkit_cli.translation import rules
from toolkit_cli.translation.catalogue import Catalogue, Entry
from toolkit_cli.translation.rules import check_translation
from toolkit_cli.translation.segments import ALTERNATIVE, Segment
from toolkit_cli.translation.translation import Pair, Pending, Translation

CONTACT = Contact(email="help@example.org", phone="01726 627800", website="www.example.org/toolkit")
_TERMS = {
    "resilience": (
        "odporność psychiczna",
        "odporności psychicznej",
        "психологічна стійкість",
        "المرونة النفسية",
    ),
    "prosocial behaviour": ("zachowania prospołeczne", "亲社会行为"),
    "behaviour": ("zachowanie", "行为"),
    "NHS Kernow": ("NHS Kernow",),
}
GLOSSARY = Glossary(
    terms=tuple(
        GlossaryTerm(term=term, translation=forms[0], forms=forms[1:]) for term, forms in _TERMS.items()
    )
)
OF_PAIRS = """
    changed-contact changed-ending changed-number doubtful-markup fake-list lost-emphasis lost-link lost-placeholder
    lost-reference missing-term outer-space template-residue unhelpful-alternative unseen-character
    untranslated-text wrong-script
"""
SETS = (
    "changed-contact",
    "changed-number",
    "lost-emphasis",
    "lost-link",
    "lost-placeholder",
    "lost-reference",
)

# rule, language, English, translation, message
BAD = [
    ("fake-list", "pl", "the same bedtime", "• ta sama pora snu", "the translation begins with a typed `•`"),
    ("fake-list", "uk", "the same bedtime", "– той самий час", "the translation begins with a typed `–`"),
    ("template-residue", "pl", "Dear parent", "Drogi {% rodzicu", "`{% rodzicu` is a mark of a template"),
    ("unseen-character", "pl", "A book", "Książ\u00adka", "the character U+00AD (soft hyphen) stands here, which nobody sees"),
    ("unseen-character", "pl", "A book", "Książ\u200cka", "the character U+200C (zero width non-joiner) stands here, which nobody sees"),
    ("unseen-character", "uk", "A book", "Кни\u200eга", "the character U+200E (left-to-right mark) stands here, which nobody sees"),
    ("unseen-character", "ar", "A book", "كتا\u2060ب", "the character U+2060 (word joiner) stands here, which nobody sees"),
    ("unseen-character", "ar", "Book", "\u2068كتاب", "the character U+2068 (first strong isolate) stands here, which nobody sees"),
    ("changed-contact", "pl", "Call 01726 627800.", "Zadzwoń: 01726 627801.", "the translation lacks `01726 627800`; it has `01726 627801`, which the English has not"),
    ("changed-contact", "ar", "Write to a.b@nhs.net.", "اكتبوا إلى a.c@nhs.net.", "the translation lacks `a.b@nhs.net`; it has `a.c@nhs.net`, which the English has not"),
    ("changed-contact", "zh-Hans", "See www.nhs.uk/a.", "请访问www.nhs.uk/b。", "the translation lacks `www.nhs.uk/a`; it has `www.nhs.uk/b`, which the English has not"),
    ("changed-contact", "uk", "St Austell PL25 3JZ", "Сент-Остелл PL25 3JX", "the translation lacks `PL25 3JZ`; it has `PL25 3JX`, which the English has not"),
    ("changed-contact", "ro", "Phone and address: 0800 1111", "Telefon și adresă: 0800 1111, kernowccg.nhs.uk", "the English has no `kernowccg.nhs.uk`"),
    ("changed-ending", "pl", "What can be done?", "Co można zrobić", "the translation ends with no punctuation, the English with a question mark"),
    ("changed-ending", "ar", "Help them", "ساعدوهم.", "the translation ends with a full stop, the English with no punctuation"),
    ("changed-ending", "zh-Hans", "For example:", "例如。", "the translation ends with a full stop, the English with a colon"),
    ("changed-number", "pl", "Ages 5 to 16", "Wiek od 6 do 16", "the translation lacks `5`; it has `6`, which the English has not"),
    ("changed-number", "ar", "1,500 children", "١٥٠ طفلاً", "the translation lacks `1500`; it has `150`, which the English has not"),
    ("changed-number", "ro", "Take 1.5 hours", "15 ore", "the translation lacks `1.5`; it has `15`, which the English has not"),
    ("changed-number", "pl", "1,000 schools", "1,000 szkół", "the translation lacks `1000`; it has `1`, which the English has not"),
    ("changed-number", "uk", "Open at 5pm", "Відчинено о 18:00", "the translation lacks `5`; it has `18`, which the English has not"),
    ("changed-number", "zh-Hans", "Call 111", "请拨打", "the translation lacks `111`"),
    ("changed-number", "ro", "In 7 of 7 schools", "În 7 școli", "the translation lacks `7`"),
    ("doubtful-markup", "pl", "Bread & butter", "Chleb &amp; masło", "`&amp;` is printed as it is typed"),
    ("doubtful-markup", "ar", "Be calm", "كن <b>هادئًا", "`<b>` is printed as it is typed"),
    ("lost-emphasis", "pl", "**Never** smack", "Nigdy nie bij", "0 places are strong; in the English 1"),
    ("lost-emphasis", "zh-Hans", "Ask *now*", "请 * 注意：* 问", "0 places are stressed; in the English 1"),
    ("lost-emphasis", "ro", "Be *calm*", "Fii *calm*, *mereu*", "2 places are stressed; in the English 1"),
    ("lost-link", "pl", "[NHS](https://www.nhs.uk/a)", "[NHS](https://www.nhs.pl/a)", "the translation lacks `https://www.nhs.uk/a`; it has `https://www.nhs.pl/a`, which the English has not"),
    ("lost-link", "zh-Hans", "See https://nhs.uk/a.", "请看。", "the translation lacks `https://nhs.uk/a`"),
    ("lost-link", "ar", "[Write](mailto:a@nhs.net)", "اكتبوا", "the translation lacks `mailto:a@nhs.net`"),
    ("lost-placeholder", "pl", "Email: {{ contact.email }}", "E-mail: {{ kontakt.email }}", "the translation lacks `{{ contact.email }}`; it has `{{ kontakt.email }}`, which the English has not"),
    ("lost-placeholder", "ro", "Email: {{ contact.email }}", "E-mail: help@example.org", "the translation lacks `{{ contact.email }}`"),
    ("lost-placeholder", "zh-Hans", "Email: {{ contact.email }}", "电子邮件：｛｛ contact.email ｝｝", "the translation lacks `{{ contact.email }}`"),
    ("lost-placeholder", "uk", "{count} pages", "{ count }} сторінок", "the translation lacks `{count}`; it has `{ count }}`, which the English has not"),
    ("lost-placeholder", "ro", "{count} pages", "{numar} pagini", "the translation lacks `{count}`; it has `{numar}`, which the English has not"),
    ("lost-reference", "pl", "as Siegel says[^1]", "jak mówi Siegel", "the translation lacks `[^1]`"),
    ("lost-reference", "ar", "one[^1] two[^2]", "واحد[^1] اثنان[^3]", "the translation lacks `[^2]`; it has `[^3]`, which the English has not"),
    ("missing-term", "pl", "Resilience grows.", "Wytrzymałość rośnie.", "`resilience` is not translated as `odporność psychiczna`"),
    ("missing-term", "zh-Hans", "Prosocial behaviour", "社会行为", "`prosocial behaviour` is not translated as `zachowania prospołeczne`"),
    ("outer-space", "pl", "What now?", " Co teraz?", "the translation begins with a space"),
    ("outer-space", "zh-Hans", "What now?", "怎么办？\u3000", "the translation ends with a space"),
    ("outer-space", "ar", "Help", "\u00a0مساعدة\u2003", "the translation begins and ends with a space"),
    ("untranslated-text", "pl", "Help sheet", "Help sheet", "`Help sheet` is the same as the English"),
    ("untranslated-text", "ar", "The PACE approach", "the PACE approach", "`the PACE approach` is the same as the English"),
    ("wrong-script", "uk", "Mum and dad", "Mama i tato", "the text is mostly Latin, which is not the script of its language"),
    ("wrong-script", "pl", "Mum and dad", "Мама и папа", "the text is mostly Cyrillic, which is not the script of its language"),
    ("wrong-script", "uk", "Mum", "мaма", "`мaма` holds `a` (latin small letter a)"),
    ("wrong-script", "pl", "Poster", "Рlakat", "`Рlakat` holds `Р` (cyrillic capital letter er)"),
    ("wrong-script", "uk", "Mum and dad", "мама i тато", "`i` holds `i` (latin small letter i)"),
    ("wrong-script", "uk", "We", "Мы", "`ы` (cyrillic small letter yeru): Ukrainian does not have it"),
    ("wrong-script", "bg", "Exam", "Экзамен", "`Э` (cyrillic capital letter e): Bulgarian does not have it"),
    ("wrong-script", "ro", "And", "şi", "`ş` (latin small letter s with cedilla): Romanian does not have it"),
    ("wrong-script", "ar", "In", "فی البیت", "`ی` (arabic letter farsi yeh): Arabic does not have it"),
    ("wrong-script", "zh-Hans", "Learn", "學习", "`學` (cjk unified ideograph-5b78): Simplified Chinese does not have it"),
    ("wrong-script", "zh-Hans", "Leaflet", "Flyer", "the text is mostly Latin, which is not the script of its language"),
]  # fmt: skip

# language, English, translation: none of them has any fault
GOOD = [
    ("pl", "Call 01726 627800.", "Zadzwoń: +44 1726 627800."),
    ("pl", "{{ contact.phone }}, or 01726 627800", "{{contact.phone}} albo 01726 627 800"),
    ("zh-Hans", "Write to a.b@nhs.net.", "请发送邮件至a.b@nhs.net。"),
    ("ar", "Call 01726 627800 or 999.", "اتصلوا بالرقم \u206601726 627800\u2069 أو ٩٩٩."),
    ("uk", "See www.nhs.uk/a", "Дивіться www.nhs.uk/a/"),
    ("pl", "He said: “What can be done?”", "Zapytał: „Co można zrobić?”"),
    ("zh-Hans", "Just not every time!", "只是不必每次都这样。"),
    ("ar", "What can be done?", "ما الذي يمكن فعله؟"),
    ("zh-Hans", "“Stand up again”.", "“重新站起来。”"),
    ("pl", "1,000 schools", "1\u00a0000 szkół"),
    ("ro", "1,000,000 schools and 2.50 lei", "1.000.000 de școli și 2,50 lei"),
    ("ar", "1,234.5 hours", "١٬٢٣٤٫٥ ساعة"),
    ("pl", "From 9am to 5.30pm", "Od 9.00 do 17.30"),
    ("ro", "From 9am to 5pm", "De la 9 la 17:00"),
    ("zh-Hans", "25 November 2020", "2020年11月25日"),
    ("bg", "25 November 2020", "25.11.2020"),
    ("pl", "Two of 3 children", "2 z 3 dzieci"),
    ("pl", "50% of 11–16 year olds", "50 % dzieci w wieku 11–16 lat"),
    ("ro", "**Never** *hit*", "*Nu loviți* **niciodată**"),
    ("zh-Hans", "**Note**: ask", "**注意**：请问"),
    ("zh-Hans", "**Note:** ask", "**注意：**请问"),
    ("fa", "I want tea.", "می\u200cخواهم چای."),
    ("hi", "A letter.", "क्\u200dष और क्\u200cष।"),
    ("ar", "Call 999.", "\u200fاتصلوا بالرقم \u200e\u2066999\u2069."),
    ("th", "Help your child.", "ช่วย\u200bเหลือ\u200bลูก"),
    ("pl", "A room of 2*4*6 m", "Pokój 2*4*6 m"),
    ("pl", "Press &amp; hold", "Naciśnij &amp; przytrzymaj"),
    ("pl", "[NHS](https://www.nhs.uk/a) and https://B.org/", "https://b.org i [NHS](https://www.nhs.uk/a)"),
    ("zh-Hans", "See https://nhs.uk/a.", "请看https://nhs.uk/a。"),
    ("ar", "one[^1] two[^2]", "اثنان[^2] واحد[^1]"),
    ("pl", "The child’s resilience", "Wzmacnianie ODPORNOŚCI PSYCHICZNEJ dziecka"),
    ("ar", "Resilience", "المُرونة النَّفسية"),
    ("zh-Hans", "Prosocial behaviour", "亲社会行为"),
    ("uk", "Behavioural", "Поведінковий"),
    ("pl", "PACE, NHS", "PACE, NHS"),
    ("pl", "www.nhs.uk", "www.nhs.uk"),
    ("ar", "NHS Kernow", "NHS Kernow"),
    ("uk", "{{ contact.email }} – 111", "{{ contact.email }} – 111"),
    ("uk", "Use the PACE approach of NHS Kernow", "Використовуйте PACE-підхід від NHS Kernow"),
    ("ar", "The PACE approach", "نهج PACE"),
    ("zh-Hans", "The PACE approach", "PACE 方法"),
    ("ro", "And peace", "\u0219i pace"),
    ("ro", "Peace", "Lini\u015fte".replace("\u015f", "s\u0326")),
    ("th", "Help your child.", "ช่วยเหลือลูกของคุณ"),
    ("tlh-XX", "Come here.", "HIghoS."),
]  # fmt: skip


def parsed(source: str) -> Text:
    return Text(source, *read_markup(source))


def pair_of(source: str, target: str, *comments: str, line: int = 7) -> Pair:
    spans = {"span": Span("pl.po", line - 1, 7), "target_span": Span("pl.po", line, 8)}
    entry = Entry("sleep", source, target, comments=comments, **spans)
    segment = Segment("sleep", parsed(source), "", (Span("content/sections/sleep.yaml", 12, 5),))
    return Pair(segment, entry, parsed(target))


def translation_of(tag: str, *pairs: Pair, **fields: object) -> Translation:
    entries = (*(pair.entry for pair in pairs), *fields.pop("others", ()))
    by_identity = {pair.entry.identity: pair for pair in pairs}
    given = {"contact": CONTACT, "glossary": GLOSSARY, **fields}
    return Translation(Locale(tag, {}, {}), "pl.po", Catalogue(tag, entries), by_identity, **given)


def found(translation: Translation) -> list[str]:
    reporter = Reporter()
    check_translation(translation, reporter)
    return [str(diagnostic) for diagnostic in reporter]


@pytest.mark.parametrize(("rule", "tag", "source", "target", "message"), BAD)
def test_a_faulty_translation(rule: str, tag: str, source: str, target: str, message: str) -> None:
    reporter = Reporter()
    check_translation(translation_of(tag, pair_of(source, target)), reporter)
    faults = [diagnostic for diagnostic in reporter if diagnostic.rule == rule]
    assert faults
    assert all(fault.span == Span("pl.po", 7, 8) and fault.hint for fault in faults)
    assert [fault.message for fault in faults] == [message]


@pytest.mark.parametrize(("tag", "source", "target"), GOOD)
def test_a_sound_translation(tag: str, source: str, target: str) -> None:
    assert found(translation_of(tag, pair_of(source, target))) == []


@pytest.mark.parametrize(
    ("target", "fact"),
    [
        ("wagi" * 38, "has 152 characters"),
        ("Obraz", ""),
        ("Image of scales", "begins by saying"),
        ("秤", "has 1 "),
    ],
)
def test_the_translation_of_an_alternative_is_one(target: str, fact: str) -> None:
    pair = pair_of("Two pairs of scales", target)
    told = found(translation_of("xx", replace(pair, segment=replace(pair.segment, note=ALTERNATIVE))))
    assert any("[unhelpful-alternative]" in line and fact in line for line in told) == bool(fact)
    assert not any("[unhelpful-alternative]" in line for line in found(translation_of("xx", pair)))


def test_one_fault_is_told_by_one_rule() -> None:
    for rule, tag, source, target, _ in BAD:
        told = {
            re.search(r"\[([a-z-]+)\]", line)[1]
            for line in found(translation_of(tag, pair_of(source, target)))
        }
        assert told == {rule}, target


def test_every_rule_of_pairs_has_bad_cases_and_a_page() -> None:
    modules = plug_ins(rules)
    assert set(OF_PAIRS.split()) == {case[0] for case in BAD} | {"unhelpful-alternative"}
    assert set(modules) - set(OF_PAIRS.split()) == {
        "missing-translation",
        "stale-translation",
        "left-over-translation",
    }
    for name, module in modules.items():
        assert all(word in module.__doc__ for word in ("Bad:", "Good:", "Not ")), name


def test_a_text_without_translation() -> None:
    entry = Entry("sleep", "Sleep well", span=Span("pl.po", 30, 7))
    long = "Children need sleep to grow, to learn and to be friends with others every day."
    segments = [
        Segment("sleep", parsed(text), "", (Span("content/sections/sleep.yaml", 12, 5),))
        for text in ("Sleep well", long)
    ]
    translation = translation_of("pl", pending=tuple(map(Pending, segments)), others=(entry,))
    assert found(translation) == [
        "pl.po:1:1: warning[missing-translation] “Children need sleep to grow, to learn and to be friends…” "
        "(content/sections/sleep.yaml:12:5) has no translation (translate it: the English would be printed)",
        "pl.po:30:7: warning[missing-translation] “Sleep well” (content/sections/sleep.yaml:12:5) has no translation "
        "(translate it: the English would be printed)",
    ]  # fmt: skip


STALE = [
    (Entry("sleep", "They sleep 9 hours a night."), "this translates “They sleep 9 hours a …”; the English (content/sections/sleep.yaml:12:5) is now “They sleep 11 hours a …”"),
    (Entry("sleep", "They sleep 11 hours a night now.", stale=True, previous="They sleep 11 hours."), "this translates “… sleep 11 hours.”; the English (content/sections/sleep.yaml:12:5) is now “… sleep 11 hours a night now.”"),
    (Entry("sleep", "They sleep 11 hours a night now.", stale=True), "the translation of “They sleep 11 hours a night now.” (content/sections/sleep.yaml:12:5) is marked `fuzzy`"),
]  # fmt: skip


@pytest.mark.parametrize(("previous", "message"), STALE)
def test_a_translation_of_an_earlier_wording(previous: Entry, message: str) -> None:
    now = previous.source if previous.stale else "They sleep 11 hours a night."
    entry = Entry(
        previous.context,
        previous.source,
        "Śpią.",
        stale=previous.stale,
        previous=previous.previous,
        target_span=Span("pl.po", 9, 8),
    )
    segment = Segment("sleep", parsed(now), "", (Span("content/sections/sleep.yaml", 12, 5),))
    [line] = found(
        translation_of("pl", pending=(Pending(segment, entry),), left_over=(entry,), others=(entry,))
    )
    assert line.startswith(f"pl.po:9:8: warning[stale-translation] {message} (")


def test_a_translation_that_is_left_over() -> None:
    entry = Entry("sleep", "Gone", "Nie ma", span=Span("pl.po", 8, 7), target_span=Span("pl.po", 9, 8))
    [line] = found(translation_of("pl", left_over=(entry,), others=(entry,)))
    assert line.startswith("pl.po:9:8: info[left-over-translation] “Gone” is no text of `sleep` any more")


WAIVERS = [
    ("allow changed-number: 5 is a sixth in Poland", []),
    ("# allow changed-number: 5 is a sixth in Poland", []),
    ("changed-number is allowed", ["pl.po:7:8: error[changed-number]"]),
    ("allow changed-number", ["pl.po:6:7: warning[unused-waiver] the waiver of `changed-number` gives no reason", "pl.po:7:8: error[changed-number]"]),
    ("allow lost-link: no page", ["pl.po:6:7: warning[unused-waiver] rule `lost-link` finds nothing here", "pl.po:7:8: error[changed-number]"]),
    ("allow changed-numbers: so", ["pl.po:6:7: warning[unused-waiver] there is no rule of translations `changed-numbers` that can be waived (did you mean `changed-number`?)", "pl.po:7:8: error[changed-number]"]),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "expected"), WAIVERS)
def test_a_comment_waives_a_rule_in_its_entry(comment: str, expected: list[str]) -> None:
    told = found(translation_of("pl", pair_of("Ages 5 to 16", "Wiek od 6 do 16", "Reviewed", comment)))
    assert len(told) == len(expected)
    assert all(line.startswith(start) for line, start in zip(told, expected, strict=True))


def test_a_waiver_covers_its_own_entry_only() -> None:
    first = pair_of("Ages 5 to 16", "Wiek od 6 do 16", "allow changed-number: so")
    second = pair_of("Ages 5 to 11", "Wiek od 6 do 11", line=12)
    assert [line.split(":")[1] for line in found(translation_of("pl", first, second))] == ["12"]


def test_a_waiver_in_an_entry_that_is_not_printed_is_not_judged() -> None:
    entry = Entry(
        "sleep",
        "Gone",
        "Nie ma",
        comments=("allow changed-number: so", "allow left-over-translation: soon back"),
    )
    assert found(translation_of("pl", left_over=(entry,), others=(entry,))) == []


def test_a_text_that_is_not_translated_is_told_once() -> None:
    told = found(translation_of("pl", pair_of("Resilience grows with you", "Resilience grows with you")))
    assert [line.split(" ")[1] for line in told] == ["warning[untranslated-text]"]


def test_the_project_decides_how_bad_a_fault_is() -> None:
    reporter = Reporter({"changed-number": Severity.OFF})
    check_translation(translation_of("pl", pair_of("Ages 5", "Wiek 6")), reporter)
    assert list(reporter) == []


_TAGS = st.sampled_from(
    ["pl", "uk", "ar", "zh-Hans", "ro", "en-XA", "ar-XB", "el", "th", "xx", "zh-TW", "sr-Latn"]
)
_TEXT = st.text() | st.lists(
    st.sampled_from(
        ["1,000", "5pm", "12.5", "[^1]", "**a**", "*b*", "{{ contact.email }}", "{x}", "a@b.org", "https://a.uk/", "01726 627800", "+44", ".", "…", "ب", "мa", "學", "٣", "०", " ", "\u202e", "²", "½"]
    )
).map("".join)  # fmt: skip


@given(_TAGS, _TEXT, _TEXT, st.text(max_size=8))
def test_no_rule_raises_on_any_text(tag: str, source: str, target: str, other: str) -> None:
    try:
        pair = pair_of(source, target, f"allow {other}")
    except MarkupError:
        return
    entry = Entry(other, target, source, stale=True, previous=other)
    pending = (Pending(pair.segment, entry), Pending(pair.segment))
    glossary = Glossary(terms=(GlossaryTerm(term=other or "a", translation=target or "b"),))
    found(translation_of(tag, pair, pending=pending, left_over=(entry,), others=(entry,), glossary=glossary))


_PIECE = st.sampled_from(
    ["word", "Words", "7", "1,500", "2.5", "9am", "6.30pm", "0800 1111", "01726 627800", "PL25 3JZ", "a.b@nhs.net", "www.nhs.uk/a", "https://nhs.uk/b", "[page](https://nhs.uk/c)", "**strong**", "*so*", "{{ contact.email }}", "{count}", "said[^1]", "two", "May"]
)  # fmt: skip
_SENTENCE = st.lists(_PIECE, min_size=1, max_size=6).map(lambda pieces: f"So {', '.join(pieces)} end.")


@given(
    st.lists(_SENTENCE, min_size=1, max_size=5).flatmap(
        lambda each: st.tuples(st.just(each), st.permutations(each))
    )
)
def test_the_order_of_sentences_is_free(sentences: tuple[list[str], list[str]]) -> None:
    source, target = map(" ".join, sentences)
    told = found(translation_of("ar", pair_of(source, target)))
    assert [line for line in told if any(f"[{rule}]" in line for rule in SETS)] == []
