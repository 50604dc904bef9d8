"""Braille without liblouis: layout, coding, version gates, and that nothing is lost."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, strategies
from lxml import etree

import every_text
import web_documents
from conftest import REPOSITORY
from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.locales import Locale
from toolkit_cli.locales.braille import code, limits, obstacle
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words
from toolkit_cli.model.project import Project
from toolkit_cli.writers import brf, pef
from toolkit_cli.writers._braille_pages import Block, centred, entry, fill, paged
from toolkit_cli.writers._braille_words import BLANK, Speller, Word, plain
from writers.braille_cells import ASCII, SIGNS, Letters, context, pages, pieces, running

DOCUMENTS = sorted(file.stem for file in (REPOSITORY / "content" / "documents").glob("*.yaml"))
SIZES = [(40, 25), (32, 27), (38, 25), (20, 8)]
PEF = "{http://www.daisy.org/ns/2008/pef}"
EVERY_BLOCK = """
title: Sleep
audience: parents
blocks:
  - {type: paragraph, text: First words.}
  - {type: paragraph, text: "*stressed* **strong** [linked](https://x.org/?a=1) marked[^1]"}
  - {type: lead, text: A lead.}
  - {type: list, lead-in: "Led in:", items: [one, {text: two goes on and on, items: [inner]}]}
  - {type: numbered-factors, factors: [counted, again]}
  - {type: quotation, text: Quoted, attribution: Somebody}
  - {type: guidance-table, columns: [Seen?, Done], rows: [{topic: topic, guidance: [guide]}]}
  - {type: do-and-dont, do: {title: Do, items: [yes]}, dont: {title: Not, items: [no]}}
  - {type: prompts, situations: [{situation: When, sayings: [said]}]}
  - {type: link-list, links: [{text: site, url: "https://x.org/a&b", note: noted}]}
  - {type: figure, figure: moon, alternative: A moon above a hill, labels: {moon: Moon}}
  - {type: pathways, groups: [{title: Group, items: [member]}]}
  - {type: roles, roles: [{role: Role, audience: staff, blocks: [{type: paragraph, text: duty}]}]}
  - {type: subsection, title: Part, blocks: [{type: paragraph, text: of it}]}
