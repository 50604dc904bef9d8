"""Faults of Word templates, each at its place."""

import io
import zipfile

import pytest

from toolkit_cli.core.folders import Folders
from toolkit_cli.templating.lint import lint

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = "<w:p><w:r><w:t>{{p body }}</w:t></w:r></w:p>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _template(folders: Folders, **parts: str) -> bytes:
    """The poster's template with its body, and headers, replaced."""
    source = folders.template("poster/word.docx")
    assert source is not None
    made = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            root = {"d": "document", "h": "hdr"}[name[0]]
            body = f"<w:body>{content}</w:body>" if root == "document" else content
            new.writestr(f"word/{name}.xml", f"<w:{root} {W}>{body}</w:{root}>")
    return made.getvalue()


def _faults(folders: Folders, **parts: str) -> list[str]:
    return [str(found) for found in lint(_template(folders, **parts), "templates/poster/word.docx")]


@pytest.mark.parametrize("kind", ["handbook", "help-sheet", "leaflet", "poster", "reference-poster"])
def test_the_templates_of_the_program_have_no_fault(kind: str, repository: Folders) -> None:
    file = repository.template(f"{kind}/word.docx")
    assert file is not None
    assert lint(file.read_bytes(), kind) == []


def test_a_field_that_no_document_has(repository: Folders) -> None:
    table = f"<w:tbl><w:tr><w:tc>{_paragraph('x')}</w:tc><w:tc>{_paragraph('{{ contact.mail }}')}</w:tc></w:tr></w:tbl>"
    assert _faults(repository, document=BODY + table, header7=_paragraph("{{ titel }}")) == [
        "templates/poster/word.docx: body, table 1, row 1, cell 2, paragraph 1: error[unknown-field] "
        "there is no field `contact.mail` (did you mean `email`?)",
        "templates/poster/word.docx: header 7, paragraph 1: error[unknown-field] "
        "there is no field `titel` (did you mean `title`?)",
    ]


def test_a_loop_without_an_end_and_a_tag_without_an_end(repository: Folders) -> None:
    faults = _faults(
        repository,
        document=_paragraph("x") + BODY + _paragraph("{% if title %}open"),
        header7=_paragraph("{{ title }"),
    )
    assert [fault.split("]")[0] for fault in faults] == [
        "templates/poster/word.docx: body, paragraph 3: error[template-syntax",
        "templates/poster/word.docx: header 7, paragraph 1: error[template-syntax",
    ]


def test_no_place_for_the_text_or_two(repository: Folders) -> None:
    assert "error[missing-body-tag]" in _faults(repository, document=_paragraph("x"))[0]
    assert "body, paragraph 2: error[repeated-body-tag]" in _faults(repository, document=BODY + BODY)[0]


def test_names_that_the_template_makes_itself_are_known(repository: Folders) -> None:
    loop = _paragraph("{% for word in title %}{{ word }}{{ loop.index }}{% endfor %}")
    assert _faults(repository, document=BODY + loop) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip", bytes(range(256)) * 40])
def test_what_is_no_word_document(content: bytes) -> None:
    assert [found.rule for found in lint(content, "templates/poster/word.docx")] == ["faulty-template"]
