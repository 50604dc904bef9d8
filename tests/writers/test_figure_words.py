"""What a figure tells in words reaches those who do not see it, and nobody who does."""

from typing import Any

import pytest
import test_twins

import web_documents
from toolkit_cli import locales
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.model.presentation import GIANT, LARGE, STANDARD, Presentation
from toolkit_cli.writers import docx, pdf, text
from toolkit_cli.writers._speech_script import script
from toolkit_cli.writers._speech_text import Speakers

FIGURE = """
  - type: figure
    figure: moon
    alternative: A moon outshines a lamp.
    labels: {moon: Moonlabel, lamp: Lamplabel}
    equivalent:
      - {type: list, lead-in: What shines, items: [the Moonlabel, stars]}
"""
TOLD = "A moon outshines a lamp. What shines: the Moonlabel; stars."
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="{height}mm" viewBox="0 0 20 20">'
    '<text x="1" y="9">{{{{ labels.moon }}}} {{{{ labels.lamp }}}}</text></svg>'
)


def _document(project: Folders, height: int = 20) -> Document:
    (project.content / "figures").mkdir()
    drawing = DRAWN.format(height=height)
    (project.content / "figures" / "moon.svg.j2").write_text(drawing, encoding="utf-8")
    return web_documents.leaflet(project, FIGURE)


@pytest.mark.parametrize("presentation", [STANDARD, LARGE], ids=["standard", "large print"])
@pytest.mark.parametrize("writer", [docx, pdf], ids=["word", "pdf"])
def test_a_figure_that_is_seen_is_not_told_beside_it(
    project: Folders, writer: Any, presentation: Presentation
) -> None:
    shown = (test_twins._word if writer is docx else test_twins._pdf)(_document(project), presentation)
    whole = " ".join(shown.split())
    assert whole.count(TOLD) == 1, "the alternative of the picture, and nothing else, says it"
    assert whole.count("stars") == 1
    assert "Picture:" not in whole


@pytest.mark.parametrize("writer", [docx, pdf], ids=["word", "pdf"])
def test_a_figure_too_large_for_its_page_is_told_instead(project: Folders, writer: Any) -> None:
    shown = (test_twins._word if writer is docx else test_twins._pdf)(_document(project, 290), GIANT)
    words = " ".join(shown.split())
    assert "Picture: A moon outshines a lamp." in words
    assert "What shines" in words
    assert "stars" in words
    assert "Lamplabel" in words


def test_web_pages_and_books_say_it_to_screen_readers_alone(project: Folders) -> None:
    document = _document(project)
    page = test_twins._html(document)
    assert "What shines: the Moonlabel; stars." in page
    assert "<ul" not in page
    assert "What shines: the Moonlabel; stars." in test_twins._epub(document)


def test_who_sees_no_figure_gets_lists_and_the_labels_that_they_leave_out(project: Folders) -> None:
    document = _document(project)
    context = web_documents.context(document, text)
    content = text.write(document, context).content
    lines = [line for line in content.decode("utf-8").split("\r\n") if line]
    at = lines.index("[Picture: A moon outshines a lamp.]")
    assert lines[at + 1 : at + 5] == ["What shines", "* the Moonlabel", "* stars", "* Lamplabel"]
    said = [line.written for line in script(document, locales.load("en-GB"), Speakers("en-GB"))]
    assert "What shines" in said
    assert "stars" in said
