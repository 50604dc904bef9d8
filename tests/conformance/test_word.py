"""Every Word document before the Open XML SDK and LibreOffice."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from conformance import judges
from conftest import REPOSITORY
from toolkit_cli.build.manifest import read_manifest

pytestmark = pytest.mark.conformance
DOCUMENTS = sorted(file.stem for file in (REPOSITORY / "content" / "documents").glob("*.yaml"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def laid_out(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document as a PDF of LibreOffice, by id."""
    files = [built / "en-GB" / f"{name}.docx" for name in DOCUMENTS]
    return dict(zip(DOCUMENTS, judges.pdfs(files, tmp_path_factory.mktemp("pdf")), strict=True))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_open_xml_sdk_finds_no_error(name: str, built: Path) -> None:
    assert judges.open_xml_errors(built / "en-GB" / f"{name}.docx") == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_libreoffice_lays_out_as_many_pages_as_were_measured(
    name: str, built: Path, laid_out: dict[str, Path]
) -> None:
    measured = read_manifest(built)[f"en-GB/{name}.docx"].pages
    assert judges.page_count(laid_out[name]) == measured


def test_the_contents_page_is_right(built: Path, laid_out: dict[str, Path]) -> None:
    with zipfile.ZipFile(built / "en-GB" / "toolkit.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    pages = judges.page_texts(laid_out["toolkit"])
    entries = 0
    for paragraph in root.iter(f"{W}p"):
        if any(style.get(f"{W}val") == "TOC1" for style in paragraph.iter(f"{W}pStyle")):
            *words, number = [text.text or "" for text in paragraph.iter(f"{W}t")]
            title = " ".join("".join(words).split())
            assert pages[int(number) - 1].startswith(title), f"{title} is not at the head of page {number}"
            entries += 1
    assert entries == 21
