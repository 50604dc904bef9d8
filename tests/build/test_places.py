"""Documents of places: what a place changes, what it leaves alone, and that tokens give the same as the slow way."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import web_documents
from conftest import NEEDS_LIBLOUIS, examples
from toolkit_cli import locales, writers
from toolkit_cli.build.alike import Group, grouped
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.load import context
from toolkit_cli.build.places import chosen, localised, placed, used, without_place
from toolkit_cli.build.plan import plan
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.model.blocks import LocalLines
from toolkit_cli.model.document import Document, Heading
from toolkit_cli.model.local_text import filled
from toolkit_cli.model.place import FIELDS, FILE, Place
from toolkit_cli.model.project import Project
from toolkit_cli.templating.place_use import place_use
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import Written

LONG = Place(
    *(
        "hill",
        "Hill Primary School",
        "School reception",
        "01632 960 001",
        "office@hill.example",
        "Pastoral lead",
    ),
    hours="Monday to Friday, 8.30am to 4pm",
)
SHORT = Place(
    *("mill", "Mill & Moor’s School", "The office", "01632 960 002", "info@m.example", "Wellbeing lead"),
    hours="Monday to Thursday, 9.00am to 3pm",
    languages=("en-GB", "ar"),
)
BARE = Place("bare", "Bare School")
PLACES = (LONG, SHORT, BARE)
STATEMENT = "For another format write to {{ contact.email }}. At {{ place.name }} ask {{ place.contact }} ({{ place.phone }})."
MESSAGE = "Speak to the {{ place.role }} of {{ place.name }}."
LANGUAGES = ("en-GB", "pl", "ar", "uk", "zh-Hans", "en-XA", "ar-XB")
TRANSLATED = {
    "pl": "O inny format prosimy pisać na adres {{ contact.email }}. W {{ place.name }} pytaj {{ place.contact }} ({{ place.phone }}).",
    "ar": "للحصول على تنسيق آخر اكتبوا إلى {{ contact.email }}. في {{ place.name }} اسألوا {{ place.contact }}، {{ place.phone }}.",
    "uk": "Пишіть на {{ contact.email }}. У {{ place.name }} питайте {{ place.contact }} ({{ place.phone }}).",
}


@pytest.fixture
def local(project: Folders) -> Folders:
    """A project with places, whose statement, message and leaflet name them."""
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8")
    text = text[: text.index("statement:")] + f'statement: "{STATEMENT}"\nmessage: "{MESSAGE}"\n'
    toolkit.write_text(text, encoding="utf-8")
    section = project.content / "sections" / "sleep.yaml"
    block = (
        "  - type: subsection\n    title: Near you\n    blocks:\n      - {type: local-contact, id: near}\n"
    )
    section.write_text(section.read_text("utf-8") + block, encoding="utf-8")
    for name in ("sleep-leaflet", "sleep-help-sheet"):
        document = project.content / "documents" / f"{name}.yaml"
        languages = "languages: [en-GB, pl, ar, uk, zh-Hans]\n"
        document.write_text(languages + document.read_text("utf-8"), encoding="utf-8")
    for tag, target in TRANSLATED.items():
        entry = f'msgctxt "toolkit.yaml"\nmsgid "{STATEMENT}"\nmsgstr "{target}"\n'
        file = project.content / "translations" / f"{tag}.po"
        file.parent.mkdir(exist_ok=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        file.write_text(head + entry, encoding="utf-8")
    rows = [
        ",".join(["id", "name", "contact", "phone", "e-mail", "key-staff-role", "opening-hours", "languages"])
    ]
    for place in PLACES:
        cells = (place.id, *place.fields().values(), " ".join(place.languages))
        rows.append(",".join(f'"{cell}"' for cell in cells))
    (project.project / FILE).write_text("\n".join(rows), encoding="utf-8")
    return project


def _project(folders: Folders) -> Project:
    reporter = Reporter()
    project = check(folders, reporter)
    assert not reporter.failed, "\n".join(map(str, reporter))
    return project


def _written(folders: Folders, project: Project, document: Document, writer: str = "docx") -> Written:
    from toolkit_cli.build.formats import File

    file = File(f".{writer}", writer)
    made: Written = plug_in(writers, writer).write(document, context(folders, project, document, None, file))
    return made


def _with_values(written: Written, group: Group, place: Place) -> dict[str, bytes]:
    parts = parts_of(written.content)
    for name, value in group.values(place).items():
        token = group.tokens[name].encode()
        parts = {part: content.replace(token, escape(value).encode()) for part, content in parts.items()}
    return parts


def test_the_places_are_read_as_written(local: Folders) -> None:
    assert tuple(_project(local).places.values()) == PLACES


def test_without_a_place_nothing_of_places_is_printed(local: Folders) -> None:
    document = Translations(_project(local)).document("sleep-leaflet", "en-GB")
    assert document.furniture.statement == "For another format write to office@example.org."
    assert document.furniture.message == ""
    titles = [str(each.block.text) for each in document.body if isinstance(each.block, Heading)]
    assert "Near you" not in titles
    assert not any(isinstance(each.block, LocalLines) for each in document.body)
    assert "{{" not in str(document.furniture)


def test_a_place_fills_statement_message_and_block(local: Folders) -> None:
    document = Translations(_project(local)).document("sleep-leaflet", "en-GB")
    made = localised(document, LONG)
    assert made.furniture.statement.endswith("At Hill Primary School ask School reception (01632 960 001).")
    assert made.furniture.message == "Speak to the Pastoral lead of Hill Primary School."
    lines = [line for each in made.body if isinstance(each.block, LocalLines) for line in each.block.lines]
    assert [str(line.label) for line in lines] == [
        *("Local contact", "Ask for", "Phone", "Email", "Key member of staff", "Opening hours")
    ]
    assert [str(line.value) for line in lines] == list(LONG.fields().values())
    assert made.unfilled is None and made.foreign == {}


def test_what_a_place_does_not_give_is_left_out(local: Folders) -> None:
    made = localised(Translations(_project(local)).document("sleep-leaflet", "en-GB"), BARE)
    assert made.furniture.statement == "For another format write to office@example.org."
    lines = [line for each in made.body if isinstance(each.block, LocalLines) for line in each.block.lines]
    assert [str(line.value) for line in lines] == ["Bare School"]


def test_a_document_that_names_no_place_is_the_very_same(project: Folders) -> None:
    document = Translations(_project(project)).document("sleep-leaflet", "en-GB")
    assert localised(document, LONG) is document
    assert used(document) == frozenset()
    assert grouped(document, PLACES) == [Group(document, PLACES)]


def test_selecting_leaves_the_block_out_or_keeps_it(local: Folders) -> None:
    project = _project(local)
    sheet = Translations(project).document("sleep-help-sheet", "en-GB")
    assert not any(isinstance(each.block, LocalLines) for each in localised(sheet, LONG).body)
    plan_file = local.content / "documents" / "sleep-help-sheet.yaml"
    plan_file.write_text(
        plan_file.read_text("utf-8").replace("[noticing]", "[noticing, near]"), encoding="utf-8"
    )
    sheet = Translations(_project(local)).document("sleep-help-sheet", "en-GB")
    assert any(isinstance(each.block, LocalLines) for each in localised(sheet, LONG).body)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_tokens_give_the_same_parts_as_each_place_alone(local: Folders, tag: str) -> None:
    project = _project(local)
    document = Translations(project).document("sleep-leaflet", tag)
    # All of a group have the layout of its longest words: the foot that is pushed down, the number of pages.
    document = replace(document, kind=document.kind.model_copy(update={"foot": None}))
    groups = grouped(document, PLACES)
    assert sorted(place.id for group in groups for place in group.members) == ["bare", "hill", "mill"]
    assert any(len(group.members) == 2 for group in groups), [group.members for group in groups]
    for group in groups:
        written = _written(local, project, group.document)
        assert group.whole(parts_of(written.content))
        for place in group.members:
            alone = _written(local, project, localised(document, place))
            spliced = _with_values(written, group, place)
            assert _unnumbered(spliced) == _unnumbered(parts_of(alone.content)), place.id
            text = "".join(_words(parts_of(alone.content)["word/document.xml"]))
            assert all(value in text for value in place.fields().values())


def _unnumbered(parts: dict[str, bytes]) -> dict[str, bytes]:
    pages = re.compile(rb"(NUMPAGES.*?<w:t[^>]*>)\d+", re.DOTALL)
    return {name: pages.sub(rb"\1", part) if "footer" in name else part for name, part in parts.items()}


def _words(part: bytes) -> Iterator[str]:
    from lxml import etree

    for element in etree.fromstring(part).iter("{*}t"):
        yield (element.text or "").replace("\u200e", "").replace("\u200f", "").replace("\u00a0", " ")


@pytest.mark.parametrize("tag", ["pl", "ar"])
@pytest.mark.parametrize(
    "writer", ["html", "text", "epub", "transcript", pytest.param("brf", marks=NEEDS_LIBLOUIS)]
)
def test_other_formats_show_the_place_and_the_draft(local: Folders, tag: str, writer: str) -> None:
    project = _project(local)
    made = localised(Translations(project).document("sleep-leaflet", tag), LONG)
    assert made.furniture.draft_notice
    found = _written(local, project, made, writer)
    assert [each for each in found.diagnostics if each.severity == "error"] == []
    if writer in ("html", "text", "transcript"):
        text = found.content.decode("utf-8")
        assert "Hill Primary School" in text
        assert made.furniture.draft_notice.splitlines()[0] in text or writer == "transcript"


def test_english_words_of_a_place_are_marked_in_other_languages(local: Folders) -> None:
    made = localised(Translations(_project(local)).document("sleep-leaflet", "pl"), LONG)
    assert made.foreign["Hill Primary School"] == "en-GB"
    assert made.foreign["Pastoral lead"] == "en-GB"
    assert "01632 960 001" not in made.foreign
    # The message has no translation: as a whole it is English, with the place filled in.
    assert made.foreign["Speak to the Pastoral lead of Hill Primary School."] == "en-GB"
    assert not any("{{" in words for words in made.foreign)


def test_words_that_stand_elsewhere_and_other_scripts_are_set_alone(local: Folders) -> None:
    document = Translations(_project(local)).document("sleep-leaflet", "pl")
    arabic = Place("c", "مدرسة التل", "The office", "01632 960 003", "c@c.example", "Lead", "Daily")
    said = Place("d", "Your organisation", "The office", "01632 960 003", "c@c.example", "Lead", "Daily")
    for place in (arabic, said):
        twin = Place("t", *place.fields().values())
        assert [len(group.members) for group in grouped(document, (place, twin))] == [1, 1]


def test_a_template_may_name_fields_of_places(local: Folders, tmp_path: Path) -> None:
    project = _project(local)
    document = Translations(project).document("sleep-leaflet", "pl")
    assert localised(document, LONG, {"hours"}).furniture.place == {"hours": LONG.hours}
    assert localised(document, LONG, {"hours"}).foreign[LONG.hours] == "en-GB"
    file = tmp_path / "word.docx"
    xml = "<w:p><w:r><w:t>{{ pl</w:t></w:r><w:r><w:t>ace.hours }} {% if place.phone %}place.role{% endif %}</w:t></w:r></w:p>"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert place_use(file.read_bytes()).fields == {"hours", "phone"}
    assert place_use(b"<p>{{ place.name }}</p>").fields == {"name"}


@pytest.mark.parametrize(
    ("code", "fields", "plain"),
    [
        ("{{ place.name }}", {"name"}, True),
        ("{{p statement }} {{ title|upper }}", set(), True),
        ("{%- if message and not place.phone -%}", {"phone"}, True),
        ("{{ place.name|upper }}", {"name"}, False),
        ("{{ statement|wordwrap(20) }}", set(), False),
        ("{{ place.name[:5] }}", {"name"}, False),
        ("{% if place.name == &quot;Hill&quot; %}", {"name"}, False),
        ("{% if &quot;Hill&quot; in place.name %}", {"name"}, False),
        ("{{ place[&quot;name&quot;] }}", set(FIELDS), False),
        ("{% set p = place %}{{ p.name }}", set(FIELDS), False),
        ("{{ [message]|length }}", set(), False),
        ("{# place.name #}{{ replaced }}", set(), True),
        ("</w:t><wp:docPr descr='{{ place.role }}'/><w:t>", {"role"}, True),
    ],
)
def test_what_a_template_does_with_a_place_is_known(
    tmp_path: Path, code: str, fields: set[str], plain: bool
) -> None:
    file = tmp_path / "word.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/footer1.xml", f"<w:p><w:r><w:t>{code}</w:t></w:r></w:p>")
    found = place_use(file.read_bytes())
    assert (found.fields, found.plain) == (fields, plain)


@pytest.mark.parametrize("code", ["{{ place.name|upper }}", "{% set p = place %}{{ p.name|upper }}"])
def test_every_school_gets_its_own_name_whatever_a_template_makes_of_it(local: Folders, code: str) -> None:
    kind = local.project / "templates" / "leaflet"
    shutil.copytree(packaged_templates() / "leaflet", kind)
    parts = parts_of((kind / "word.docx").read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"{{ copyright }}", b"{{ copyright }} " + code.encode()
    )
    with zipfile.ZipFile(kind / "word.docx", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    project = _project(local)
    tasks = placed(plan(project, ["sleep-leaflet"], ["en-GB"]), chosen(project, ["hill,mill"]))
    execute(local, project, tasks, local.project / "output", Reporter())
    for place in ("hill", "mill"):
        file = local.project / "output" / "en-GB" / place / "sleep-leaflet.docx"
        text = "".join(_words(parts_of(file.read_bytes())["word/document.xml"]))
        assert project.places[place].name.upper() in text
        assert "zq" not in text.lower()


def test_a_token_that_was_changed_is_seen(local: Folders) -> None:
    document = Translations(_project(local)).document("sleep-leaflet", "en-GB")
    group = next(group for group in grouped(document, PLACES) if group.tokens)
    token = group.tokens["name"]
    assert group.whole({"a.xml": f"<t>{token} {token}</t>".encode()})
    for changed in (token.upper(), token[:5], token.title()):
        assert not group.whole({"a.xml": f"<t>{token} {changed}</t>".encode()})


def test_places_are_chosen_by_id_and_have_their_languages(local: Folders) -> None:
    project = _project(local)
    assert [place.id for place in chosen(project, ["all"])] == ["bare", "hill", "mill"]
    assert chosen(project, ["mill,hill"]) == [LONG, SHORT]
    with pytest.raises(UsageError, match="no place `hil`"):
        chosen(project, ["hil"])
    tasks = placed(plan(project, ["sleep-leaflet"], ["all", "ar-XB"]), [SHORT])
    assert [task.path for task in tasks] == [
        *("en-GB/mill/sleep-leaflet.docx", "ar-XB/mill/sleep-leaflet.docx", "ar/mill/sleep-leaflet.docx")
    ]


def test_a_digit_of_one_school_makes_the_files_of_that_school(local: Folders) -> None:
    def digests() -> dict[str, object]:
        project = _project(local)
        fingerprints = Fingerprints(local, project, None)
        tasks = placed(plan(project, ["sleep-leaflet"], ["all"]), chosen(project, ["all"]))
        return {task.path: fingerprints.of(task) for task in tasks}

    before = digests()
    file = local.project / FILE
    file.write_text(file.read_text("utf-8").replace("01632 960 002", "01632 960 777"), encoding="utf-8")
    after = digests()
    assert {path for path, each in after.items() if each != before[path]} == {
        *("en-GB/mill/sleep-leaflet.docx", "ar/mill/sleep-leaflet.docx")
    }


def test_a_faulty_row_lets_nothing_be_built(local: Folders) -> None:
    file = local.project / FILE
    file.write_text(file.read_text("utf-8").replace("01632 960 002", "no"), encoding="utf-8")
    reporter = Reporter()
    assert check(local, reporter).places == {}
    assert reporter.failed
    assert any(str(each).startswith("content/places.csv:3:") for each in reporter)


@cache
def _document(tag: str) -> Document:
    """A document of the repository that names all fields of places."""
    made = web_documents.document("parents-help-sheet", tag)
    text = " ".join(f"A {{{{ place.{name} }}}}." for name in FIELDS)
    around = replace(made.furniture, statement=f"B. {text}")
    return without_place(replace(made, furniture=around))


_VALUES = st.text(st.sampled_from("Aa zé’&-(),.019|ع:"), max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(*[_VALUES] * 6), min_size=1, max_size=6), st.sampled_from(["en-GB", "ar", "pl"]))
def test_any_values_are_grouped_with_tokens_that_can_be_told_apart(
    rows: list[tuple[str, ...]], tag: str
) -> None:

    places = [Place(f"p{number}", *row) for number, row in enumerate(rows)]
    groups = grouped(_document(tag), places)
    assert sorted(place.id for group in groups for place in group.members) == sorted(
        place.id for place in places
    )
    for group in groups:
        assert len(group.members) == 1 or not group.tokens or all(group.tokens.values())
        for place in group.members:
            if group.tokens:
                assert set(group.tokens) == {name for name in FIELDS if getattr(place, name)}


def _runs(document: Document, text: str) -> str:
    """The runs that Word gets for a text of furniture in the language of a document."""
    from lxml import etree

    from toolkit_cli.writers._word_language import set_language

    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{ns}"><w:body><w:p>{run}</w:p></w:body></w:document>'.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{ns}"/>'.encode(),
    }
    set_language(parts, locales.load(document.language), document.foreign)
    return etree.tostring(etree.fromstring(parts["word/document.xml"]), encoding="unicode")


_WORDS = (
    "Hill School",
    "St Mary’s School",
    "O'Neill & Co",
    "Mill-on-Sea",
    "School (North)",
    "A1",
    "1st Hill",
    "The 2 Mills",
    "Hall 3",
)
_LIKELY = (
    _WORDS,
    _WORDS,
    ("01632 960 001", "01632 960 777", "(01632) 960001", "+44 1632 960001", "116 123"),
    ("a@x.org", "office.north@school-1.example", "1a@b.org", "x_y@b.example"),
    _WORDS,
    (
        "Monday to Friday, 8.30am to 4pm",
        "Monday to Thursday, 9.00am to 3pm",
        "Daily 9–5",
        "10:00–12:00",
        "24/7",
        "9am-5pm",
    ),
)
_AROUND = st.sampled_from([" ", ", ", " (", ") ", "ب", " ب ", "a", "1 ", "-", ". ", "، ", " ї", " 中", "/"])


@settings(max_examples=examples(300))
@given(
    st.lists(st.tuples(*map(st.sampled_from, _LIKELY)), min_size=2, max_size=6),
    st.lists(_AROUND, min_size=7, max_size=7),
    st.sampled_from(["ar", "uk", "pl", "zh-Hans", "en-GB"]),
)
def test_runs_are_cut_alike_for_all_places_of_a_group(
    rows: list[tuple[str, ...]], around: list[str], tag: str
) -> None:
    made = web_documents.document("parents-help-sheet", tag)
    fields = (f"{{{{ place.{name} }}}}{after}" for name, after in zip(FIELDS, around[1:], strict=True))
    text = around[0] + "".join(fields)
    shown = without_place(replace(made, furniture=replace(made.furniture, statement=text)))
    places = [Place(f"p{number}", *row) for number, row in enumerate(rows)]
    for group in grouped(shown, places):
        given_runs = _runs(group.document, group.document.furniture.statement)
        if not group.whole({"word/document.xml": given_runs.encode()}):
            continue
        for place in group.members:
            runs = given_runs
            for name, token in group.tokens.items():
                runs = runs.replace(token, escape(getattr(place, name)))
            alone = localised(shown, place)
            assert runs == _runs(alone, alone.furniture.statement)


def test_sentences_are_left_out_whole() -> None:
    text = "Write to us. Ask {{ place.contact }} at {{ place.name }}! Or call {{ place.phone }}."
    assert filled(text, {}, "en-GB") == "Write to us."
    assert filled(text, {"name": "A", "contact": "B"}, "en-GB") == "Write to us. Ask B at A!"
    assert filled("请写信。请联系{{ place.name }}。", {}, "zh-Hans") == "请写信。"
    assert filled("A {{place.name}}", {"name": "{{ place.phone }}"}, "en-GB") == "A {{ place.phone }}"
