"""A text that does not reach the Word document is found, even one of two that are alike."""

import io
import zipfile

import pytest

from conftest import make
from toolkit_cli import locales
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.reading.project import read_project
from toolkit_cli.writers._word_text import lost_text


@pytest.fixture
def leaflet(project: Folders, tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, dict[str, bytes]]:
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(
        section.read_text("utf-8").replace(
            "a quiet hour before it, without screens", "the same bedtime every day"
        ),
        encoding="utf-8",
    )
    output = tmp_path_factory.mktemp("out")
    make(project, output, "sleep-leaflet")
    document = resolve(read_project(project, Reporter()), "sleep-leaflet", locales.load("en-GB"))
    content = (output / "en-GB" / "sleep-leaflet.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return document, {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        (b"the same bedtime every day", "the same bedtime every day"),
        (b"Dim the light early.", "Dim the light early."),
        ("© Your organisation".encode(), "January 2026 © Your organisation"),
    ],
)
def test_a_text_that_is_missing_once_is_found(
    shown: bytes, lost: str, leaflet: tuple[Document, dict[str, bytes]]
) -> None:
    document, parts = leaflet
    assert lost_text(document, parts) == []
    parts["word/document.xml"] = parts["word/document.xml"].replace(shown, b"", 1)
    assert lost in lost_text(document, parts)
