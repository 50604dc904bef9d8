"""Documents in other languages: what they print, how far they have come, and when they may be given out."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from conftest import REPOSITORY, make
from steps import steps
from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.translation_status import status
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.locales.pseudo import PSEUDO, pseudo
from toolkit_cli.model.inlines import Foreign, Words, words_of
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project
from toolkit_cli.translation.catalogue import Catalogue, Entry
from toolkit_cli.translation.po import write_po
from toolkit_cli.translation.state import State

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHIPPED = ("ar", "bg", "lt", "pl", "pt-PT", "ro", "uk", "zh-Hans")
DOCUMENTS = ("pace-poster", "parents-help-sheet", "ways-to-build-resilience")
SLEEP = "content/documents/sleep-help-sheet.yaml"


@pytest.fixture(scope="module")
def translations() -> Translations:
    return Translations(check(Folders(REPOSITORY), Reporter()))


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_shipped_document_is_translated_whole(
    translations: Translations, document: str, language: str
) -> None:
    found = translations.document(document, language)
    assert translations.missing(document, language) == 0
    assert not [text for _, _, text in found.texts() if all(isinstance(i, Foreign) for i in text.inlines)]
    assert translations.state(document, language) is State.MACHINE
    locale, furniture = locales.load(language), found.furniture
    english = translations.document(document, "en-GB")
    assert locale.labels["draft_machine"] in furniture.draft_notice
    assert locales.load("en-GB").labels["draft_machine"] in furniture.draft_notice
    for words in (locale.english_name, locale.own_name, str(english.title)):
        assert words in furniture.language_note
    assert found.foreign[str(english.title)] == "en-GB"


@pytest.mark.parametrize("language", SHIPPED)
def test_the_letters_of_pace_can_be_found_in_every_language(
    translations: Translations, language: str
) -> None:
    texts = [text for _, _, text in translations.document("pace-poster", language).texts()]
    beside = [i for text in texts for i in text.inlines if isinstance(i, Foreign)]
    assert [words_of(i.children) for i in beside] == ["Playfulness", "Acceptance", "Curiosity", "Empathy"]
    assert {i.language for i in beside} == {"en-GB"}


@pytest.mark.parametrize("language", locales.available())
def test_every_language_says_all_that_the_program_adds(language: str) -> None:
    english, locale = locales.load("en-GB"), locales.load(language)
    for part in ("labels", "audiences", "formats"):
        ours, theirs = getattr(english, part), getattr(locale, part)
        assert list(theirs) == list(ours)
        for name, words in ours.items():
            fields = {field for field in ("number", "size", "count", "title", "edition", "publisher", "version",
                                          "minutes", "alternative") if f"{{{field}}}" in words}  # fmt: skip
            assert fields == {field for field in fields if f"{{{field}}}" in theirs[name]}, name
            assert bool(theirs[name].strip()) or not words.strip() or name.startswith("page_"), name


@pytest.mark.parametrize(("tag", "grown"), [("en-XA", 1.4), ("ar-XB", 1.0)])
def test_a_pseudo_language_keeps_what_must_stay(tag: str, grown: float) -> None:
    text = "Please email {{ contact.email }} or call 01726 627800 about www.example.org, {number} times."
    made = pseudo(tag, text)
    for kept in ("{{ contact.email }}", "01726 627800", "www.example.org", "{number}"):
        assert kept in made
    plain = "Children learn better when they have slept well."
    assert len(pseudo(tag, plain)) == pytest.approx(grown * len(plain), abs=1)
    assert not set("Children") & set(pseudo("ar-XB", plain))


def _polish(project: Folders, *entries: Entry) -> None:
    plan = project.project / SLEEP
    plan.write_text(plan.read_text(encoding="utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    file = project.content / "translations" / "pl.po"
    file.parent.mkdir(exist_ok=True)
    file.write_text(write_po(Catalogue("pl", entries, {"Language": "pl"})), encoding="utf-8")


def _read(project: Folders) -> Project:
    reporter = Reporter()
    found = read_project(project, reporter)
    assert not reporter.failed
    return found


DIM = "Dim the light early."


def test_text_without_a_translation_prints_in_english_and_says_so(project: Folders) -> None:
    _polish(project, Entry("sleep", DIM, target="Przygaś światło wcześnie."))
    found = Translations(_read(project)).document("sleep-help-sheet", "pl")
    texts = {text.source: text for _, _, text in found.texts()}
    assert str(texts["Przygaś światło wcześnie."]) == "Przygaś światło wcześnie."
    (english,) = texts["Your child cannot settle"].inlines
    assert isinstance(english, Foreign)
    assert english.language == "en-GB"
    assert found.foreign[str(found.title)] == "en-GB"


def test_english_in_brackets_makes_no_english_title(project: Folders) -> None:
    title = str(_read(project).documents["sleep-help-sheet"].title)
    _polish(project, Entry("document sleep-help-sheet", title, target=f"Spokojny wieczór ({title})"))
    found = Translations(_read(project)).document("sleep-help-sheet", "pl")
    before, english, after = found.title.inlines
    assert isinstance(english, Foreign)
    assert words_of(english.children).replace("\u00a0", " ") == title
    assert (before, after) == (Words("Spokojny wieczór ("), Words(")"))
    assert str(found.title) not in found.foreign


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Zgaś światło w pokoju i „z głową” – wcześnie.", "Zgaś światło w~pokoju i~„z~głową”~– wcześnie."),
        ("O **czym w domu** — i w szkole", "O~czym w~domu~— i~w~szkole"),
        ("Od 3 do 5 – 7 razy-w-roku", "Od 3 do 5~– 7 razy-w-roku"),
    ],
)
def test_no_line_of_a_translation_begins_with_a_dash_or_ends_with_one_letter(
    project: Folders, written: str, printed: str
) -> None:
    _polish(project, Entry("sleep", DIM, target=written))
    found = Translations(_read(project)).document("sleep-help-sheet", "pl")
    (text,) = (text for _, _, text in found.texts() if text.source == written)
    assert str(text) == printed.replace("~", "\u00a0")


def test_word_names_the_language_of_every_run(project: Folders, tmp_path: Path) -> None:
    _polish(project, Entry("sleep", DIM, target="Przygaś światło wcześnie."))
    make(project, tmp_path, "sleep-help-sheet", languages=["pl"])
    with zipfile.ZipFile(tmp_path / "pl" / "sleep-help-sheet.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    languages = {}
    for run in root.iter(f"{W}r"):
        words = "".join(text.text or "" for text in run.iter(f"{W}t"))
        (language,) = run.iter(f"{W}lang")
        assert "zxx" not in language.attrib.values()
        languages[words] = language.get(f"{W}val")
    assert languages["Przygaś światło wcześnie."] == "pl"
    assert languages["Your child cannot settle"] == "en-GB"
    assert languages["A calm evening"] == "en-GB"


def test_pseudo_documents_stay_when_they_are_made_again(project: Folders, tmp_path: Path) -> None:
    for _ in range(2):
        make(project, tmp_path, "sleep-help-sheet", languages=["en-XA"])
        assert (tmp_path / "en-XA" / "sleep-help-sheet.docx").is_file()


def test_a_changed_english_text_makes_its_translation_stale(
    project: Folders, diagnostics: Callable[..., list[str]]
) -> None:
    _polish(project, Entry("sleep", "Dim the lights early.", target="Przygaś światła wcześnie."))
    (found,) = [line for line in diagnostics(project) if "[stale-translation]" in line]
    assert found.startswith("content/translations/pl.po:")
    assert "content/sections/sleep.yaml:" in found
    translations = Translations(_read(project))
    printed = [str(text) for _, _, text in translations.document("sleep-help-sheet", "pl").texts()]
    assert DIM in printed
    assert "Przygaś światła wcześnie." not in printed
    (row,) = status(translations, "pl")
    assert (row.stale, row.translated) == (1, 0)


def test_a_translation_that_nobody_began_is_none(project: Folders) -> None:
    _polish(project)
    assert Translations(_read(project)).state("sleep-help-sheet", "pl") is State.UNTRANSLATED


def test_an_approval_holds_for_exactly_this_text(project: Folders) -> None:
    _polish(project, Entry("sleep", DIM, target="Przygaś światło wcześnie.", machine=True))
    read = _read(project)
    translations = Translations(read)
    assert translations.state("sleep-help-sheet", "pl") is State.MACHINE
    record = {"document": "sleep-help-sheet", "language": "pl", "role": "translator", "date": "2026-11-23"}
    from toolkit_cli.model.content import TranslationApproval

    given = TranslationApproval(**record, state="reviewed", hash=translations.hash("sleep-help-sheet", "pl"))
    assert (
        Translations(replace(read, translation_approvals=(given,))).state("sleep-help-sheet", "pl")
        is State.REVIEWED
    )
    _polish(project, Entry("sleep", DIM, target="Przygaś światło.", machine=True))
    plan = project.project / SLEEP
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("languages: [en-GB, pl]\n", "", 1), encoding="utf-8"
    )
    changed = replace(_read(project), translation_approvals=(given,))
    assert Translations(changed).state("sleep-help-sheet", "pl") is State.MACHINE


def test_status_takes_no_square_of_the_texts(repository: Folders) -> None:
    project = _read(repository)
    everything = Translations(project).segments.values()
    text = write_po(Catalogue("pl", tuple(Entry(*s.identity, target=s.text.source) for s in everything), {}))
    plans = {name: plan.model_copy(update={"languages": ("pl",)}) for name, plan in project.documents.items()}
    big = replace(project, documents=plans, catalogues={"pl": text})
    assert sum(row.missing for row in status(Translations(big), "pl")) == 0
    assert steps(lambda: status(Translations(big), "pl")) < 600 * len(everything)


def test_every_pseudo_language_has_a_direction() -> None:
    assert {locales.load(tag).direction for tag in PSEUDO} == {"ltr", "rtl"}


def test_line_ends_within_a_translation_are_told_at_their_place(project: Folders) -> None:
    file = project.content / "translations" / "pl.po"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        'msgid ""\nmsgstr ""\n"Language: pl\\n"\n\nmsgctxt "sleep"\nmsgid "A"\nmsgstr "Po pierwsze\\n- po drugie"\n',
        encoding="utf-8",
    )
    reporter = Reporter()
    check(project, reporter)
    assert [str(found) for found in reporter if found.rule == "several-lines"] == [
        "content/translations/pl.po:7:8: error[several-lines] the text holds a list (write one paragraph, as in the English)"
    ]


def test_a_language_without_any_translation_is_told_once_a_document(
    project: Folders, diagnostics: Callable[..., list[str]]
) -> None:
    for name in ("sleep-leaflet", "sleep-help-sheet"):
        file = project.content / "documents" / f"{name}.yaml"
        file.write_text(file.read_text("utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    told = [line for line in diagnostics(project) if "[missing-translation]" in line]
    assert [line.partition(": warning")[0] for line in told] == [
        "content/documents/sleep-help-sheet.yaml:9:20",
        "content/documents/sleep-leaflet.yaml:7:20",
    ]
    assert all("is translated into Polish: " in line and "toolkit translate export" in line for line in told)
    assert all((project.project / line.partition(":")[0]).is_file() for line in told)


def test_texts_without_translation_are_told_of_a_document_that_was_begun(
    project: Folders, diagnostics: Callable[..., list[str]]
) -> None:
    file = project.content / "documents" / "sleep-leaflet.yaml"
    file.write_text(file.read_text("utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    catalogue = project.content / "translations" / "pl.po"
    catalogue.parent.mkdir()
    head = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = 'msgctxt "sleep"\nmsgid "Sleep"\nmsgstr "Sen"\n'
    catalogue.write_text(head + entry, encoding="utf-8")
    told = [line for line in diagnostics(project) if "[missing-translation]" in line]
    assert len(told) > 10
    assert all(line.startswith("content/translations/pl.po:") for line in told)
