"""The edition of March 2021, word for word: nothing lost, nothing added."""

import re
import zipfile
from itertools import count
from pathlib import Path

import pytest
from lxml import etree

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project

EDITION = Path(__file__).parent / "edition" / "toolkit-march-2021.txt"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUNNING_TITLE = "Promoting resilience and pro-social development in children and young people"
COVER_AND_BACK = {
    "KindLabel", "AudienceLabel", "PublisherName", "PublisherDetail", "Title", "Subtitle", "Edition",
    "Statement", "Message", "ContactLabel", "ContactText", "Copyright",
    "ContentsHeading", "ContentsGroup", "TOC1", "LinkAddress",
}  # fmt: skip


def _edition(repository: Folders) -> str:
    """The text of the edition with its corrections, without page furniture, addresses and back page."""
    text = EDITION.read_text(encoding="utf-8")
    text = re.sub(rf"{RUNNING_TITLE} - Page \d+|Page \d+ - {RUNNING_TITLE}", " ", text)
    text = text[: text.rindex("A child’s resilience depends")]
    text = " ".join(re.sub(r"[•\x0c]", " ", text).split())
    corrections = read_project(repository, Reporter()).corrections.corrections
    for correction in corrections:
        was, now = (" ".join(words.split()) for words in (correction.was, correction.now))
        assert text.count(was) == 1, f"`{was}` is {text.count(was)} times in the edition"
        text = text.replace(was, now)
    return text


def _handbook(output: Path) -> str:
    """The body text of the handbook, without cover, contents page and printed addresses."""
    with zipfile.ZipFile(output / "en-GB" / "toolkit.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = []
    numbers = count(1)
    for paragraph in root.iter(f"{W}p"):
        style = next((found.get(f"{W}val") for found in paragraph.iter(f"{W}pStyle")), "")
        if style not in COVER_AND_BACK:
            number = f"{next(numbers)} " if style == "ListNumber" else ""
            paragraphs.append(number + "".join(text.text or "" for text in paragraph.iter(f"{W}t")))
    return " ".join(paragraphs)


def _runs(text: str) -> list[tuple[str, ...]]:
    text = re.sub(r"(https?://|www\.)\S+|\S+\.nhs\.(uk|net)\S*", " ", text.lower())
    words = re.findall(r"[^\W_]+", text)
    return list(zip(*(words[start:] for start in range(5)), strict=False))


@pytest.mark.parametrize("way", ["nothing lost", "nothing added"])
def test_five_word_runs_of_edition_and_handbook_agree(way: str, repository: Folders, built: Path) -> None:
    edition, handbook = _runs(_edition(repository)), _runs(_handbook(built))
    assert len(edition) > 9_000
    ours, theirs = (edition, set(handbook)) if way == "nothing lost" else (handbook, set(edition))
    missing = [" ".join(run) for run in ours if run not in theirs]
    assert len(missing) <= 0.01 * len(ours), "\n".join(missing)
