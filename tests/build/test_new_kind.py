"""A new kind of document is a Word template and a few limits: every format is made of it."""

import shutil
from pathlib import Path

import pytest

import web_documents
from audit.packages import parts_of
from conftest import make, with_formats
from toolkit_cli.audit.html import audit as audit_html
from toolkit_cli.audit.pdf import audit as audit_pdf
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.folders import Folders, packaged_templates

FORMATS = ("docx", "html", "epub", "text", "pdf", "large-print", "giant-print")
WORDS = "Sleep is when the body mends."


def _with_kind(project: Folders, like: str, kind: str) -> None:
    """A kind of a Word template alone, and the leaflet of the small project made one of it."""
    folder = project.project / "templates" / "newsletter"
    folder.mkdir(parents=True)
    shutil.copy(packaged_templates() / like / "word.docx", folder)
    (folder / "kind.yaml").write_text(kind, encoding="utf-8")
    plan = project.content / "documents" / "sleep-leaflet.yaml"
    plan.write_text(plan.read_text("utf-8").replace("kind: leaflet", "kind: newsletter"), encoding="utf-8")
    (project.content / "documents" / "sleep-help-sheet.yaml").unlink()


def _spoken(folder: Path) -> str:
    return " ".join((folder / "sleep-leaflet.txt").read_text("utf-8").split())


@pytest.mark.parametrize(
    ("like", "kind"),
    [
        ("help-sheet", "label: Newsletter\ntext: {minimum: 12}\n"),
        (
            "reference-poster",
            "label: Newsletter\ntext: {minimum: 16}\ncolumns: {guidance-table: [80, 190]}\n",
        ),
    ],
)
def test_a_kind_of_a_word_template_alone_makes_every_format(
    project: Folders, tmp_path: Path, like: str, kind: str
) -> None:
    _with_kind(project, like, kind)
    section = project.content / "sections" / "sleep.yaml"
    web_documents.plant(project)
    blocks = web_documents.EVERY_BLOCK.replace("&T", f'"{WORDS}"').replace("help.me@x-y.org or ", "")
    text = "\n".join(line for line in blocks.splitlines() if "type: figure" not in line)
    section.write_text(text, encoding="utf-8")
    sources = project.content / "references.yaml"
    sources.write_text(web_documents.NOTED.replace("&T", f'"{WORDS}"'), encoding="utf-8")
    with_formats(project, *FORMATS)
    make(project, tmp_path)
    made = tmp_path / "en-GB"
    page = (made / "sleep-leaflet.html").read_text("utf-8").replace("\u00a0", " ")
    document = parts_of(made / "sleep-leaflet.docx")["word/document.xml"]
    written = text.count(WORDS)
    assert min(page.count(WORDS), document.count(b"Sleep is"), _spoken(made).count(WORDS)) >= written > 20
    assert not [
        found for found in audit_html(page.encode(), "x") if found.diagnostic.severity is Severity.ERROR
    ]
    for name in ("sleep-leaflet.pdf", "sleep-leaflet.large-print.pdf", "sleep-leaflet.giant-print.pdf"):
        found = audit_pdf((made / name).read_bytes(), name)
        assert not [str(each.diagnostic) for each in found if each.diagnostic.severity is Severity.ERROR]


def test_a_kind_of_its_own_looks_wins(project: Folders, tmp_path: Path) -> None:
    _with_kind(project, "help-sheet", "label: Newsletter\ntext: {minimum: 12}\n")
    own = project.project / "templates" / "newsletter" / "web.html.j2"
    own.write_text("<html lang='en'><title>x</title><p>Our own page.{{ body }}", encoding="utf-8")
    make(project, tmp_path, formats=("html",))
    assert "Our own page." in (tmp_path / "en-GB" / "sleep-leaflet.html").read_text("utf-8")
