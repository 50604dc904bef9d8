"""Tables at the width of a terminal: nothing runs over, no word is broken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from command_line import toolkit
from toolkit_cli.cli._shared import columns
from toolkit_cli.core.folders import Folders

_ROWS = [
    ("format", "made", "how, or why not", "instead"),
    ("braille", "yes", "国家通用盲文, table zhcn-cbs.ctb of liblouis", "have the words divided (分词连写) by a reader"),
    ("audio", "no", "الصوت العربي غير متوفر على هذا الجهاز في الوقت الحاضر", "Install it: `apt install espeak-ng`, then try"),
    ("pdf", "no", "the font is not there", "see https://example.org/a/very/long/address/of/fonts.html"),
]  # fmt: skip


def test_a_table_that_fits_is_as_it_was() -> None:
    rows = [("a", "b"), ("one", "two words")]
    assert columns(rows, 80) == columns(rows) == "a    b\none  two words"


def test_cells_go_on_under_their_column() -> None:
    assert columns([("rule", "what is wrong"), ("a-rule", "it is long and said in words")], 26).split(
        "\n"
    ) == [
        "rule    what is wrong",
        "a-rule  it is long and",
        "        said in words",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 132])
def test_no_line_is_wider_and_no_word_is_lost_or_broken(width: int) -> None:
    shown = columns(_ROWS, width)
    lines = shown.split("\n")
    assert max(map(cell_len, lines)) <= width
    said = shown.split()
    for row in _ROWS:
        for cell in row:
            for word in re.findall(r"[^\s\u4e00-\u9fff（）()]+", cell):
                assert any(word in each for each in said), word
    for whole in ("`apt install espeak-ng`,", "https://example.org/a/very/long/address/of/fonts.html"):
        assert whole in shown
    assert not any(line.lstrip().startswith((")", "、")) or line.endswith("(") for line in lines)


def test_what_is_too_long_for_any_column_stands_under_its_row() -> None:
    address = "https://example.org/" + "long/" * 8
    assert columns([("name", "where"), ("a file", address)], 50).split("\n") == [
        "name",
        "    where",
        "a file",
        f"    {address}",
    ]


def test_what_stands_under_a_row_of_several_columns_says_what_it_is() -> None:
    rows = [("name", "made", "sent without a pack"), ("leaflet", "yes", "2"), ("poster", "no", "")]
    assert columns(rows, 16).split("\n") == [
        "name     made",
        "leaflet  yes",
        "    sent without",
        "    a pack: 2",
        "poster   no",
    ]


def test_an_id_is_parted_at_a_hyphen_and_a_path_never() -> None:
    rows = [("document", "file"), ("notice-and-respond-poster", "output/en-GB/a-b-c.docx")]
    assert columns(rows, 44).split("\n")[1:] == [
        "notice-and-respond-  output/en-GB/a-b-c.docx",
        "poster",
    ]


_CELLS = st.text(alphabet=st.sampled_from("ab -`:中文ش,./"), max_size=30)


@given(rows=st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=4), width=st.integers(1, 60))
def test_every_character_comes_out_at_any_width(rows: list[tuple[str, ...]], width: int) -> None:
    def characters(text: str) -> list[str]:
        return sorted(text.replace(" ", "").replace("\n", ""))

    assert characters(columns(rows, width)) == characters("".join(map("".join, rows)))


@pytest.mark.parametrize(
    "command",
    ["doctor", "formats pl", "formats zh-Hans", "list", "request list", "request report", "explain"],
)
def test_tables_fit_a_terminal_and_are_a_row_a_line_elsewhere(command: str, project: Folders) -> None:
    asked = ["--document", "sleep-leaflet", "--format", "text", "--channel", "collect"]
    assert toolkit("request", "new", *asked, cwd=project.project).returncode == 0
    words = command.split()
    shown = toolkit(*words, cwd=project.project, terminal=True, COLUMNS="80").stdout
    assert max(map(cell_len, shown.splitlines())) <= 80
    piped = toolkit(*words, cwd=project.project, COLUMNS="80").stdout
    assert piped == toolkit(*words, cwd=project.project, COLUMNS="20").stdout
    rows = "\n".join(piped.splitlines()[1:]).split()
    assert set(rows) <= set(shown.replace(":", " ").split()) | set(shown.split())
    wide = toolkit(*words, cwd=project.project, terminal=True, COLUMNS="500").stdout
    assert wide == piped


def test_a_report_in_a_file_is_not_as_narrow_as_the_terminal(project: Folders) -> None:
    words = ["request", "report", "--output", "report.txt"]
    assert toolkit(*words, cwd=project.project, terminal=True, COLUMNS="40").returncode == 0
    piped = toolkit("request", "report", cwd=project.project).stdout
    assert (project.project / "report.txt").read_text("utf-8").strip() == piped.strip()
