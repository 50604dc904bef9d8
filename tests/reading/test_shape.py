"""Faults of form: each at its place, with the nearest right word."""

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import ErrorDetails

from conftest import examples
from toolkit_cli.cli.schema import MODELS
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.sources import SourceMap
from toolkit_cli.model.content import DocumentPlan, Section
from toolkit_cli.model.node import Frozen, texts
from toolkit_cli.model.publication import Publication
from toolkit_cli.reading._model_faults import UNNAMED, remedy, sentence
from toolkit_cli.reading.project import read_project
from toolkit_cli.reading.shape import shape
from toolkit_cli.reading.yaml_tree import read_yaml

_BLOCKS = (
    "link-list, roles, paragraph, lead, numbered-factors, quotation, guidance-table, do-and-dont, prompts, figure, "
    "pathways, easy-read, local-contact, subsection"
)
_HEAD = "title: A\naudience: staff\nblocks:\n"


def _faults(text: str) -> list[str]:
    reporter = Reporter()
    read = read_yaml(text, "a.yaml", reporter)
    if read:
        shape(Section, *read, reporter)
    return [str(found).removeprefix("a.yaml:") for found in reporter]


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        (
            "  - {type: paragraph, txt: x, text: y}",
            "4:23: error[unknown-key] key `txt` is not known here (did you mean `text`?)",
        ),
        ("  - {type: paragraph}", "4:5: error[missing-key] key `text` is missing (add it)"),
        ("  - {type: lst, text: x}", f"4:12: error[unknown-block] there is no block `lst` (did you mean `list`? There are: list, {_BLOCKS})"),
        ("  - x", "4:5: error[missing-key] this is not a block (add `type:`, for example `type: paragraph`)"),
        ("  - {type: list, items: [a, '']}", "4:29: error[empty-text] the text is empty (write the text or remove the key)"),
        (
            "  - {type: list, items: [{id: Be Calm, text: x}]}",
            "4:31: error[wrong-type] 'Be Calm' has the wrong form (use lower-case letters, digits and hyphens, such as `be-calm`)",
        ),
        (
            "  - {type: prompts, situations: [{situation: S, sayings: [{text: a, items: [b]}]}]}",
            "4:69: error[unknown-key] key `items` is not known here (known: allow, because, id, rule, text)",
        ),
        (
            "  - {type: paragraph, text: 12}",
            "4:29: error[wrong-type] 12 is not text (put it in quotation marks: \"12\")",
        ),
        (
            "  - {type: subsection, title: T, blocks: [{type: paragraph, text: 'x[^y]'}]}",
            "4:67: error[faulty-markup] `[^y]` is not a reference mark (write [^1] with a number)",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_at_its_place(blocks: str, fault: str) -> None:
    assert _faults(_HEAD + blocks) == [fault]


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        (
            "  - type: list\n    items:\n      - a\n      - the same bedtime: every day\n",
            '7:9: error[wrong-type] `the same bedtime: every day` is read as a key and its value '
            '(put the text in quotation marks: "the same bedtime: every day")',
        ),
        (
            "  - {type: list, items: [Ring: 01234]}\n",
            '4:26: error[wrong-type] `Ring: 01234` is read as a key and its value (put the text in quotation marks: "Ring: 01234")',
        ),
        (
            "  - type: lead\n    text:\n      Note: x\n",
            '6:7: error[wrong-type] `Note: x` is read as a key and its value (put the text in quotation marks: "Note: x")',
        ),
        ("  - type: list\n    items:\n      -\n      - b\n", "6:8: error[empty-text] the text is empty (write the text, or remove the dash)"),
        ("  - type: lead\n    text:\n", "5:10: error[empty-text] the text is empty (write the text, or remove the key)"),
        ("  - {type: lead, text: 1.10}", '4:24: error[wrong-type] 1.10 is not text (put it in quotation marks: "1.10")'),
        ("  - {type: lead, text: true}", '4:24: error[wrong-type] true is not text (put it in quotation marks: "true")'),
        ("  - {type: lead, id: 007, text: a}", '4:22: error[wrong-type] 007 is not text (put it in quotation marks: "007")'),
        ("  - {type: lead, id: “a”, text: a}", "4:22: error[wrong-type] '“a”' has the wrong form (quote with straight quotation marks: \"…\")"),
        ("  - {type: list, items: a}", "4:25: error[wrong-type] 'a' is not a list (write each item on a line of its own, `- ` before it)"),
        ("  - {type: list, items: []}", "4:25: error[wrong-type] a list has too few members (give 1 or more)"),
        ("  - type: list\n    items:\n      - text:a\n", "6:9: error[wrong-type] a space is missing behind `text:` (write `text: ` and then the value)"),
        ("  - {type: list, items: [[a]]}", "4:26: error[wrong-type] a list is not text (write one text here, in quotation marks if it begins with a bracket or dash)"),
        ("  - type：lead\n", "4:9: error[faulty-yaml] a plain colon and a space is missing behind `type` (write `type: ` and then the value)"),
        ("  - type:\u00a0lead\n    text:\u00a0x\n", "4:10: error[faulty-yaml] a plain space is missing behind `type:` (write `type: ` and then the value)"),
        ("  - {type: subsection, id: b, title: B, blocks: lead}", "4:49: error[wrong-type] 'lead' is not a list (write each item on a line of its own, `- ` before it)"),
        ("  - type: lead\n    text: |\n      Try:\n      - rest\n", "5:11: error[several-lines] the text holds a list (write the list as a block of its own: `type: list` with `items:`)"),
        ("  - type: lead\n    text: >\n      Rest.\n\n      Sleep.\n", "5:11: error[several-lines] the text has several paragraphs or lines (write each paragraph as a block of its own; for one write `>` instead of `|`, without empty lines)"),
        ("  - type: lead\n    text: Rest.\n\n      Sleep.\n", "5:11: error[several-lines] the text has several paragraphs or lines (write each paragraph as a block of its own; for one write `>` instead of `|`, without empty lines)"),
        ("  - {type: list, items: [\"a\\nb\"]}", "4:26: error[several-lines] the text has several paragraphs or lines (write each paragraph as a block of its own; for one write `>` instead of `|`, without empty lines)"),
        ("  - type: lead\n    text: |\n      A\n      B\n", "5:11: error[several-lines] the text has several paragraphs or lines (write each paragraph as a block of its own; for one write `>` instead of `|`, without empty lines)"),
    ],
)  # fmt: skip
def test_a_habit_of_beginners_is_met_with_the_remedy_that_helps(blocks: str, fault: str) -> None:
    assert _faults(_HEAD + blocks) == [fault]


