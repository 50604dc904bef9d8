"""The text of every PDF is its text: readers that are not ours find its words, whole and in order."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

import web_documents
from conformance import judges
from toolkit_cli.tools import fonts
from toolkit_cli.writers import html, pdf

pytestmark = pytest.mark.conformance
ENOUGH = 0.98
RUN = 10
"""Characters of a run, for languages that do not part words."""
_VOWEL_SIGNS = re.compile("[\u064b-\u065f\u0670]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNPARTED = ("zh", "ja", "th")
_IN_LINE = frozenset({"a", "abbr", "b", "bdi", "em", "span", "strong", "sub", "sup", "wbr"})
_UNSEEN = frozenset({"script", "style", "svg"})


class _Blocks(HTMLParser):
    """The words of the main part of a page, a block each."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self._main, self._unseen = False, 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._main = self._main or tag == "main"
        self._unseen += tag in _UNSEEN
        if tag not in _IN_LINE:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._main = self._main and tag != "main"
        self._unseen -= tag in _UNSEEN
        if tag not in _IN_LINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._main and not self._unseen:
            self.blocks[-1] += data


def blocks_of(page: str) -> list[str]:
    """The text of a page of HTML, block by block."""
    parser = _Blocks()
    parser.feed(page)
    return [block for block in parser.blocks if block.strip()]


def words_of(text: str) -> list[str]:
    """Words without vowel signs and marks of direction."""
    plain = _INVISIBLE.sub("", _VOWEL_SIGNS.sub("", unicodedata.normalize("NFKC", text)))
    return re.findall(r"\w+", plain)


def share_found(blocks: list[str], text: str, tag: str) -> float:
    """How much of the document a reader found: words beside their neighbours, or runs of characters."""
    if tag.partition("-")[0] in _UNPARTED:
        runs, whole = list(_runs(blocks)), "".join(words_of(text))
        return sum(run in whole for run in runs) / len(runs)
    read = words_of(text)
    pairs, single = set(pairwise(read)), set(read)
    found = [each for block in blocks for each in _found(words_of(block), pairs, single)]
    return sum(found) / len(found)


def _found(words: list[str], pairs: set[tuple[str, str]], single: set[str]) -> Iterator[bool]:
    """Whether each word of a block was read next to the word before it or after it."""
    if len(words) == 1:
        yield words[0] in single
        return
    beside = [pair in pairs for pair in pairwise(words)]
    yield from (any(beside[max(at - 1, 0) : at + 1]) for at in range(len(words)))


def _runs(blocks: list[str]) -> Iterator[str]:
    for block in blocks:
        text = "".join(words_of(block))
        yield from (text[at : at + RUN] for at in range(0, len(text) - RUN + 1, RUN))


def _poppler(file: Path) -> str:
    judges.need("poppler", shutil.which("pdftotext"), "install poppler-utils")
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


def _pdfium(file: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Path, list[str]]]:
    """Every document: its language, its PDF and the words of its page."""
    folder, made = tmp_path_factory.mktemp("text"), []
    for name, tag in web_documents.every():
        if tag == "ar-XB":  # English turned round by marks of direction: nobody's language
            continue
        if tag == "zh-Hans" and not fonts.find("Hans"):
            judges.need("Chinese documents", False, fonts.REMEDY)
        document = web_documents.document(name, tag)
        file = folder / f"{name}.{tag}.pdf"
        file.write_bytes(pdf.write(document, web_documents.context(document, pdf)).content)
        page = html.write(document, web_documents.context(document, html)).content.decode()
        made.append((tag, file, blocks_of(page)))
    return made


@pytest.mark.parametrize("reader", [_poppler, _pdfium])
def test_readers_find_the_words(
    reader: Callable[[Path], str], twins: list[tuple[str, Path, list[str]]]
) -> None:
    found = {file.name: share_found(blocks, reader(file), tag) for tag, file, blocks in twins}
    for name, share in found.items():
        print(f"{share:7.1%}  {name}")
    assert not {name: f"{share:.1%}" for name, share in found.items() if share < ENOUGH}
