"""What goes out for a request: set as asked, checked, and nothing at all where a check fails."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
from desk import DUE, NEED, NOW

from toolkit_cli.build.check import check
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, Severity, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.requests import pack as packs
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
    assert files == (set() if goes_out else {f"sleep-help-sheet.print-20pt.{end}" for end in ("docx", "pdf")})