@pytest.mark.parametrize(
    "text", ["|\n      One\n", ">\n      One\n      two\n", "One\n      two\n", "'One\n      two'\n"]
)
def test_one_paragraph_may_stand_in_several_lines(text: str) -> None:
    assert _faults(f"{_HEAD}  - type: lead\n    text: {text}") == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("sleep", "5:5: error[wrong-type] 'sleep' does not hold keys and values (write `use: …`)"),
        ("use:sleep", "5:9: error[faulty-yaml] a space is missing behind `use:` (write `use: ` and then the value)"),
        ("use: sleep.yaml", "5:10: error[wrong-type] 'sleep.yaml' has the wrong form (use lower-case letters, digits and hyphens, such as `sleep`)"),
    ],
)  # fmt: skip
def test_what_a_document_takes_is_written_as_a_beginner_does(entry: str, fault: str) -> None:
    reporter = Reporter()
    read = read_yaml(f"title: A\nkind: leaflet\naudience: staff\ncontent:\n  - {entry}\n", "a.yaml", reporter)
    assert read is not None
    assert shape(DocumentPlan, *read, reporter) is None
    assert [str(found).removeprefix("a.yaml:") for found in reporter] == [fault]


def _models(model: type[Frozen] = Frozen) -> list[type[Frozen]]:
    return [each for found in model.__subclasses__() for each in (found, *_models(found))]


@pytest.mark.parametrize("bad", ["a\0b", "a\x1b[31mb", "a\ud800b", "a\x85b", "a\ufffeb", "a\u202eb"])
def test_no_string_of_the_model_holds_what_no_document_can_show(bad: str) -> None:
    for model in _models():
        for name, each in model.model_fields.items():
            key = each.alias or name
            for value in ({key: bad}, {key: [bad]}, {key: {"a": bad}}, {key: {bad: "a"}}, {bad: "a"}):
                reporter = Reporter()
                assert shape(model, value, SourceMap("a.yaml"), reporter) is None
                assert "unreadable-characters" in {found.rule for found in reporter}, (model, name)


