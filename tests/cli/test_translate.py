"""`toolkit translate`, `approve --language` and `build --release`, as a person runs them."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import toolkit
from conftest import with_own_details
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.folders import Folders
from toolkit_cli.translation import exchange

SHEET = "content/documents/sleep-help-sheet.yaml"


def _toolkit(project: Folders, *words: str) -> CompletedProcess[str]:
    return toolkit(*words, cwd=project.project, NO_COLOR="1")


def rewrite(file: Path, part: str, change: Callable[[str], str]) -> None:
    """Change one part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, change(text) if name == part else text)


@pytest.fixture
def polish(project: Folders) -> Folders:
    """The small project with a document that is to be published in Polish."""
    plan = project.project / SHEET
    plan.write_text(plan.read_text(encoding="utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    return project


def _filled(file: Path) -> None:
    """Every text translated, as a translator would send it back: here in capitals with a Polish letter."""
    lines, source = [], ""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("msgid "):
            source = line.removeprefix("msgid ").strip('"')
        filled = f'msgstr "{source.replace("read", "czytana").replace("{{ czytana", "{{ read")} ł"'
        lines.append(filled if line == 'msgstr ""' and source else line)
    file.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("form", ["po", "xliff", "docx"])
def test_a_file_that_comes_back_unchanged_changes_nothing(polish: Folders, form: str) -> None:
    catalogue = polish.content / "translations" / "pl.po"
    exported = _toolkit(polish, "translate", "export", "--language", "pl", "--output", "out.po")
    assert exported.returncode == 0, exported.stderr
    _filled(polish.project / "out.po")
    assert _toolkit(polish, "translate", "import", "out.po").returncode == 0
    before = catalogue.read_bytes()
    made = _toolkit(polish, "translate", "export", "--language", "pl", "--as", form)
    file = made.stdout.strip()
    assert made.returncode == 0, made.stderr
    back = _toolkit(polish, "translate", "import", file, "--json")
    assert back.returncode == 0, back.stdout + back.stderr
    assert json.loads(back.stdout)["taken"] == 0
    assert catalogue.read_bytes() == before


def test_broken_files_change_nothing(polish: Folders) -> None:
    assert _toolkit(polish, "translate", "export", "--language", "pl").returncode == 0
    file = polish.project / "toolkit-pl.po"
    _filled(file)
    whole = file.read_bytes()
    for broken in (
        whole[: len(whole) // 2],
        whole + b'\nmsgid "x"\nmsgstr "y',
        whole.replace(b"\xc5\x82", b"\xb3"),
    ):
        file.write_bytes(broken)
        found = _toolkit(polish, "translate", "import", "toolkit-pl.po")
        assert found.returncode == 1, found.stdout
        assert "toolkit-pl.po:" in found.stdout
        assert "Traceback" not in found.stderr
        assert not (polish.content / "translations" / "pl.po").exists()


def test_what_does_not_match_is_left_out_and_named(polish: Folders) -> None:
    assert _toolkit(polish, "translate", "export", "--language", "pl").returncode == 0
    file = polish.project / "toolkit-pl.po"
    _filled(file)
    section = polish.content / "sections" / "sleep.yaml"
    english = section.read_text(encoding="utf-8")
    section.write_text(english.replace("Dim the light early.", "Dim every light early."), encoding="utf-8")
    found = _toolkit(polish, "translate", "import", "toolkit-pl.po")
    assert found.returncode == 1
    assert "Left out, the English is now `Dim every light early.`: Dim the light early." in found.stdout
    assert "Not in the file: Dim every light early." in found.stdout
    status = _toolkit(polish, "translate", "status", "--json")
    (row,) = json.loads(status.stdout)
    assert (row["missing"] + row["stale"], row["words_left"]) == (1, 4)


def test_from_draft_to_release(polish: Folders) -> None:
    with_own_details(polish)
    assert _toolkit(polish, "translate", "export", "--language", "pl").returncode == 0
    _filled(polish.project / "toolkit-pl.po")
    assert _toolkit(polish, "translate", "import", "toolkit-pl.po").returncode == 0
    release = ("build", "sleep-help-sheet", "--release", "--today", "2026-11-23")
    refused = _toolkit(polish, *release)
    assert refused.returncode == 1
    assert "section `sleep` is not approved" in refused.stdout
    assert "`sleep-help-sheet` in Polish is not approved (translated)" in refused.stdout
    assert not (polish.project / "output" / "pl").exists()
    assert _toolkit(polish, "approve", "sleep", "--role", "editor").returncode == 0
    of = ("sleep-help-sheet", "--language", "pl", "--role", "health editor")
    for state in ("reviewed", "approved"):
        approved = _toolkit(polish, "approve", *of, "--state", state)
        assert approved.returncode == 0, approved.stderr
        row = json.loads(_toolkit(polish, "translate", "status", "--json").stdout)[0]
        assert row["state"] == state
    built = _toolkit(polish, *release)
    assert built.returncode == 0, built.stdout + built.stderr
    overdue = _toolkit(polish, "build", "sleep-help-sheet", "--release", "--today", "2029-03-01")
    assert overdue.returncode == 1
    assert "review date" in overdue.stdout


def test_usage_is_told(polish: Folders) -> None:
    for words, told in (
        (("translate", "export", "--language", "xyzzy"), "There is no language `xyzzy`"),
        (("translate", "export", "--language", "pl", "--as", "csv"), "There is no form `csv`"),
        (("translate", "export", "--language", "pl", "--document", "x"), "There is no document `x`"),
        (("translate", "import", "notes.txt"), "notes.txt is in no known form"),
        (("translate", "import", "gone.po"), "gone.po cannot be read"),
        (("approve", "sleep-leaflet", "--language", "pl", "--role", "editor"), "in `pl`"),
        (
            ("approve", "sleep-help-sheet", "--language", "pl", "--role", "editor"),
            "without a present translation",
        ),
    ):
        found = _toolkit(polish, *words)
        assert found.returncode in (2, 3), words
        assert told in found.stderr, found.stderr


def test_markup_that_no_catalogue_may_have_is_refused(polish: Folders) -> None:
    _toolkit(polish, "translate", "export", "--language", "pl")
    file = polish.project / "toolkit-pl.po"
    _filled(file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('msgstr "A calm', 'msgstr "[^y] A calm'), encoding="utf-8")
    found = _toolkit(polish, "translate", "import", "toolkit-pl.po")
    assert found.returncode == 1
    assert "Left out, `[^y]` is not a reference mark (write [^1] with a number): line " in found.stdout
    assert "[^y]" not in (polish.content / "translations" / "pl.po").read_text(encoding="utf-8")


def test_a_file_of_one_document_lacks_nothing_of_another(polish: Folders) -> None:
    leaflet = polish.content / "documents" / "sleep-leaflet.yaml"
    leaflet.write_text(leaflet.read_text(encoding="utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    _toolkit(polish, "translate", "export", "--language", "pl", "--document", "sleep-help-sheet")
    found = json.loads(_toolkit(polish, "translate", "import", "toolkit-pl.po", "--json").stdout)
    assert found["missing"] == []
    file = polish.project / "toolkit-pl.po"
    first, *others = file.read_text(encoding="utf-8").split("\n\n")
    file.write_text("\n\n".join([first, *others[1:]]), encoding="utf-8")
    found = json.loads(_toolkit(polish, "translate", "import", "toolkit-pl.po", "--json").stdout)
    assert "A calm evening" in found["missing"]


def test_remarks_outlive_a_word_table(polish: Folders) -> None:
    _toolkit(polish, "translate", "export", "--language", "pl")
    _filled(polish.project / "toolkit-pl.po")
    _toolkit(polish, "translate", "export", "--language", "pl", "--as", "docx")
    _toolkit(polish, "translate", "import", "toolkit-pl.po")
    catalogue = polish.content / "translations" / "pl.po"
    remarked = catalogue.read_text(encoding="utf-8").replace('msgctxt "sleep"', '# mine\nmsgctxt "sleep"')
    catalogue.write_text(remarked, encoding="utf-8")
    _toolkit(polish, "translate", "export", "--language", "pl", "--as", "docx")
    catalogue.write_text(remarked.replace('msgstr "Dim', 'msgstr "Other'), encoding="utf-8")
    assert json.loads(_toolkit(polish, "translate", "import", "toolkit-pl.docx", "--json").stdout)["taken"]
    assert catalogue.read_text(encoding="utf-8").count("# mine") == remarked.count("# mine")


def test_a_language_without_words_of_the_program_can_be_ordered(polish: Folders) -> None:
    assert _toolkit(polish, "translate", "export", "--language", "so", "--as", "docx").returncode == 0
    assert (polish.project / "toolkit-so.docx").exists()


def test_the_source_is_no_translation(polish: Folders) -> None:
    words = ("approve", "sleep-help-sheet", "--language", "en-GB", "--role", "x", "--state", "reviewed")
    assert _toolkit(polish, *words).returncode == 2


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("ro.po", 'msgid ""\nmsgstr "Language: ro\\n"\n\nmsgid "x"\nmsgstr "not closed\n'),
        ("ro.po", "this is no catalogue"),
        ("ro.glossary.yaml", "terms: [{term: sleep}]\n"),
    ],
)
def test_a_fault_of_one_translation_stops_that_language_alone(
    polish: Folders, file: str, content: str
) -> None:
    plan = polish.project / SHEET
    text = plan.read_text(encoding="utf-8").replace("[en-GB, pl]", "[en-GB, pl, ro]")
    plan.write_text(text, encoding="utf-8")
    folder = polish.content / "translations"
    folder.mkdir(exist_ok=True)
    (folder / file).write_text(content, encoding="utf-8")
    made = _toolkit(polish, "build")
    assert made.returncode == 1
    assert f"content/translations/{file}:" in made.stdout
    assert "Nothing was made in ro: the translation has errors" in made.stderr
    assert {each.parent.name for each in (polish.project / "output").glob("*/sleep-help-sheet.docx")} == {
        "en-GB",
        "pl",
    }
    assert _toolkit(polish, "build", "--language", "en-GB").returncode == 1
    assert _toolkit(polish, "translate", "export", "--language", "pl").returncode == 0
    refused = _toolkit(polish, "translate", "export", "--language", "ro")
    assert refused.returncode == 1 and "toolkit validate" in refused.stderr
    status = _toolkit(polish, "translate", "status")
    assert status.returncode == 1 and "pl" in status.stdout and "ro" not in status.stdout.split()
    assert _toolkit(polish, "approve", "sleep", "--role", "reviewer").returncode == 0


def test_files_of_a_stopped_language_stay(polish: Folders) -> None:
    assert _toolkit(polish, "build").returncode == 0
    before = (polish.project / "output/pl/sleep-help-sheet.docx").read_bytes()
    folder = polish.content / "translations"
    folder.mkdir(exist_ok=True)
    (folder / "pl.po").write_text("no catalogue", encoding="utf-8")
    assert _toolkit(polish, "build").returncode == 1
    assert (polish.project / "output/pl/sleep-help-sheet.docx").read_bytes() == before
    assert _toolkit(polish, "build", "--language", "pl").returncode == 1


def _taken(project: Folders, file: str) -> dict[str, object]:
    made = _toolkit(project, "translate", "import", file, "--json")
    found: dict[str, object] = json.loads(made.stdout)
    return found


def _exported(project: Folders, form: str = "po") -> Path:
    name = _toolkit(project, "translate", "export", "--language", "pl", "--as", form).stdout.strip()
    return project.project / name


@pytest.fixture
def translated(polish: Folders) -> Folders:
    """The small project with every text translated by a machine."""
    file = _exported(polish)
    _filled(file)
    text = re.sub(r"\n\n(?=#|msgctxt)", "\n\n# machine draft\n", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    assert _taken(polish, file.name)["taken"]
    file.unlink()
    return polish


GLOSSARY = """style:
  - Parents are addressed formally.
terms:
  - {term: calm evening, translation: spokojny wieczór}
  - {term: calm, translation: spokój}
  - {term: school, translation: szkoła}
"""


@pytest.mark.parametrize("form", ["po", "xliff", "docx"])
def test_glossary_and_style_go_out_and_change_nothing_on_the_way_back(translated: Folders, form: str) -> None:
    folder = translated.content / "translations"
    (folder / "pl.glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    before = (folder / "pl.po").read_bytes()
    file = _exported(translated, form)
    content = file.read_bytes()
    if form == "docx":
        with zipfile.ZipFile(file) as archive:
            content = archive.read("word/document.xml")
    head = content.decode().partition("A calm evening")[0]
    assert head.index("Style: Parents are addressed formally.") < head.index("Glossary: calm = spokój")
    entries = plug_in(exchange, form).read(file.read_bytes()).entries
    told = {entry.source: [each for each in entry.notes if each.startswith("Glossary")] for entry in entries}
    assert told["A calm evening"] == ["Glossary: calm evening = spokojny wieczór"]
    assert told["A healthy school day"] == ["Glossary: school = szkoła"]
    assert told["What do you notice?"] == []
    found = _taken(translated, file.name)
    assert (found["taken"], found["left_out"], found["unknown"]) == (0, [], [])
    assert (folder / "pl.po").read_bytes() == before


def test_typography_of_a_writing_program_does_not_change_which_text_it_is(translated: Folders) -> None:
    file = _exported(translated, "docx")
    changes = {"’": "'", "“": '"', " – ": " - ", "A calm": "a calm"}

    def corrected(text: str) -> str:
        cells = re.findall(r"<w:tc>.*?</w:tc>", text)
        for cell in cells[::3]:
            new = cell
            for old, other in changes.items():
                new = new.replace(old, other)
            text = text.replace(cell, new, 1)
        return text.replace(" ł<", " łł<")

    rewrite(file, "word/document.xml", corrected)
    found = _taken(translated, file.name)
    assert (found["unknown"], found["changed"], found["missing"], found["left_out"]) == ([], [], [], [])
    assert found["taken"]


def test_headings_that_were_lost_lose_no_text(translated: Folders) -> None:
    file = _exported(translated, "docx")
    rewrite(
        file, "word/document.xml", lambda text: text.replace('"Heading1"', '"Cell"').replace(" ł<", " łł<")
    )
    found = _taken(translated, file.name)
    assert found["unknown"] == []
    assert set(found["ambiguous"]) == {"A calm evening"}  # type: ignore[call-overload]  # it stands in two places
    assert set(found["missing"]) == {"A calm evening"}  # type: ignore[call-overload]
    assert found["taken"]


def test_units_are_known_by_their_ids(translated: Folders) -> None:
    file = _exported(translated, "xliff")
    text = file.read_text(encoding="utf-8")
    text = re.sub(r'original="[^"]*"', 'original="toolkit-pl.xlf"', text).replace(" ł<", " łł<")
    other = file.with_suffix(".sdlxliff")
    other.write_text(text, encoding="utf-8")
    found = _taken(translated, other.name)
    assert (found["unknown"], found["missing"]) == ([], [])
    assert found["taken"]


def test_a_file_without_notes_confirms_nothing(translated: Folders) -> None:
    file = _exported(translated, "docx")
    catalogue = translated.content / "translations" / "pl.po"
    before = catalogue.read_bytes()
    assert b"# machine draft" in before

    def without(text: str) -> str:
        for row in re.findall(r"<w:tr>.*?</w:tr>", text):
            note = re.findall(r"<w:tc>.*?</w:tc>", row)[2]
            text = text.replace(row, row.replace(note, ""), 1)
        return text

    rewrite(file, "word/document.xml", without)
    found = _taken(translated, file.name)
    assert (found["taken"], found["left_out"], found["unrated"]) == (0, [], found["unchanged"])
    rewrite(file, "word/document.xml", lambda text: text.replace("A calm", "a calm").replace("’", "'"))
    assert "Still machine drafts" in _toolkit(translated, "translate", "import", file.name).stdout
    assert catalogue.read_bytes().count(b"# machine draft") == before.count(b"# machine draft")


def test_a_tool_that_drops_all_comments_confirms_nothing(translated: Folders) -> None:
    file = _exported(translated)
    before = (translated.content / "translations" / "pl.po").read_bytes()
    file.write_text(re.sub(r"\n#.*", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert _taken(translated, file.name)["taken"] == 0
    assert (translated.content / "translations" / "pl.po").read_bytes() == before


@pytest.mark.parametrize("form", ["xliff", "docx"])
def test_the_translation_of_an_earlier_wording_stays_one_where_the_file_says_nothing(
    translated: Folders, form: str
) -> None:
    section = translated.content / "sections" / "sleep.yaml"
    english = section.read_text(encoding="utf-8")
    section.write_text(english.replace("Dim the light early.", "Dim the light very early."), encoding="utf-8")
    file = _exported(translated, form)
    if form == "docx":
        rewrite(
            file, "word/document.xml", lambda text: re.sub("(machine draft|English was: [^<]*)<", "—<", text)
        )
    else:
        said = file.read_text(encoding="utf-8")
        file.write_text(re.sub(' (approved|state|state-qualifier)="[^"]*"', "", said), encoding="utf-8")
    found = _taken(translated, file.name)
    assert (found["taken"], found["open"]) == (0, ["Dim the light very early."])
    after = (translated.content / "translations" / "pl.po").read_text(encoding="utf-8")
    assert 'very early."\nmsgstr "Dim' not in after


def test_a_file_of_a_document_that_is_not_in_the_language_yet_lacks_nothing(translated: Folders) -> None:
    made = _toolkit(translated, "translate", "export", "--language", "pl", "--document", "sleep-leaflet")
    found = _taken(translated, made.stdout.strip())
    assert (found["missing"], found["unknown"]) == ([], [])
    file = translated.project / made.stdout.strip()
    entries = file.read_text(encoding="utf-8").split("\n\n")
    file.write_text("\n\n".join(entries[:-1]) + "\n", encoding="utf-8")
    assert len(_taken(translated, file.name)["missing"]) == 1  # type: ignore[arg-type]


def test_a_text_under_the_heading_of_another_is_filed_under_neither(translated: Folders) -> None:
    section = translated.content / "sections" / "sleep.yaml"
    assert "Dim the light early." in section.read_text(encoding="utf-8")
    other = (
        section.read_text(encoding="utf-8").replace("id: sleep\n", "id: dusk\n").replace("Dim the", "dim the")
    )
    (translated.content / "sections" / "dusk.yaml").write_text(other, encoding="utf-8")
    file = _exported(translated)
    text = (
        file.read_text(encoding="utf-8").replace('msgctxt "sleep"', 'msgctxt "dusk"').replace(' ł"', ' łł"')
    )
    file.write_text(text, encoding="utf-8")
    found = _taken(translated, file.name)
    assert "Dim the light early." in found["ambiguous"]  # type: ignore[operator]
    assert not re.search(
        r'"dim the.*\nmsgstr ".', (translated.content / "translations" / "pl.po").read_text()
    )


def test_markup_that_the_english_lacks_is_left_out(translated: Folders) -> None:
    file = _exported(translated)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('msgstr "A calm', 'msgstr "<b>A</b>&nbsp;calm'), encoding="utf-8")
    (left_out,) = _taken(translated, file.name)["left_out"]  # type: ignore[misc]
    assert left_out["reason"] == "`<b>` is in it and not in the English"
    assert "<b>" not in (translated.content / "translations" / "pl.po").read_text(encoding="utf-8")


def test_what_a_translator_asks_is_shown_and_kept(translated: Folders) -> None:
    file = _exported(translated, "docx")

    def asked(text: str) -> str:
        for row in re.findall(r"<w:tr>.*?</w:tr>", text):
            cells = re.findall(r"<w:tc>.*?</w:tc>", row)
            said = "Mine" if "Source (" in row else "Is this a noun?" if "A calm evening" in row else ""
            added = cells[1].replace(re.search(r"<w:t [^>]*>(.*?)</w:t>", cells[1])[1], said)  # type: ignore[index]
            text = text.replace(row, row.replace(cells[2], cells[2] + added), 1)
        return text

    rewrite(file, "word/document.xml", asked)
    made = _toolkit(translated, "translate", "import", file.name)
    assert "Kept as comments of the translator: A calm evening: Is this a noun?" in made.stdout
    assert "# Is this a noun?" in (translated.content / "translations" / "pl.po").read_text(encoding="utf-8")
    assert "Kept" not in _toolkit(translated, "translate", "import", file.name).stdout


@pytest.mark.parametrize(
    ("name", "remedy"), [("a.odt", "save it as .docx"), ("a.tmx", "Ask for it as XLIFF")]
)
def test_files_of_other_kinds_are_refused_with_what_to_do(
    translated: Folders, name: str, remedy: str
) -> None:
    (translated.project / name).write_bytes(b"x")
    made = _toolkit(translated, "translate", "import", name)
    assert made.returncode == 2
    assert remedy in made.stderr


@pytest.mark.parametrize("tag", ["pl-PL", "pl_PL", "PL", "pl-Latn-PL"])
def test_regions_and_scripts_that_go_without_saying_are_understood(translated: Folders, tag: str) -> None:
    file = _exported(translated)
    text = file.read_text(encoding="utf-8")
    assert "Language: pl\\n" in text
    file.write_text(
        text.replace("Language: pl\\n", f"Language: {tag}\\n").replace(' ł"', ' łł"'), encoding="utf-8"
    )
    assert _taken(translated, file.name)["taken"]
    assert sorted(each.name for each in (translated.content / "translations").glob("*.po")) == ["pl.po"]


def test_another_region_is_another_language(translated: Folders) -> None:
    file = _exported(translated)
    text = file.read_text(encoding="utf-8").replace("Language: pl\\n", "Language: pt-BR\\n")
    file.write_text(text, encoding="utf-8")
    made = _toolkit(translated, "translate", "import", file.name)
    assert made.returncode == 2 and "pt-PT" in made.stderr
