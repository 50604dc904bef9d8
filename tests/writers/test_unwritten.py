"""What a new block needs is told to whoever adds it, not as a fault of the program."""

from dataclasses import replace
from typing import Any, cast

import pytest

import web_documents
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.writers import docx, html, pdf, text


class Riddle:
    """A block that no writer knows."""

    type = "riddle"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


@pytest.mark.parametrize(("writer", "file"), [(text, "_linear.py"), (pdf, "_print_blocks.py")])
def test_a_block_without_a_case_is_named_with_its_file(writer: Any, file: str) -> None:
    document = web_documents.document("pace-poster")
    body = (replace(document.body[0], block=cast("Any", Riddle())), *document.body[1:])
    with pytest.raises(ToolkitError) as raised:
        writer.write(replace(document, body=body), web_documents.context(document, writer))
    assert raised.value.message == f"The block `riddle` has no form in src/toolkit_cli/writers/{file}."
    assert "CONTRIBUTING.md" in raised.value.remedy


@pytest.mark.parametrize("writer", [docx, html])
def test_a_block_without_a_macro_is_told_what_to_write(writer: Any) -> None:
    document = web_documents.document("pace-poster")
    given = web_documents.context(document, writer)
    broken = replace(given, blocks=given.blocks.replace("macro paragraph(", "macro paragraf("))
    (found,) = writer.write(document, broken).diagnostics
    assert found.message.endswith("it has no macro `paragraph`")
    assert found.hint == "write a macro `paragraph` there: the one of a similar block shows how"


@pytest.mark.parametrize("writer", [docx, pdf])
def test_a_label_that_no_font_holds_is_as_bad_in_word_as_in_pdf(writer: Any, project: Folders) -> None:
    web_documents.plant(project)
    figure = (
        "  - {type: figure, figure: moon, alternative: A moon above a house., labels: {moon: 'Moon 🙂'}}\n"
    )
    document = web_documents.leaflet(project, figure)
    found = writer.write(document, web_documents.context(document, writer)).diagnostics
    assert {(each.rule, each.severity) for each in found} == {("missing-glyph", Severity.ERROR)}
