"""Longer languages keep the pages of their kind: spaces shrink, then sizes, never under the least size."""

import dataclasses
import io
import zipfile
from collections.abc import Iterable

import pytest
from lxml import etree

from toolkit_cli import locales
from toolkit_cli.build.load import context
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.inlines import Inline, Words
from toolkit_cli.model.node import mapped
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import PageLimit, TextLimit
from toolkit_cli.model.text import Text
from toolkit_cli.reading.project import read_project
from toolkit_cli.writers import Written, docx
from toolkit_cli.writers._word_layout.measured import measure
from toolkit_cli.writers._word_styles import Styles
from toolkit_cli.writers._word_tighten import tightened
from toolkit_cli.writers._word_tightness import Tightness, least_needed

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
POLISH = dataclasses.replace(locales.load("en-GB"), tag="pl")
FITS_LONGER = [
    "do-and-dont-poster",
    "helpful-things-to-say-poster",
    "notice-and-respond-poster",
    "pace-poster",
    "parents-help-sheet",
    "pathways-poster",
    "things-to-remember-poster",
    "warning-signs-poster",
]


@pytest.fixture(scope="module")
def project() -> Project:
    from conftest import REPOSITORY

    return read_project(Folders(REPOSITORY), Reporter())


def longer(text: str, growth: float) -> str:
    """The text with every so many words said twice."""
    made, owed = [], 0.0
    for word in text.split(" "):
        made.append(word)
        owed += (len(word) + 1) * growth
        while word.isalpha() and owed > len(word):
            made.append(word)
            owed -= len(word) + 1
    return " ".join(made)