"""


@pytest.fixture(scope="session")
def edition(repository: Folders) -> Project:
    reporter = Reporter()
    project = check(repository, reporter)
    assert not reporter.failed
    return project


@pytest.fixture(scope="session")
def handbook(edition: Project) -> Document:
    return resolve(edition, "toolkit", locales.load("en-GB"))


@pytest.fixture
def leaflet(project: Folders) -> Document:
    """A leaflet made of every block."""
    figures = project.content / "figures"
    figures.mkdir()
    (figures / "moon.svg.j2").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm" viewBox="0 0 9 9">'
        '<text x="1" y="5" font-size="4">{{ labels.moon }}</text></svg>',
        encoding="utf-8",
    )
    (project.content / "sections" / "sleep.yaml").write_text(EVERY_BLOCK, encoding="utf-8")
    (project.content / "references.yaml").write_text('"1": A book.\n', encoding="utf-8")
    return resolve(check(project, Reporter()), "sleep-leaflet", locales.load("en-GB"))


def _speller(tag: str = "en-GB", letters: Letters | None = None) -> Speller:
    locale = locales.load(tag)
    return Speller(locale, code(locale), letters or Letters())


def _ascii(cells: str) -> str:
    return "".join(ASCII[ord(cell) - ord(BLANK)] for cell in cells)


def _joined(*inlines: Inline, tag: str = "en-GB", letters: Letters | None = None) -> str:
    return " ".join(_ascii(word.cells) for word in _speller(tag, letters).words(inlines))


def _words(*lengths: int) -> list[Word]:
    return [Word("⠁" * length) for length in lengths]


def _shown(text: str) -> str:
    return text.translate(SIGNS).upper()


def _headings(made: list[list[str]], document: Document) -> Iterator[tuple[list[str], int]]:
    """The page and the place on it of the first line of each heading."""
    titles = {_shown(str(placed.block.text)) for placed in document.body if placed.block.type == "heading"}
    for page in made:
        for place, line in enumerate(page[1:], start=1):
            apart = place == 1 or not page[place - 1]
            if apart and line.startswith("   ") and line.strip() in titles:
                yield page, place


def test_every_block_is_in_the_braille_in_order(leaflet: Document) -> None:
    found = running(brf.write(leaflet, context(), Letters()).content)
    place = 0
    for words in pieces(leaflet):
        shown = _shown(words).replace("MARKED1", "MARKED;91")
        assert shown in found[place:], words
        place = found.index(shown, place) + len(shown)


def test_no_text_of_any_block_is_lost() -> None:
    document = every_text.document()
    made = running(brf.write(document, context(), Letters()).content)
    found = re.sub(r'(?<=\S)" (?=\S)', "", made)
    assert every_text.lost(document, found) == []
    assert [url for url in every_text.addresses(document) if f"({url[8:].upper()})" not in found] == []


def test_what_a_link_leads_to_is_behind_its_words() -> None:
    link, grade_1 = Link((Words("call us"),), "tel:+441726627800"), "en-ueb-g1.ctb"
    assert _joined(link, Words(".")) == "CALL US (+441726627800)."
    assert _joined(Link((Words("write"),), "mailto:me@x.org")) == "WRITE (ME@X.ORG)"
    assert _joined(Link((Words("here"),), "https://www.x.org/a/")) == "HERE (WWW.X.ORG/A)"
    assert _joined(Link((Words("01726 627800"),), "tel:01726627800")) == "01726 627800"
    letters = Letters()
    _joined(Link((Words("我们"),), "https://x.org/a"), tag="zh-Hans", letters=letters)
    assert [(text, table) for text, table, _ in letters.asked if table == grade_1] == [("x.org/a", grade_1)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_are_those_of_the_document(name: str, edition: Project) -> None:
    document = replace(resolve(edition, name, locales.load("en-GB")), contents=False)
    written = brf.write(document, context(), Letters())
    assert written.diagnostics == ()
    found = re.sub(r'(?<=\S)" (?=\S)', "", running(written.content)).replace(";9", "")
    expected = _shown(" ".join(pieces(document)))
    program = found[
        found.index("BRAILLE: UNIFIED") : found.index("BRAILLE READER.") + len("BRAILLE READER. ")
    ]
    said = found.replace(program, "").replace("@.<", "").replace("@.>", "")
    assert said.split() == expected.split()


@pytest.mark.parametrize(("cells", "lines"), SIZES)
def test_pages_keep_to_their_size(cells: int, lines: int, handbook: Document) -> None:
    content = brf.write(handbook, context(cells=cells, lines=lines), Letters()).content
    assert set(content) <= {*range(0x20, 0x60), 0x0D, 0x0A, 0x0C}
    for page in pages(content):
        assert 1 < len(page) <= lines
        assert all(len(line) <= cells and line == line.rstrip() for line in page)


@pytest.mark.parametrize(("cells", "lines"), SIZES[:3])
def test_a_heading_never_ends_a_page(cells: int, lines: int, handbook: Document) -> None:
    made = pages(brf.write(handbook, context(cells=cells, lines=lines), Letters()).content)
    places = list(_headings(made, handbook))
    assert len(places) > 20
    for page, place in places:
        assert any(line.strip() for line in page[place + 1 :])


def test_every_page_has_its_number_and_all_but_the_first_the_title(handbook: Document) -> None:
    made = pages(brf.write(handbook, context(), Letters()).content)
    title = _shown(str(handbook.title)).split()
    for count, page in enumerate(made, start=1):
        assert page[0].endswith(f" {count}") and len(page[0]) == 40
        assert page[0].split()[:2] == ([str(count)] if count == 1 else title[:2])
        assert page[0].strip() == str(count) or "   " in page[0].strip()


def test_the_number_of_pages_is_true(handbook: Document) -> None:
    written = brf.write(handbook, context(), Letters())
    assert written.pages == len(pages(written.content))
    assert f"NUMBER OF BRAILLE PAGES: {written.pages} " in running(written.content)


def test_the_contents_name_the_pages_of_the_sections(handbook: Document) -> None:
    made = pages(brf.write(handbook, context(), Letters()).content)
    heads = [placed.block for placed in handbook.body if placed.level == 1 and placed.block.type == "heading"]
    entries = re.findall(
        r'([^"]+?) "+ (\d+)(?: |$)', " ".join(line.strip() for page in made[1:3] for line in page[1:])
    )
    assert len(entries) == len(heads) == 21
    for (said, number), head in zip(entries, heads, strict=True):
        title = _shown(head.label + str(head.text))
        assert said.removeprefix("CONTENTS").strip() == title
        page = made[int(number) - 1]
        assert any(line.strip() and title.startswith(line.strip()) for line in page[1:]), title


def test_title_code_grade_and_pages_open_the_document(leaflet: Document) -> None:
    first = pages(brf.write(leaflet, context(grade=2), Letters()).content)[0]
    words = " ".join(line.strip() for line in first)
    assert first[1].strip() == _shown(str(leaflet.title))
    assert "UNIFIED ENGLISH BRAILLE (UEB), GRADE 2 (CONTRACTED)" in words
    assert "NUMBER OF BRAILLE PAGES: " in words
    assert "MADE BY A PROGRAM" in words


def test_headings_paragraphs_lists_and_quotations_have_their_cells(leaflet: Document) -> None:
    lines = [line for page in pages(brf.write(leaflet, context(), Letters()).content) for line in page]
    indents = {line.strip(): len(line) - len(line.lstrip()) for line in lines}
    assert indents["FIRST WORDS."] == 2
    assert indents["ONE"] == indents["TWO GOES ON AND ON"] == indents["1. COUNTED"] == 0
    assert indents["INNER"] == 2
    assert indents["^QUOTED^"] == 4
    assert indents["SEEN? TOPIC"] == 0
    assert indents["WHEN"] >= 4
    note = next(line for line in lines if "PICTURE: A MOON" in line)
    assert note.startswith("      @.<PICTURE")


def test_run_overs() -> None:
    assert fill(_words(5, 3, 6), 10, 2, 0) == (f"{BLANK * 2}⠁⠁⠁⠁⠁", "⠁⠁⠁⠀⠁⠁⠁⠁⠁⠁")
    assert fill(_words(9, 2), 10, 0, 2) == ("⠁" * 9, f"{BLANK * 2}⠁⠁")
    assert centred(_words(8, 8), 20) == (BLANK * 6 + "⠁" * 8, BLANK * 6 + "⠁" * 8)


def test_run_overs_of_a_nested_list_stand_behind_its_deepest_level(leaflet: Document) -> None:
    lines = [
        line
        for page in pages(brf.write(leaflet, context(cells=16, lines=99), Letters()).content)
        for line in page
    ]
    place = lines.index("TWO GOES ON AND")
    assert [line for line in lines[place : place + 5] if line][:3] == ["TWO GOES ON AND", "    ON", "  INNER"]


def test_lists_that_follow_each_other_stand_apart(project: Folders) -> None:
    made = brf.write(
        web_documents.leaflet(project, web_documents.LISTS), context(lines=99), Letters()
    ).content
    (page,) = pages(made)
    at = page.index("ONE")
    assert page[at - 1 : at + 9] == [
        *("", "ONE", "TWO", "  INNER", "  INMOST", "THREE"),
        *("", "OTHER", "", "1. COUNTED"),
    ]


def test_a_line_of_contents_reaches_the_margin() -> None:
    (line,) = entry(_words(4), "⠼⠁", 20)
    assert line == "⠁⠁⠁⠁⠀" + "⠐" * 12 + "⠀⠼⠁"
    assert [len(each) for each in entry(_words(9, 9), "⠼⠁", 20)] == [9, 20]


def test_a_heading_goes_with_two_lines_of_what_follows() -> None:
    text = Block(("⠁",) * 5)
    heading = Block(("⠓",), 1, 1, heading=True, level=1)
    made, starts = paged([text, heading, text], 9)
    assert (made[0], starts) == (["⠁"] * 5 + ["", "⠓", "", "⠁"], (1, 1, 2)) or starts == (1, 2, 2)
    made, starts = paged([text, heading, text], 10)
    assert starts == (1, 1, 1) and len(made[1]) == 3


BLOCKS = strategies.lists(
    strategies.builds(
        lambda count, before, after, heading, leads: Block(
            ("⠁",) * count, before, after, heading and count < 3, leads=leads and count < 3
        ),
        strategies.integers(1, 12),
        strategies.integers(0, 1),
        strategies.integers(0, 1),
        strategies.booleans(),
        strategies.booleans(),
    ),
    max_size=12,
)


@given(BLOCKS, strategies.integers(8, 14))
def test_any_blocks_fit_their_pages(blocks: list[Block], room: int) -> None:
    following = [*blocks[1:], Block(())]
    blocks = [
        replace(block, leads=block.leads and bool(after.lines) and not (after.leads or after.heading))
        for block, after in zip(blocks, following, strict=False)
    ]
    made, starts = paged(blocks, room)
    assert all(len(page) <= room for page in made)
    assert [line for page in made for line in page if line] == [
        line for block in blocks for line in block.lines
    ]
    assert list(starts) == sorted(starts)
    assert all(page[0] and page[-1] for page in made if page)
    for index, block in enumerate(blocks[:-1]):
        if block.leads or (block.heading and not blocks[index + 1].heading):
            assert starts[index] == starts[index + 1]


def test_a_heading_goes_with_a_lead_in_and_its_list() -> None:
    text, lead, item = Block(("⠁",) * 5), Block(("⠇",) * 2, leads=True), Block(("⠊",), 1, 1, listed=True)
    heading = Block(("⠓",), 1, 0, heading=True, level=2)
    assert paged([text, heading, lead, item], 10)[1] == (1, 2, 2, 2)
    assert paged([text, heading, lead, item], 11)[1] == (1, 1, 1, 1)


def test_short_lines_before_a_list_stay_with_it() -> None:
    text, lead, item = Block(("⠁",) * 5), Block(("⠇",), leads=True), Block(("⠊",), 1, 1, listed=True)
    assert paged([text, lead, item], 7)[1] == (1, 2, 2)
    assert paged([text, lead, item], 8)[1] == (1, 1, 1)


def test_long_addresses_are_cut_at_their_joints_and_nothing_else_is() -> None:
    address = "www.example.org/a-long-way/to-the-page.html"
    words = _speller().words((Words(f"see {address} there"),))
    lines = [_ascii(line) for line in fill(words, 20, 2, 0)]
    assert lines == ["  SEE", 'WWW.EXAMPLE.ORG/A"', '-LONG-WAY/TO-THE"', "-PAGE.HTML THERE"]


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    assert fill(_words(25), 10) == ("⠁" * 9 + "⠐", "⠁" * 9 + "⠐", "⠁" * 7)


def test_text_is_made_plain_for_the_tables() -> None:
    assert plain("a\u00a0b\u202fc\u00add \u2067e\u2069 \u200fg") == "a b cd e g"
    assert plain("e\u0301") == "é"


def test_stress_is_shown_where_the_code_has_signs_for_it() -> None:
    inlines = (Words("a "), Emphasis((Words("b"),)), Strong((Words("c"),)))
    for tag, forms in (("en-GB", (0, 0, 1, 4)), ("pl", ())):
        letters = Letters()
        _joined(*inlines, tag=tag, letters=letters)
        assert letters.asked[-1][0::2] == ("a bc", forms)


def test_reference_numbers_do_not_run_into_the_word() -> None:
    inlines = (Words("Siegel, 2004"), ReferenceMark("1"))
    assert _joined(*inlines) == "SIEGEL, 2004;91"
    assert _joined(*inlines, tag="pl") == "SIEGEL, 2004[1]"


def test_words_of_another_script_go_by_their_own_table() -> None:
    english = Foreign((Words("Help"),), "en-GB")
    for tag, table in (("ar", "en-ueb-g1.ctb"), ("bg", "en-ueb-g1.ctb"), ("pl", "Pl-Pl-g1.utb")):
        letters = Letters()
        _joined(english, tag=tag, letters=letters)
        assert letters.asked[-1][:2] == ("Help", table)


def test_chinese_lines_end_between_characters_but_not_before_punctuation() -> None:
    speller = _speller("zh-Hans")
    (word,) = speller.words((Words("家长可以。做"),))
    assert word.loose and word.joints == (1, 2, 3, 5)
    assert [len(line) for line in fill([word], 4)] == [3, 3]
    address = speller.words((Words("邮件a@b.org谢谢"),))
    assert [_ascii(each.cells).strip() for each in address][1] == "A@B.ORG"


@pytest.mark.parametrize(
    ("tag", "version", "refused"),
    [
        ("ro", "3.24.0", True),
        ("ro", "3.26.9", True),
        ("ro", "3.9.0", True),
        ("ro", "3.27.0", False),
        ("ro", "3.100.0", False),
        ("lt", "3.24.0", False),
    ],
)
def test_tables_that_an_old_liblouis_lacks_are_refused(tag: str, version: str, refused: bool) -> None:
    found = obstacle(code(locales.load(tag)), version)
    assert bool(found) == refused
    if found:
        assert "3.27.0" in found.remedy and "eight dots" in found.message


def test_a_refused_language_raises(leaflet: Document) -> None:
    with pytest.raises(ToolkitError, match=r"too old for the Braille table `ro-g0\.utb`"):
        brf.write(leaflet, context("ro"), Letters("3.24.0"))


@pytest.mark.parametrize(
    ("tag", "version", "count"),
    [
        ("lt", "3.33.0", 1),
        ("lt", "3.34.0", 0),
        ("uk", "3.24.0", 1),
        ("uk", "3.29.0", 0),
        ("zh-Hans", "99.0", 1),
        ("bg", "99.0", 1),
    ],
)
def test_tables_with_limits_are_warned_of(tag: str, version: str, count: int) -> None:
    assert len(limits(code(locales.load(tag)), version)) == count


def test_the_warning_is_among_the_diagnostics(leaflet: Document) -> None:
    written = brf.write(leaflet, context("uk"), Letters("3.24.0"))
    (found,) = (each for each in written.diagnostics if each.rule == "limited-braille")
    assert found.severity is Severity.WARNING
    assert "3.29.0" in found.hint


def test_a_grade_that_a_language_lacks_is_refused() -> None:
    assert code(locales.load("en-GB")).grade == 2
    assert code(locales.load("en-GB"), 1).table == "en-ueb-g1.ctb"
    with pytest.raises(ToolkitError, match=r"no Braille of grade 2 for `pl`. Ask for grade 1"):
        code(locales.load("pl"), 2)
    with pytest.raises(ToolkitError, match="no Braille table is named for `xx`"):
        code(replace(locales.load("pl"), tag="xx", braille={}))
    with pytest.raises(ToolkitError, match=r"no Braille table for Cornish\. Offer instead: English"):
        code(Locale("kw", {}, {}, **locales.limits("kw")))


def test_a_character_without_braille_is_an_error_and_nothing_is_written(
    leaflet: Document, edition: Project
) -> None:
    odd = replace(leaflet, furniture=replace(leaflet.furniture, message="Well done ✓ all"))
    for write in (brf.write, pef.write):
        written = write(odd, context(), Letters())
        assert (written.content, written.pages) == (b"", None)
        (found,) = written.diagnostics
        assert (found.rule, found.severity) == ("undefined-braille", Severity.ERROR)
        assert "`✓` (U+2713) in `Well done ✓ all`" in found.message
    grades = [brf.write(odd, context(grade=grade), Letters()).diagnostics for grade in (1, 2)]
    assert grades[0] == grades[1]


def test_pef_has_the_same_cells(leaflet: Document) -> None:
    root = etree.fromstring(pef.write(leaflet, context(), Letters()).content)
    made = [[_ascii(row.text or "") for row in page] for page in root.iter(f"{PEF}page")]
    assert made == pages(brf.write(leaflet, context(), Letters()).content)


def test_pef_says_what_it_is(leaflet: Document) -> None:
    root = etree.fromstring(pef.write(leaflet, context(cells=32, lines=28), Letters()).content)
    assert (root.tag, root.get("version")) == (f"{PEF}pef", "2008-1")
    (volume,) = root.iter(f"{PEF}volume")
    assert dict(volume.attrib) == {"cols": "32", "rows": "28", "rowgap": "0", "duplex": "true"}
    meta = {etree.QName(each).localname: each.text for each in root[0][0]}
    assert meta["format"] == "application/x-pef+xml"
    assert meta["title"] == str(leaflet.title)
    assert meta["date"] == "2026-11-23"
    assert "en-ueb-g2.ctb, liblouis 99.0.0" in str(meta["description"])
    assert str(meta["identifier"]).startswith("urn:uuid:")


def test_the_bytes_are_the_same_every_time(leaflet: Document) -> None:
    for write in (brf.write, pef.write):
        assert write(leaflet, context(), Letters()) == write(leaflet, context(), Letters())
