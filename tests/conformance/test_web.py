"""Web pages before axe-core in Chromium and the Nu HTML checker, e-books before EPUBCheck and Ace.

Judged is a document of each kind, and one in each script; with JUDGE_ALL set, every one. The report of the desk is
a web page too.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import web_documents
from conformance import web_judges
from conftest import REPOSITORY
from toolkit_cli.model.presentation import GIANT, LARGE, Presentation
from toolkit_cli.requests.record import Channel, Need, Outcome, Sending
from toolkit_cli.requests.store import open_store
from toolkit_cli.writers import epub, html

pytestmark = pytest.mark.conformance
KINDS = (
    "toolkit",
    "parents-help-sheet",
    "parents-help-sheet-easy-read",
    "pace-leaflet",
    "do-and-dont-poster",
    "pathways-poster",
)
SCRIPTS = ("ar", "pl", "uk", "zh-Hans")
CHOSEN = [*((name, "en-GB") for name in KINDS), *(("parents-help-sheet", tag) for tag in SCRIPTS)]
if os.environ.get("JUDGE_ALL"):
    CHOSEN = [(name, tag) for name, tag in web_documents.every() if tag not in {"en-XA", "ar-XB"}]
PRESENTATIONS = (LARGE, GIANT, Presentation("cream", tint="FFF8DC"))
NAMES = [f"{name}.{tag}" for name, tag in CHOSEN]
PAGES = [*NAMES, *(f"notice-and-respond-poster.{each.name}" for each in PRESENTATIONS)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The web pages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, tag in CHOSEN:
        document = web_documents.document(name, tag)
        written = html.write(document, web_documents.context(document, html))
        (folder / f"{name}.{tag}.html").write_bytes(written.content)
    document = web_documents.document("notice-and-respond-poster")
    for presentation in PRESENTATIONS:
        written = html.write(document, web_documents.context(document, html, presentation))
        (folder / f"{document.id}.{presentation.name}.html").write_bytes(written.content)
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture(scope="module")
def shown(pages: dict[str, Path]) -> dict[str, list[dict[str, Any]]]:
    """What axe-core says of each page, by name."""
    said = web_judges.axe(list(pages.values()))
    return {name: [each for each in said if each["file"] == str(file)] for name, file in pages.items()}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_and_asks_for_nothing(
    name: str, shown: dict[str, list[dict[str, Any]]]
) -> None:
    assert len(shown[name]) == 4
    _is_for_everybody(shown[name])


def _is_for_everybody(shown: list[dict[str, Any]]) -> None:
    for each in shown:
        assert each["violations"] == [], (each["width"], each["colorScheme"])
        assert each["passes"] > 20
        assert each["overflow"] <= 0, each["width"]
        assert each["asked"] == []
        assert each["unseen"] == 0


@pytest.fixture(scope="module")
def widths(pages: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """How each page stands in windows of any width, by name."""
    return dict(zip(pages, web_judges.widths(list(pages.values())), strict=True))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_and_no_line_is_long(name: str, widths: dict[str, dict[str, Any]]) -> None:
    assert widths[name]["wide"] == []
    assert 20 < widths[name]["longest"] <= 75


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("widths")
def test_the_last_page_of_a_print_does_not_hold_the_copyright_alone(
    name: str, pages: dict[str, Path]
) -> None:
    import pypdfium2

    print_ = pypdfium2.PdfDocument(pages[name].with_suffix(".pdf"))
    words = print_[len(print_) - 1].get_textpage().get_text_bounded().split()
    print_.close()
    assert len(words) > 20


def test_the_nu_checker_finds_neither_error_nor_warning(pages: dict[str, Path]) -> None:
    assert web_judges.nu_messages(list(pages.values())) == []


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the desk as the command writes it: of requests on time, late, withdrawn and not yet due."""
    folder = tmp_path_factory.mktemp("report")
    came = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    with open_store(folder / "desk.db") as store:
        for step, form in enumerate(("docx", "large-print", "braille", "audio", "bsl-video") * 3):
            need = Need(
                document=KINDS[step % 4], format=form, language=SCRIPTS[step % 3], channel=Channel.POST
            )
            number = store.log(need, came, came.date() + timedelta(step)).number
            if step % 3:
                at = came + timedelta(step % 7)
                store.send(number, Sending(at=at, taken=step % 7, document_hash="a" * 64))
            elif step % 2:
                store.close(number, came, Outcome.WITHDRAWN)
    file = folder / "report.html"
    subprocess.run(
        [sys.executable, "-m", "toolkit_cli", "request", "report", "--as", "html", "--output", str(file)],
        cwd=REPOSITORY,
        env={**os.environ, "TOOLKIT_REQUESTS": str(folder / "desk.db"), "SOURCE_DATE_EPOCH": "1794300000"},
        check=True,
    )
    return file


def test_axe_and_the_nu_checker_find_nothing_in_the_report_of_the_desk(report: Path) -> None:
    shown = web_judges.axe([report])
    assert len(shown) == 4
    _is_for_everybody(shown)
    assert web_judges.nu_messages([report]) == []


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The e-books, by name; one of them with a logo."""
    folder = tmp_path_factory.mktemp("books")
    for name, tag in CHOSEN:
        document = web_documents.document(name, tag)
        logo = ("logo.svg", web_documents.LOGO) if name == "pace-leaflet" else None
        written = epub.write(document, web_documents.context(document, epub, logo=logo))
        (folder / f"{name}.{tag}.epub").write_bytes(written.content)
    return {name: folder / f"{name}.epub" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_epubcheck_finds_neither_error_nor_warning(name: str, books: dict[str, Path]) -> None:
    assert web_judges.epubcheck_messages(books[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_ace_finds_no_violation(name: str, books: dict[str, Path], tmp_path: Path) -> None:
    assert web_judges.ace_violations(books[name], tmp_path) == []