def test_spaces_that_do_not_break_stay_and_others_are_folded() -> None:
    read = read_yaml(
        f"{_HEAD}  - type: lead\n    text: '10\u00a0mg,  1\u202f000\n      £\t '\n", "a.yaml", Reporter()
    )
    assert read is not None
    section = shape(Section, *read, Reporter())
    assert section is not None
    assert [str(text) for _, text in texts(section)][1] == "10\u00a0mg, 1\u202f000 £"


def test_an_escape_in_quotation_marks_is_judged_like_the_character() -> None:
    for escape in (r"\0", r"\e", r"\x1b", r"\u202E", r"\uE000"):
        assert _faults(f'{_HEAD}  - {{type: lead, text: "a{escape}b"}}')[0].startswith(
            "4:24: error[unreadable-characters]"
        )


def test_all_faults_are_found_in_one_run() -> None:
    faults = _faults(
        "titel: A\naudience: stuff\nblocks:\n  - {type: lead}\n  - {type: prompts, situations: []}\n"
    )
    assert [fault.split("]")[0] for fault in faults] == [
        "1:1: error[missing-key",
        "1:1: error[unknown-key",
        "2:11: error[wrong-type",
        "4:5: error[missing-key",
        "5:33: error[wrong-type",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title: A\nblocks: [{type: lead, text: x}]\n", "1:1: error[missing-key] key `audience` is missing (add it: staff, parents, pupils or governors)"),
        ("title: A\naudience: parent\nblocks: [{type: lead, text: x}]\n", "2:11: error[wrong-type] there is no audience `parent` (did you mean `parents`? There are: parents, staff, pupils, governors)"),
        ("title: A\naudience: children\nblocks: [{type: lead, text: x}]\n", "2:11: error[wrong-type] there is no audience `children` (there are: staff, parents, pupils, governors)"),
        (_HEAD + "  - {type: image, text: x}", "4:12: error[unknown-block] there is no block `image` (there are: figure, paragraph, lead, list, numbered-factors, quotation, guidance-table, do-and-dont, prompts, link-list, pathways, easy-read, local-contact, roles, subsection)"),
    ],
)  # fmt: skip
def test_what_can_stand_there_is_shown(text: str, fault: str) -> None:
    assert _faults(text) == [fault]


@pytest.mark.parametrize(
    ("version", "fault"),
    [
        ("2", "this file is written in form 2, and this program reads form 1 (a newer toolkit-cli wrote it: install that)"),
        ("0", "this file is written in form 0, and this program reads form 1 (write `schema: 1`)"),
        ("one", "this file is written in form 'one', and this program reads form 1 (write `schema: 1`)"),
    ],
)  # fmt: skip
def test_a_file_of_another_program_says_so(version: str, fault: str, project: Folders) -> None:
    file = project.content / "toolkit.yaml"
    file.write_text(file.read_text("utf-8").replace("schema: 1", f"schema: {version}"), encoding="utf-8")
    reporter = Reporter()
    read_project(project, reporter)
    assert f"{fault}" in "\n".join(map(str, reporter))


@pytest.mark.parametrize(
    ("words", "tag"), [("Polish", "pl"), ("pl_PL", "pl-PL"), ("polski", "pl"), ("EN-gb", "en-GB")]
)
def test_a_language_that_is_no_tag_is_understood(words: str, tag: str) -> None:
    reporter = Reporter()
    shape(DocumentPlan, {"languages": [words]}, SourceMap("a.yaml"), reporter)
    assert f"error[wrong-type] {words!r} has the wrong form (did you mean `{tag}`?)" in "\n".join(
        map(str, reporter)
    )


_MALFORMED = (
    *(
        None,
        True,
        -1,
        0,
        1,
        7,
        2**80,
        1.5,
        float("nan"),
        float("inf"),
        "",
        " ",
        "x",
        "Ä Ö",
        "x" * 500,
        "\ud800",
    ),
    *(
        [],
        {},
        [None],
        [[]],
        [1, 2, 3],
        ["x"] * 5,
        [{}],
        {"x": None},
        {"x": "y"},
        {"type": "list"},
        {"Ä": [1.5]},
    ),
)


