"""`content/places.csv`: every encoding that spreadsheets write, every fault at its cell, nothing raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.place import COLUMNS, FILE, Place
from toolkit_cli.reading.places import read_places
from toolkit_cli.reading.project import read_project

HEADER = ",".join(COLUMNS)
HILL = Place(
    id="hill-school",
    name="Hill School – St Mary’s",
    contact="School office, ground floor",
    phone="01632 960 001",
    email="office@hill.example",
    role="Pastoral lead",
    hours='Monday to Friday, "8.30am" to 4pm',
    languages=("en-GB", "pl"),
)
CELLS = [
    *("hill-school", "Hill School – St Mary’s", '"School office, ground floor"', "01632 960 001"),
    *("office@hill.example", "Pastoral lead", '"Monday to Friday, ""8.30am"" to 4pm"', "en-GB pl"),
]


def _table(separator: str = ",", end: str = "\r\n") -> str:
    short = ["mill", "Mill", *[""] * 6]
    return "".join(separator.join(row) + end for row in (HEADER.split(","), CELLS, short, [""] * 8))


def _read(content: bytes) -> tuple[dict[str, Place], list[str]]:
    reporter = Reporter()
    places, _ = read_places(content, reporter)
    return places, [str(each).removeprefix(f"{FILE}:") for each in reporter]


@pytest.mark.parametrize(
    "content",
    [
        _table().encode("utf-8"),
        _table(end="\n").encode("utf-8-sig"),
        _table(end="\r").encode("utf-8"),
        _table("\t").encode("utf-16"),
        b"\xfe\xff" + _table("\t").encode("utf-16-be"),
        _table("\t").encode("utf-16-le"),
        _table(";").encode("cp1252"),
        ("sep=;\r\n" + _table(";")).encode("cp1252"),
        ("\ufeffSEP=|\n" + _table("|")).encode("utf-8"),
        _table().replace("id,", '"ID",').rstrip().encode("utf-8"),
    ],
)
def test_every_encoding_and_separator_gives_the_same(content: bytes) -> None:
    assert _read(content) == ({"hill-school": HILL, "mill": Place("mill", "Mill")}, [])


@pytest.mark.parametrize(
    ("name", "encoding", "decided"),
    [
        ("Szkoła", "cp1250", True),
        ("Łódź", "cp1250", True),
        ("Школа", "cp1251", False),
        ("Père Michèle", "cp1252", True),
        ("Nuñez", "cp1252", True),
        ("Hâf Môn", "cp1252", True),
        ("École François", "cp1252", True),
        ("Coláiste na hÓige", "cp1252", False),
        ("St Mary’s – Mon–Fri 9am–5pm £5", "cp1252", True),
        ("The governors’ “lodge”", "cp1252", True),
        ("term–time", "cp1252", False),
        ("Café", "mac_roman", False),
        ("St Mary’s", "mac_roman", False),
        ("École", "mac_roman", False),
        ("Schröder", "mac_roman", False),
        ("Nuñez", "mac_roman", False),
        ("Noël ™", "mac_roman", False),
        ("Schröder", "cp850", False),
        ("Hôpital", "cp850", False),
        ("Jesús", "cp437", False),
        ("Σχολή", "cp1253", True),
        ("مدرسة", "cp1256", True),
    ],
)
def test_another_code_page_is_read_right_or_not_at_all(name: str, encoding: str, decided: bool) -> None:
    places, found = _read(f"id,name\nx,{name}\n".encode(encoding))
    if decided:
        assert places["x"].name == name
    else:
        assert places == {}
        assert len(found) == 1
        assert found[0].startswith("1:1: error[unreadable-file] the file is not UTF-8, and its letters")


@pytest.mark.parametrize(
    ("name", "encoding"), [("Szkoła", "cp1257"), ("Crêche", "cp1252"), ("Sørensen", "cp1252")]
)
def test_british_windows_is_taken_for_granted_in_an_english_project_alone(name: str, encoding: str) -> None:
    content = f"id,name\nx,{name}\n".encode(encoding)
    assert read_places(content, Reporter())[0]["x"].name == content.decode("cp1252").split(",")[-1].strip()
    assert read_places(content, Reporter(), english=False)[0] == {}


def test_the_language_of_the_project_decides(project: Folders) -> None:
    (project.project / FILE).write_bytes("id,name\nx,Crêche\n".encode("cp1252"))
    assert list(read_project(project, Reporter()).places) == ["x"]
    file = project.content / "toolkit.yaml"
    file.write_text(file.read_text("utf-8") + "language: pl\n", encoding="utf-8")
    assert read_project(project, Reporter()).places == {}


@pytest.mark.parametrize("name", ["École", "St Mary’s", "Szkoła", "Père", "£5 a day"])
@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1"])
@pytest.mark.parametrize("saved", ["utf-8", "utf-16"])
def test_utf_8_that_was_read_as_latin_and_saved_again_is_refused(
    name: str, taken_for: str, saved: str
) -> None:
    def read(text: str) -> tuple[dict[str, Place], list[str]]:
        return _read(f"id,name\nx,{text}\n".encode(saved))

    assert read(name)[0]["x"].name == name
    places, found = read(name.encode().decode(taken_for))
    assert places == {}
    assert "letters with accents are lost in the file" in found[0]


def test_an_accent_that_all_code_pages_have_alike_is_read() -> None:
    assert _read("id;name\nx;Café Müller’s – 5 €".encode("cp1252"))[0]["x"].name == "Café Müller’s – 5 €"


@pytest.mark.parametrize("content", [b"\xff\xfea", b"\xef\xbb\xbf\xff", b"id,name\0x", b"\0\0\0\0"])
def test_what_is_no_text_is_said(content: bytes) -> None:
    places, found = _read(content)
    assert places == {} and "error[unreadable-file]" in found[0]


FAULTS = {
    "id,name\n,Hill": "2:1: error[faulty-place] column `id` is empty (every place has its id)",
    "id,name\nhill": "2:1: error[faulty-place] column `name` is empty (every place has its name)",
    "id,name\nHill School,Hill": "2:1: error[faulty-place] column `id`: `Hill School` is not a name (use lower-case letters, digits and hyphens)",
    "id,name\ncon,Hill": "2:1: error[faulty-place] column `id`: `con` is not a name (use lower-case letters, digits and hyphens)",
    "id,name\na,A\n\na,B": "4:1: error[faulty-place] column `id`: `a` is there twice (first in line 2)",
    "id,name,e-mail\na,A,office@school": "2:5: error[faulty-place] column `e-mail`: `office@school` is not an e-mail address (write one address, such as office@school.example)",
    "id,name,phone\na,A,call us": "2:5: error[faulty-place] column `phone`: `call us` is not a telephone number (write one number, such as 01632 960 001)",
    "id,name,phone\na,A,1632960001": "2:5: error[faulty-place] column `phone`: `1632960001` does not begin with 0 (format the column as text, so that no 0 is taken away)",
    "id,name,phone\na,A,1.63E+09": "2:5: error[faulty-place] column `phone`: `1.63E+09` is not a telephone number (write one number, such as 01632 960 001)",
    "id,name,fone\na,A,1": "1:9: error[unknown-column] column `fone` is not known (did you mean `phone`?)",
    "id,name,name\na,A,B": "1:9: error[unknown-column] column `name` is there twice (remove one)",
    "id,phone\na,01632 960001": "1:1: error[missing-column] column `name` is missing (add it)",
    "id,name\na,A\u200bB": "2:3: error[faulty-place] column `name`: the character U+200B (zero width space) stands here, which nobody sees (remove it)",
    "id,name\na,A\u202eB": "2:3: error[faulty-place] column `name`: the character U+202E (right-to-left override) stands here, which no document can show (remove it)",
    'id,name\na,"A\nB"': "2:3: error[faulty-place] column `name`: the text holds a line break (remove it)",
    "id,name\na,A\tB": "2:3: error[faulty-place] column `name`: the text holds a tab (remove it)",
    f"id,name\na,{'A' * 101}": "2:3: error[faulty-place] column `name`: the text has 101 characters (100 is the most)",
    'id,name\na,"A" B': '2:3: error[faulty-place] column `name`: a quotation mark is not closed, or words follow it (write a quotation mark in a text twice: "")',
    'id,name\na,"A': '2:3: error[faulty-place] column `name`: a quotation mark is not closed, or words follow it (write a quotation mark in a text twice: "")',
    "id,name\na,A,rest": "2:5: error[faulty-place] `rest` stands in no column (put a text that holds a separator into quotation marks)",
    "id,name,languages\na,A,en_GB": "2:5: error[faulty-place] column `languages`: `en_GB` is not the tag of a language (write tags such as en-GB with spaces between)",
    "id,name\na,#REF!": "2:3: error[faulty-place] column `name`: `#REF!` is an error of the spreadsheet (mend the formula, and save again)",
    "": "1:1: error[missing-column] column `id` is missing (add it)",
    "id;name,contact\n": "1:1: error[unreadable-file] it cannot be told what separates the cells (write a first line `sep=;`, or save it as CSV UTF-8)",
}


@pytest.mark.parametrize("text", FAULTS)
def test_every_fault_has_its_row_and_column(text: str) -> None:
    places, found = _read(text.encode())
    assert places == {}
    assert FAULTS[text] in found
    assert len(found) == (2 if not text else 1)


def test_all_faults_come_in_one_run_and_the_line_is_that_of_the_file() -> None:
    text = 'sep=;\nid;nam;phone\n;"a b";\n\na;"b\n";x\nA;B;0\n'
    found = _read(text.encode())[1]
    assert [each.split(" error")[0] for each in found] == ["1:1:", "2:4:", "3:1:", "6:3:", "7:1:", "7:5:"]


@pytest.mark.parametrize(
    "phone",
    [
        "01632 960 001",
        "(01632) 960001",
        "+44 (0)1632 960001",
        "0800 11 11",
        "111",
        "116 123",
        "01632-960-001",
        "01632 960001 ext 12",
    ],
)
def test_telephone_numbers_as_they_are_written(phone: str) -> None:
    assert _read(f"id,name,phone\na,A,{phone}".encode())[0]["a"].phone == phone


_PIECES = st.sampled_from(
    ["id", "name", ",", ";", "\t", "\n", "\r", '"', "sep=;\n", "a", "é", "\0", "\ufeff", "@", "0", "x"]
)


@given(st.binary(max_size=60) | st.lists(_PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode()))
def test_any_bytes_are_read_without_a_fault_of_the_program(content: bytes) -> None:
    for each in (content, content.decode("latin-1").encode("utf-16"), b"id,name\n" + content):
        _read(each)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
            min_size=2,
            max_size=2,
        ),
        max_size=5,
    )
)
def test_quoting_brings_every_text_through(rows: list[list[str]]) -> None:
    from toolkit_cli.reading.table_cells import rows as read

    quoted = [
        "id,name",
        *(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows),
    ]
    found = read("\n".join(quoted), COLUMNS)
    wanted = [[cell.strip() for cell in row] for row in rows]
    assert found and [[cell.text for cell in row] for row in found[1:]] == [row for row in wanted if any(row)]


def test_a_project_reads_its_places_and_rules_see_their_cells(project: Folders, diagnostics: object) -> None:
    file = project.project / FILE
    assert read_project(project, Reporter()).places == {}
    file.write_bytes(_table(";").encode("cp1252"))
    assert list(read_project(project, Reporter()).places) == ["hill-school", "mill"]
    file.write_text("id,name,contact\na,A,jane.smith@mail.example\n", encoding="utf-8")
    found = diagnostics(project)  # type: ignore[operator]
    assert f"{FILE}:2:5: error[personal-data]" in " ".join(found)
