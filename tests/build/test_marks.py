"""The notes of a document: numbered in the order of its own text, and only those that lead somewhere."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import Way, execute
from toolkit_cli.build.notes import noted
from toolkit_cli.build.plan import plan
from toolkit_cli.build.resolve import resolve
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Paragraph
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Foreign, ReferenceMark, flat
from toolkit_cli.model.project import Project
from toolkit_cli.model.text import Text
from toolkit_cli.reading.inline_markup import parse_markup

SECTION = """
title: Sleep
audience: parents
blocks:
  - {type: lead, text: "Sleep matters[^7]."}
  - {type: paragraph, text: "So it was found [^4], and *again[^3]*, and once more[^7]."}
  - type: guidance-table
    id: noticing
    columns: [What do you notice?, What can you do?]
    rows:
      - topic: Your child cannot settle
        guidance: ["Dim the light[^9][^3].", {text: "Talk[^4] early.", items: ["Or later[^1]."]}]
"""
SOURCES = """
references:
  - {mark: "1", source: "One. A work."}
  - {mark: "3", source: "Three. A work."}
  - {mark: "4"}
  - {mark: "7", source: "Siedem. Praca.", language: pl}
  - {mark: "9", source: "[Nine](https://x.org/9). A work."}
"""


@pytest.fixture
def cited(project: Folders) -> Folders:
    """The small project with marks in its text."""
    (project.content / "sections" / "sleep.yaml").write_text(SECTION, encoding="utf-8")
    (project.content / "references.yaml").write_text(SOURCES, encoding="utf-8")
    return project


def _document(folders: Folders, name: str = "sleep-leaflet") -> Document:
    reporter = Reporter()
    found = check(folders, reporter)
    assert not reporter.failed, "\n".join(map(str, reporter))
    return resolve(found, name, locales.load("en-GB"))


def _texts(document: Document) -> list[str]:
    return [str(text) for _, _, text in document.texts()]


def test_marks_are_numbered_by_their_order_in_the_document(cited: Folders) -> None:
    leaflet = _document(cited)
    assert [str(note.text) for note in leaflet.notes] == [
        "Siedem. Praca.",
        "Three. A work.",
        "Nine. A work.",
        "One. A work.",
    ]
    shown = _texts(leaflet)
    assert "Sleep matters1." in shown
    assert "So it was found, and again2, and once more1." in shown
    sheet = _document(cited, "sleep-help-sheet")
    assert [str(note.text) for note in sheet.notes] == ["Nine. A work.", "Three. A work.", "One. A work."]
    assert {"Dim the light1\u00a02.", "Talk early.", "Or later3."} <= set(_texts(sheet))


def test_the_list_stands_under_a_heading_of_its_own_at_the_end(cited: Folders) -> None:
    *_, heading, notes = _document(cited).body
    assert (str(heading.block.text), heading.level) == ("References", 1)  # type: ignore[union-attr]
    assert notes.block.type == "notes"


def test_a_document_without_written_sources_has_neither_marks_nor_a_list(cited: Folders) -> None:
    (cited.content / "references.yaml").write_text("references: [{mark: '7'}]\n", encoding="utf-8")
    document = _document(cited)
    assert document.notes == ()
    assert "Sleep matters." in _texts(document)
    assert not any(
        isinstance(inline, ReferenceMark) for _, _, text in document.texts() for inline in flat(text.inlines)
    )
    assert "References" not in _texts(document)


def test_a_kind_without_notes_has_no_marks_that_lead_nowhere(cited: Folders) -> None:
    plan_file = cited.content / "documents" / "sleep-leaflet.yaml"
    plan_file.write_text(
        plan_file.read_text("utf-8").replace("kind: leaflet", "kind: poster"), encoding="utf-8"
    )
    reporter = Reporter()
    document = resolve(check(cited, reporter), "sleep-leaflet", locales.load("en-GB"))
    assert document.notes == ()
    assert {"Sleep matters.", "So it was found, and again, and once more."} <= set(_texts(document))


def test_a_kind_says_where_notes_stand_in_words_that_are_known(project: Folders) -> None:
    kind = project.project / "templates" / "leaflet" / "kind.yaml"
    kind.parent.mkdir(parents=True)
    kind.write_text("label: Leaflet\ntext: {minimum: 12}\nnotes: margin\n", encoding="utf-8")
    reporter = Reporter()
    check(project, reporter)
    assert any("kind.yaml:3:8" in str(found) and "endnotes" in str(found) for found in reporter)


def test_the_names_of_works_are_not_translated_and_say_their_language(cited: Folders) -> None:
    file = cited.content / "documents" / "sleep-leaflet.yaml"
    file.write_text(file.read_text("utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    reporter = Reporter()
    translations = Translations(check(cited, reporter))
    assert not any("Three" in segment.text.source for segment in translations.segments.values())
    polish = translations.document("sleep-leaflet", "pl")
    first, second, *_ = polish.notes
    assert str(first.text) == "Siedem. Praca."
    assert not isinstance(first.text.inlines[0], Foreign)
    assert isinstance(second.text.inlines[0], Foreign)
    assert second.text.inlines[0].language == "en-GB"
    assert "Źródła" in _texts(polish)


def test_a_changed_source_makes_anew_what_cites_it_and_nothing_else(cited: Folders, tmp_path: Path) -> None:
    def built() -> set[str]:
        reporter = Reporter()
        found = check(cited, reporter)
        tasks = plan(found, formats=["text"])
        return {each.path for each in execute(cited, found, tasks, tmp_path / "out", reporter, way=Way(1))}

    assert len(built()) == 2
    assert built() == set()
    sources = cited.content / "references.yaml"
    sources.write_text(SOURCES.replace("Siedem", "Osiem"), encoding="utf-8")
    assert built() == {"en-GB/sleep-leaflet.txt"}
    sources.write_text(SOURCES.replace("Siedem", "Osiem").replace("Nine", "Ten"), encoding="utf-8")
    assert len(built()) == 2
    sources.write_text(
        sources.read_text("utf-8") + '  - {mark: "12", source: "Not cited."}\n', encoding="utf-8"
    )
    assert built() == set()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(1, 9), max_size=4), max_size=5), st.frozensets(st.integers(1, 9)))
def test_numbers_run_from_one_without_a_gap(
    cited: Folders, marks: list[list[int]], written: frozenset[int]
) -> None:
    sources = "".join(f'  - {{mark: "{mark}", source: "Work {mark}"}}\n' for mark in sorted(written))
    (cited.content / "references.yaml").write_text(
        f"references:\n{sources}" if sources else "references: []\n"
    )
    found = _read(cited)
    texts = [f"Words{''.join(f'[^{mark}]' for mark in each)} end." for each in marks]
    body = [
        Placed(Paragraph(type="paragraph", text=Text(each, parse_markup(each))), 2, Origin("x.yaml"))
        for each in texts
    ]
    kind = found.kinds["leaflet"]
    made = noted(found, body, kind, locales.load("en-GB"))
    shown = [
        int(inline.number)
        for placed in made[: len(body)]
        for inline in flat(placed.block.text.inlines)  # type: ignore[union-attr]
        if isinstance(inline, ReferenceMark)
    ]
    wanted = [mark for each in marks for mark in each if mark in written]
    order = list(dict.fromkeys(wanted))
    assert shown == [order.index(mark) + 1 for mark in wanted]
    assert len(made) == len(body) + 2 * bool(order)


def _read(folders: Folders) -> Project:
    return check(folders, Reporter())
