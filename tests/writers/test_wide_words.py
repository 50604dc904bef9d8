"""Words that are wider than their lines: parted where a format can, an error where it cannot."""

import io
import zipfile
from dataclasses import replace
from types import ModuleType

import pytest

import web_documents
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.presentation import GIANT, LARGE, STANDARD, Presentation
from toolkit_cli.model.text import Text
from toolkit_cli.writers import booklet, docx, epub, html, pdf

PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
BLOCKS = {
    "heading": "  - {type: subsection, title: WORD, blocks: [{type: paragraph, text: Here.}]}",
    "paragraph": "  - {type: paragraph, text: See WORD.}",
    "list": "  - {type: list, items: [One, {text: Two, items: [In WORD]}]}",
    "cell": "  - {type: guidance-table, columns: [A, B], rows: [{topic: WORD, guidance: [C]}]}",
    "column": "  - {type: do-and-dont, do: {title: WORD, items: [C]}, dont: {title: B, items: [D]}}",
    "saying": "  - {type: prompts, situations: [{situation: A, sayings: [WORD]}]}",
    "group": "  - {type: pathways, groups: [{title: A, items: [WORD]}, {title: B, items: [C]}]}",
}
ADDRESS = "https://www.example.org/a/path/of/many/words_and_more?with=a&query=of.its-own&and=so+on"
MAIL = "a.very.long.name.of.a.person.in.a.team@a-school-with-a-long-name.example.org"


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("presentation", [STANDARD, GIANT], ids=["standard", "giant"])
def test_a_word_that_is_wider_than_its_line_is_an_error_at_its_place(
    block: str, presentation: Presentation, project: Folders
) -> None:
    word = PLACE if block in ("cell", "column", "group") or presentation is GIANT else PLACE * 2
    document = web_documents.leaflet(project, BLOCKS[block].replace("WORD", word))
    (found,) = pdf.write(document, web_documents.context(document, pdf, presentation)).diagnostics
    assert (found.rule, found.span.path) == ("cut-word", "content/sections/sleep.yaml")
    assert found.span.keys[:2] == ("blocks", 0)
    assert f"`{word}`" in found.message


def test_every_wide_word_is_told_at_once_and_by_the_booklet_too(project: Folders) -> None:
    blocks = "\n".join(BLOCKS[name].replace("WORD", PLACE * 2) for name in ("heading", "list"))
    document = web_documents.leaflet(project, blocks)
    for writer in (pdf, booklet):
        found = writer.write(document, web_documents.context(document, writer)).diagnostics
        assert [each.span.keys[1] for each in found] == [0, 1]


@pytest.mark.parametrize(
    "words",
    [
        "Antidisestablishmentarianism in a line",
        f"{PLACE[:20]}-{PLACE[20:40]}-{PLACE[40:]}",
        "and/or/" * 30,
        "漢字" * 200,
        f"{PLACE[:30]} {PLACE[30:]}",
        f"Ask {MAIL} or see {ADDRESS}",
    ],
)
def test_words_that_fit_or_can_be_parted_are_none(words: str, project: Folders) -> None:
    document = web_documents.leaflet(project, f"  - {{type: paragraph, text: '{words}'}}")
    assert not [
        each
        for each in pdf.write(document, web_documents.context(document, pdf)).diagnostics
        if each.rule == "cut-word"
    ]


@pytest.mark.parametrize("where", ["title", "statement"])
def test_a_wide_word_around_the_text_is_an_error_of_the_document(where: str, project: Folders) -> None:
    document = web_documents.leaflet(project, BLOCKS["paragraph"])
    if where == "title":
        document = replace(document, title=Text(PLACE, (Words(PLACE),)))
    else:
        document = replace(document, furniture=replace(document.furniture, statement=f"Ask {PLACE * 2}"))
    (found,) = pdf.write(document, web_documents.context(document, pdf)).diagnostics
    assert (found.rule, found.span.path) == ("cut-word", "content/documents/sleep-leaflet.yaml")


@pytest.mark.parametrize("presentation", [STANDARD, LARGE, GIANT], ids=["standard", "large", "giant"])
def test_word_goes_on_in_the_next_line(presentation: Presentation, project: Folders) -> None:
    """Word parts any word that is wider than its line; the measured pages know of it."""
    document = web_documents.leaflet(project, BLOCKS["paragraph"].replace("WORD", PLACE * 60))
    written = docx.write(document, web_documents.context(document, docx, presentation))
    assert not written.diagnostics
    assert written.pages is not None
    assert written.pages > 3


@pytest.mark.parametrize("writer", [html, epub])
def test_words_of_pages_may_be_parted_anywhere(writer: ModuleType, project: Folders) -> None:
    """Unlike `break-word`, `anywhere` lets columns and cells become as narrow as the page has room for."""
    document = web_documents.leaflet(project, BLOCKS["cell"].replace("WORD", PLACE * 2))
    content = writer.write(document, web_documents.context(document, writer)).content
    styles = content if writer is html else zipfile.ZipFile(io.BytesIO(content)).read("EPUB/style.css")
    (body,) = [line for line in styles.decode().splitlines() if line.startswith("body {")][:1]
    assert body.rindex("overflow-wrap: anywhere") > body.find("overflow-wrap: break-word")
