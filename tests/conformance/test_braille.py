"""Braille by the real liblouis: cells, back-translation, traps of its tables, and PEF against its schema."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from conformance import judges
from conftest import REPOSITORY
from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.locales.braille import code, obstacle
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Words, words_of
from toolkit_cli.tools import louis
from toolkit_cli.writers import brf, pef
from toolkit_cli.writers._braille_words import plain
from toolkit_cli.writers._linear import Head, Item, Para, linear
from writers.braille_cells import ASCII, context, pages

pytestmark = pytest.mark.conformance
DOCUMENTS = sorted(file.stem for file in (REPOSITORY / "content" / "documents").glob("*.yaml"))
TRANSLATED = ("parents-help-sheet", "ways-to-build-resilience", "pace-poster")
FILES = [
    *(("en-GB", grade, name) for grade in (1, 2) for name in DOCUMENTS),
    *((tag, 1, name) for tag in ("ar", "bg", "lt", "pl", "pt-PT", "uk", "zh-Hans") for name in TRANSLATED),
    *((tag, 2, name) for tag in ("ar", "pt-PT") for name in TRANSLATED),
]
SCHEMA = "org/daisy/braille/utils/pef/resource-files/pef-2008-1-full.rng"
ONE_WAY = {"en-GB": re.compile(r"\W*enough\W*|.*[;)]|.*://.*")}
"""Words that liblouis 3.24 writes rightly but does not read back: `enough`, wordsigns before `;` and `)`, `://`."""
MISREAD = {"pt-PT": {"§": "ss", "\x80": "euro", "μ": "m"}, "pl": {"\x80": "euro"}}
"""Cells that the tables of liblouis 3.24 read back as another sign than the letters they stand for."""


@pytest.fixture(scope="module", autouse=True)
def _liblouis() -> None:
    judges.need("liblouis", louis.find(), louis.REMEDY)


@pytest.fixture(scope="module")
def translations(repository: Folders) -> Translations:
    return Translations(check(repository, Reporter()))


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    jars = sorted((Path(__file__).parent / "pef" / "lib").glob("braille-utils.pef-tools-*.jar"))
    judges.need("PEF schema", jars, "mvn -q -f tests/conformance/pef/pom.xml dependency:copy-dependencies")
    with zipfile.ZipFile(jars[0]) as archive:
        return etree.RelaxNG(etree.parse(BytesIO(archive.read(SCHEMA))))


def _simple(document: Document) -> Iterator[str]:
    """The texts of a document that are plain words in its own language."""
    for piece in linear(document, locales.load(document.language)):
        if isinstance(piece, Head | Para | Item) and all(isinstance(each, Words) for each in piece.text):
            number = f"{piece.number}. " if isinstance(piece, Item) and piece.number else ""
            bracketed = isinstance(piece, Para) and piece.role == "picture" and document.language != "en-GB"
            text = plain(number + words_of(piece.text))
            yield f"[{text}]" if bracketed else text


def _cells(content: bytes) -> str:
    """The cells of a PEF without heads and blanks, addresses that were cut in one piece again."""
    root = etree.fromstring(content)
    lines = ["".join(row.itertext()) for page in root.iter("{*}page") for row in page[1:]]
    return "\n".join(line.strip("\u2800") for line in lines if line).replace("\u2800", "\n")


@pytest.mark.parametrize(("tag", "grade", "name"), FILES)
def test_the_cells_are_the_forward_translation(
    tag: str, grade: int, name: str, translations: Translations
) -> None:
    document, chosen = translations.document(name, tag), code(locales.load(tag), grade)
    written = pef.write(document, context(tag, grade=grade))
    found, place = re.sub(r"\s+", "", _cells(written.content)), 0
    for text in _simple(document):
        if "@" in text or "www." in text or "://" in text:
            continue
        made = louis.translate(text.translate(str.maketrans(dict(chosen.replace))), chosen.table)
        assert not made.undefined
        cells = made.dots.replace("\u2800", "")
        assert cells in found[place:], text
        place = found.index(cells, place) + len(cells)


@pytest.mark.parametrize(("tag", "grade", "name"), FILES)
def test_brf_and_pef_keep_their_rules(
    tag: str, grade: int, name: str, translations: Translations, schema: etree.RelaxNG
) -> None:
    document, setting = translations.document(name, tag), context(tag, grade=grade)
    ready, portable = brf.write(document, setting), pef.write(document, setting)
    assert not [each for each in ready.diagnostics if each.severity == "error"]
    root = etree.fromstring(portable.content)
    schema.assertValid(root)
    made = [["".join(row.itertext()) for row in page] for page in root.iter("{*}page")]
    assert all(len(page) <= 25 and all(len(line) <= 40 for line in page) for page in made)
    assert all("\u2800" <= cell <= "\u283f" for page in made for line in page for cell in line)
    read = [
        ["".join(chr(0x2800 + ASCII.index(sign)) for sign in line) for line in page]
        for page in pages(ready.content)
    ]
    assert read == made


@pytest.mark.parametrize(("tag", "grade"), [("en-GB", 1), ("en-GB", 2), ("pl", 1), ("lt", 1), ("pt-PT", 1)])
def test_back_translation_gives_the_words(tag: str, grade: int, translations: Translations) -> None:
    """Not Ukrainian, Bulgarian and Chinese, nor Arabic and contracted Portuguese: their tables go one way only."""
    table = code(locales.load(tag), grade).table
    misread = str.maketrans(MISREAD.get(tag, {}))
    passed = ONE_WAY[tag] if grade == 2 else re.compile(r"(?!)")
    count = 0
    for name in DOCUMENTS if tag == "en-GB" else TRANSLATED:
        for text in _simple(translations.document(name, tag)):
            words = text.replace("©", "").replace("…", "").casefold()
            read = louis.back_translate(louis.translate(words, table).dots, table).translate(misread)
            for said, back in zip(words.split(), read.casefold().split(), strict=True):
                if not passed.fullmatch(said):
                    assert re.findall(r"\w", said) == re.findall(r"\w", back), text
                    count += 1
    assert count > 500


def test_braille_ascii_is_that_of_liblouis() -> None:
    file = Path("/usr/share/liblouis/tables/en-us-brf.dis")
    judges.need("en-us-brf.dis", file.is_file(), louis.REMEDY)
    shown = dict.fromkeys(range(64), " ")
    for line in file.read_text("utf-8").splitlines():
        found = re.match(r"display (\S+)\s+([1-6]+)\b", line)
        if found:
            sign = {r"\\": "\\", r"\s": " "}.get(found[1], found[1])
            shown[sum(1 << int(dot) - 1 for dot in found[2])] = sign
    assert "".join(shown[cell] for cell in range(64)) == ASCII


def test_ukrainian_letters_are_cells() -> None:
    assert louis.translate("дітям", "uk.utb").dots == "⠙⠽⠞⠫⠍"


@pytest.mark.parametrize(
    ("text", "table", "faults"),
    [
        ("Well ✓ done ‰", "Pl-Pl-g1.utb", "‰✓"),
        ("so → it € is", "bg.utb", "→€"),
        ("is it? да?", "bg.utb", ""),
        ("a é ✓", "lt-6dot.utb", "é✓"),
        ("me@x.org", "cy-cy-g2.ctb", "@"),
        ("„so“", "en-ueb-g2.ctb", "„"),
        ("“so” ✓ → •", "en-ueb-g2.ctb", ""),
    ],
)
def test_characters_without_six_dots_are_named(text: str, table: str, faults: str) -> None:
    assert set(louis.translate(text, table).undefined) == set(faults)


def test_a_table_that_is_not_there_is_said() -> None:
    with pytest.raises(ToolkitError, match=r"has no Braille table `no-such\.ctb`"):
        louis.translate("words", "no-such.ctb")


def test_every_cell_knows_its_character() -> None:
    made = louis.translate("the child’s name@x.org", "en-ueb-g2.ctb")
    assert len(made.sources) == len(made.dots) and list(made.sources) == sorted(made.sources)


def test_strong_words_have_their_signs() -> None:
    assert louis.translate("so be it", "en-ueb-g2.ctb", (0, 0, 0, 4, 4, 0, 0, 0)).dots == "⠎⠀⠘⠂⠆⠀⠭"


@pytest.mark.parametrize("tag", [tag for tag in locales.available() if locales.load(tag).braille])
def test_every_table_is_there_or_refused(tag: str) -> None:
    locale = locales.load(tag)
    for grade in locale.braille["grades"]:
        chosen = code(locale, grade)
        if obstacle(chosen, louis.version()):
            assert chosen.minimum
        else:
            assert louis.has(chosen.table)
            assert not louis.translate(locale.labels["machine_braille"], chosen.table).undefined