def document(project: Project, name: str, growth: float = 0.0) -> Document:
    """A document of the repository, all its texts so much longer."""
    made = resolve(project, name, locales.load("en-GB"))

    def inlines(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple(inline(node) for node in nodes)

    def inline(node: Inline) -> Inline:
        if isinstance(node, Words):
            return Words(longer(node.text, growth))
        children = getattr(node, "children", None)
        return dataclasses.replace(node, children=inlines(children)) if children else node  # type: ignore[call-arg]

    def text(given: Text) -> Text:
        return Text(given.source, inlines(given.inlines))

    def placed(given: Placed) -> Placed:
        if isinstance(given.block, Heading):
            return dataclasses.replace(
                given, block=dataclasses.replace(given.block, text=text(given.block.text))
            )
        return dataclasses.replace(given, block=mapped(given.block, text))

    words = {
        field: longer(getattr(made.furniture, field), growth)
        for field in ("subtitle", "message", "statement")
    }
    return dataclasses.replace(
        made,
        title=text(made.title),
        body=tuple(map(placed, made.body)),
        furniture=dataclasses.replace(made.furniture, **words),
    )


def write(project: Project, made: Document, locale: locales.Locale | None = None) -> Written:
    from conftest import REPOSITORY

    given = context(Folders(REPOSITORY), project, made, None)
    return docx.write(made, dataclasses.replace(given, locale=locale or given.locale))


def found(written: Written) -> dict[str, str]:
    return {each.rule: str(each) for each in written.diagnostics}


def part(written: Written, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
        return archive.read(name)


def parts(written: Written) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", FITS_LONGER)
def test_what_fits_stays_as_the_template_says(project: Project, name: str) -> None:
    made = document(project, name)
    free = dataclasses.replace(made, kind=made.kind.model_copy(update={"pages": None}))
    assert write(project, made).content == write(project, free).content


@pytest.mark.parametrize("name", FITS_LONGER)
def test_forty_per_cent_more_text_keeps_the_pages(project: Project, name: str) -> None:
    made = document(project, name, 0.4)
    written = write(project, made)
    assert made.kind.pages is not None
    assert written.pages == made.kind.pages.maximum
    assert "page-limit" not in found(written), found(written)


def test_no_text_becomes_smaller_than_the_kind_allows(project: Project) -> None:
    made = document(project, "do-and-dont-poster", 0.75)
    written = write(project, made)
    assert "; text 2" in found(written)["tightened-layout"], "the sizes are what is tested here"
    for name, content in parts(written).items():
        if name in {"word/styles.xml", "word/document.xml"}:
            sizes = [
                int(size.get(f"{W}val")) for size in etree.fromstring(content).iter(f"{W}sz", f"{W}szCs")
            ]
            assert min(sizes, default=99) >= made.kind.text.minimum * 2
    styles = Styles(part(written, "word/styles.xml"))
    assert styles.size("Title") >= 54
    assert styles.size("Heading1") > styles.size("BodyText")


def test_the_remark_says_how_far_it_went(project: Project) -> None:
    made = document(project, "parents-help-sheet", 0.3)
    remark = found(write(project, made, POLISH))["tightened-layout"]
    assert ": info[" in remark
    assert "to stay on 2 pages in Polish: spaces are up to" in remark


def test_the_error_names_what_does_not_fit(project: Project) -> None:
    made = document(project, "parents-help-sheet", 1.2)
    written = write(project, made, POLISH)
    error = found(written)["page-limit"]
    assert f"takes {written.pages} pages in Polish, set as tight as it may be" in error
    assert "at most 2: about" in error
    assert "lines too long, beyond the end from “" in error
    assert "(content/sections/parents-help-sheet.yaml)" in error
    assert "shorten the translation" in error


def test_too_few_pages_are_named_too(project: Project) -> None:
    made = document(project, "pace-poster")
    kind = made.kind.model_copy(update={"pages": PageLimit(minimum=2, maximum=4)})
    assert "has at least 2" in found(write(project, dataclasses.replace(made, kind=kind)))["page-limit"]


def test_pages_and_foot_are_right_after_tightening(project: Project) -> None:
    written = write(project, document(project, "parents-help-sheet", 0.3))
    footer = etree.fromstring(part(written, "word/footer1.xml"))
    assert "".join(footer.itertext()).endswith("2")
    root = etree.fromstring(part(written, "word/document.xml"))
    panel = root.find(".//w:p/w:pPr/w:pStyle[@w:val='Statement']/../w:spacing", NS)
    assert panel is not None
    assert int(panel.get(f"{W}before")) > Styles(part(written, "word/styles.xml")).before("Statement")


def test_not_a_word_changes(project: Project) -> None:
    given = parts(write(project, document(project, "pathways-poster")))
    made = tightened(given, TextLimit(minimum=12), Tightness(1.0))
    assert "word/media" not in "".join(made)
    for name, content in made.items():
        assert _texts(content) == _texts(given[name])


def _texts(content: bytes) -> list[str | None]:
    return [text.text for text in etree.fromstring(content).iter(f"{W}t")]


def test_spaces_shrink_before_sizes_and_paragraphs_stay_apart(project: Project) -> None:
    given = parts(write(project, document(project, "do-and-dont-poster")))
    before = Styles(given["word/styles.xml"])
    limit = TextLimit(minimum=20)

    def at(amount: float) -> Styles:
        return Styles(tightened(given, limit, Tightness(amount))["word/styles.xml"])

    assert at(0.3).size("BodyText") == before.size("BodyText")
    assert at(0.3).after("BodyText") < before.after("BodyText")
    assert at(1.0).size("BodyText") == 20
    assert at(1.0).size("Title") < before.size("Title")
    assert at(1.0).after("BodyText") >= 0.2 * before.after("BodyText")
    assert at(1.0).after("DraftNotice") >= 100


@pytest.mark.parametrize(("tag", "least"), [("pl", 10.0), ("zh-Hans", 0.02 * 1190.55)])
def test_room_stays_free_at_the_foot_more_of_it_where_typefaces_stand_in(
    project: Project, tag: str, least: float
) -> None:
    from conftest import REPOSITORY

    locale = dataclasses.replace(locales.load("en-GB"), tag=tag)
    for name, growth in (("pace-poster", 0.0), ("pace-poster", 0.3)):
        made = parts(write(project, document(project, name, growth), locale))
        layout = measure(made, fonts=REPOSITORY / "templates" / "fonts")
        assert layout.pages == 1
        assert layout.room >= least - 0.1


def test_a_mark_is_as_high_as_the_letters_beside_it(project: Project) -> None:
    given = parts(write(project, document(project, "do-and-dont-poster")))
    made = tightened(given, TextLimit(minimum=20), Tightness(1.0))
    shrunk = Styles(made["word/styles.xml"]).size("DoHeading") / Styles(given["word/styles.xml"]).size(
        "DoHeading"
    )
    was, now = (
        int(next(etree.fromstring(files["word/document.xml"]).iter("{*}extent")).get("cy", "0"))
        for files in (given, made)
    )
    assert now / was == pytest.approx(shrunk, rel=0.01)


def test_a_style_keeps_its_own_least_size_though_it_inherits_it() -> None:
    def style(name: str, inner: str) -> str:
        return f'<w:style w:type="paragraph" w:styleId="{name}">{inner}</w:style>'

    size = '<w:rPr><w:sz w:val="36"/></w:rPr>'
    sheet = style("Panel", size) + style("Statement", '<w:basedOn w:val="Panel"/>') + style("Other", size)
    given = {"word/styles.xml": f'<w:styles xmlns:w="{NS["w"]}">{sheet}</w:styles>'.encode()}
    limit = TextLimit(minimum=12, styles={"Statement": 16})
    made = Styles(tightened(given, limit, Tightness(1.0))["word/styles.xml"])
    assert made.size("Statement") == 16
    assert made.size("Other") < 16


def test_exact_lines_shrink_with_their_letters_and_no_further() -> None:
    def line(rule: str, value: int, amount: float) -> int:
        inner = f'<w:pPr><w:spacing w:line="{value}" w:lineRule="{rule}"/></w:pPr><w:rPr><w:sz w:val="40"/></w:rPr>'
        sheet = f'<w:style w:type="paragraph" w:styleId="A">{inner}</w:style>'
        given = {"word/styles.xml": f'<w:styles xmlns:w="{NS["w"]}">{sheet}</w:styles>'.encode()}
        made = tightened(given, TextLimit(minimum=15), Tightness(amount))["word/styles.xml"]
        return int(etree.fromstring(made).find(".//w:spacing", NS).get(f"{W}line"))  # type: ignore[union-attr]

    assert line("exact", 460, 0.4) == 460, "1.15 em is as tight as it gets"
    assert line("atLeast", 560, 0.4) < 560
    assert line("exact", 460, 1.0) == 345, "15 pt instead of 20"
    assert line("auto", 312, 1.0) == 259
    assert line("auto", 240, 1.0) == 240


def test_the_least_is_found() -> None:
    tried: list[float] = []

    def fits(tightness: Tightness) -> bool:
        tried.append(tightness.amount)
        return tightness.amount >= 0.3

    least = least_needed(fits)
    assert least is not None
    assert 0.3 <= least.amount <= 0.3 + 1 / 16
    assert len(tried) <= 5
    assert least_needed(lambda _: False) is None
