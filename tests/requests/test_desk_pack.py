"""What goes out for a request: set as asked, checked, and nothing at all where a check fails."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
from desk import DUE, NEED, NOW

from conftest import with_own_details
from toolkit_cli.build.check import check
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, Severity, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.requests import pack as packs
from toolkit_cli.requests.promise import files_of
from toolkit_cli.requests.record import Request, State

_NOTHING = dict.fromkeys(("sent", "taken", "outcome", "closed"))
REQUEST = Request(
    **asdict(replace(NEED, document="sleep-help-sheet", size_pt=20, tint="FFFFCC")),
    number="R-2026-0001",
    received=NOW,
    due=DUE,
    state=State.RECEIVED,
    version="",
    document_hash="",
    sent_hash="",
    **_NOTHING,
)


def _packed(project: Folders, reporter: Reporter) -> packs.Pack | None:
    with_own_details(project)
    read = check(project, Reporter())
    return packs.pack(project, read, REQUEST, reporter, allow_draft=True, timestamp=NOW)


def test_the_letter_is_set_as_the_document_was_asked_for(project: Folders) -> None:
    made = _packed(project, Reporter())
    assert made
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        for name in ("letter.docx", "sleep-help-sheet.print-20pt.docx"):
            with zipfile.ZipFile(io.BytesIO(archive.read(name))) as word:
                assert b'w:sz w:val="40"' in word.read("word/styles.xml"), name
                assert b'w:color="FFFFCC"' in word.read("word/document.xml"), name


def test_braille_is_set_for_the_page_that_was_asked_for(project: Folders) -> None:
    toolkit = project.content / "toolkit.yaml"
    toolkit.write_text(toolkit.read_text("utf-8") + "braille: {cells: 38, lines: 27}\n", encoding="utf-8")
    read, need = check(project, Reporter()), replace(NEED, document="sleep-help-sheet", format="braille")
    usual = files_of(read, replace(need, braille_grade=2))
    assert {(each.presentation.cells, each.presentation.lines) for each in usual} == {(38, 27)}
    asked = files_of(read, replace(need, braille_grade=2, braille_cells=32, braille_lines=25))
    assert {(each.presentation.cells, each.presentation.lines) for each in asked} == {(32, 25)}
    assert [each.ending for each in asked] == [".braille-g2-32x25.brf", ".braille-g2-32x25.pef"]


@pytest.mark.parametrize(("severity", "goes_out"), [(Severity.ERROR, False), (Severity.WARNING, True)])
def test_what_fails_its_check_does_not_go_out(
    severity: Severity, goes_out: bool, project: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def audit(content: bytes, name: str) -> Iterator[Diagnostic]:
        yield Diagnostic(Span(name), severity, "missing-title", "it has no title")

    monkeypatch.setattr(packs, "audit", audit)
    reporter = Reporter()
    assert bool(_packed(project, reporter)) == goes_out
    assert reporter.failed != goes_out
    files = {found.span.path for found in reporter if found.rule == "missing-title"}
    made = {"letter.docx", "sleep-help-sheet.print-20pt.docx", "sleep-help-sheet.print-20pt.pdf"}
    assert files == (set() if goes_out else made)


@pytest.mark.parametrize(
    ("given", "line", "found"),
    [
        ("name: The schools team", "name: Your organisation", "`Your organisation`"),
        ("office@schools-team.internal", "office@example.org", "`example.org`"),
        ("website: www.schools-team.internal", "phone: 01632 960983", "`01632 960983`"),
    ],
)
def test_what_stands_for_an_address_signs_no_letter(
    project: Folders, given: str, line: str, found: str
) -> None:
    with_own_details(project)
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8") + "rules: {placeholder-details: off}\n"
    assert given in text
    toolkit.write_text(text.replace(given, line), encoding="utf-8")
    reporter = Reporter()
    read = check(project, Reporter())
    assert packs.pack(project, read, REQUEST, reporter, allow_draft=True, timestamp=NOW) is None
    assert [(each.rule, each.severity, found in each.message) for each in reporter] == [
        ("unreleasable", Severity.ERROR, True)
    ]