def _classes(model: type[Frozen]) -> set[type[Frozen]]:
    """A model and all that may stand in it."""
    found: set[type[Frozen]] = set()
    pending: list[Any] = [model]
    while pending:
        part = pending.pop()
        if isinstance(part, type) and issubclass(part, Frozen) and part not in found:
            found.add(part)
            part.model_rebuild()
            pending += [field.annotation for field in part.model_fields.values()]
        pending += get_args(part)
    return found


def test_no_fault_of_any_field_is_told_in_words_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, set[str]] = {}

    def noted(fault: ErrorDetails, at: Any, key: str, written: str = "") -> str:
        said = sentence(fault, at, key, written)
        plain = fault["msg"].removeprefix("Input ").removeprefix("Value error, ").casefold()
        assert UNNAMED not in said, fault["type"]
        assert plain not in f"{said} {remedy(fault, key)}".casefold()
        told.setdefault(fault["type"], set()).add(said)
        return said

    monkeypatch.setattr("toolkit_cli.reading.shape.sentence", noted)
    models = set().union(*map(_classes, MODELS.values()))
    assert len(models) > 40
    for model in models:
        for name, field in model.model_fields.items():
            for value in _MALFORMED:
                reporter = Reporter()
                shape(model, {field.alias or name: value}, SourceMap("a.yaml"), reporter)
                assert all(found.message for found in reporter)
    assert told.keys() >= {
        "greater_than_equal",
        "literal_error",
        "enum",
        "too_short",
        "too_long",
        "string_too_long",
    }


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "type", "blocks", "items", "text", "id", "use", "content", "x"]),
            inner | st.sampled_from(["list", "paragraph", "prompts", "roles", "figure"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=examples(300))
@given(_VALUES)
def test_no_value_raises_and_every_fault_has_a_message(value: object) -> None:
    for model in (Section, DocumentPlan, Publication):
        reporter = Reporter()
        shaped = shape(model, value, SourceMap("a.yaml"), reporter)
        assert (shaped is None) == reporter.failed
        assert all(found.message for found in reporter)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xef\xbb\xbf\x00\x80", "content/sections/sleep.yaml:1:2: error[unreadable-file] this is not UTF-8 text (save the file as UTF-8: an editor offers it as encoding under Save as)"),
        (b"title: \xff\xfe", "content/sections/sleep.yaml:1:8: error[unreadable-file] this is not UTF-8 text (save the file as UTF-8: an editor offers it as encoding under Save as)"),
        (b"", "content/sections/sleep.yaml:1:1: error[wrong-type] this file is empty (write its keys and values, or remove it)"),
        ("title: Café\n".encode("utf-16-le"), "content/sections/sleep.yaml:1:1: error[unreadable-file] this is not UTF-8 text (save the file as UTF-8: an editor offers it as encoding under Save as)"),
        ("title：Sleep\n".encode(), "content/sections/sleep.yaml:1:6: error[faulty-yaml] a plain colon and a space is missing behind `title` (write `title: ` and then the value)"),
        (b"- a\n- b\n", "content/sections/sleep.yaml:1:1: error[wrong-type] this file does not hold keys and values (write `key: value`, without a dash)"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_content(content: bytes, fault: str, project: Folders) -> None:
    (project.content / "sections" / "sleep.yaml").write_bytes(content)
    reporter = Reporter()
    read_project(project, reporter)
    assert [str(found) for found in reporter] == [fault]


def test_what_cannot_be_read_is_named(project: Folders) -> None:
    (project.content / "toolkit.yaml").unlink()
    (project.content / "sections" / "folder.yaml").mkdir()
    Path(project.content / "sections" / "circle.yaml").symlink_to("circle.yaml")
    reporter = Reporter()
    read_project(project, reporter)
    assert [(found.span.path, found.rule) for found in reporter] == [
        ("content/sections/circle.yaml", "unreadable-file"),
        ("content/sections/folder.yaml", "unreadable-file"),
        ("content/toolkit.yaml", "missing-file"),
    ]
