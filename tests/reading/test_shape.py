"""Faults of form: each at its place, with the nearest right word."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import examples
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.sources import SourceMap
from toolkit_cli.model.content import DocumentPlan, Section
from toolkit_cli.model.publication import Publication
from toolkit_cli.reading.project import read_project
from toolkit_cli.reading.shape import shape
from toolkit_cli.reading.yaml_tree import read_yaml

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
        ("  - {type: lst, text: x}", "4:12: error[unknown-block] there is no block `lst` (did you mean `list`?)"),
        ("  - x", "4:5: error[missing-key] this is not a block (add `type:`, for example `type: paragraph`)"),
        ("  - {type: list, items: [a, '']}", "4:29: error[empty-text] the text is empty (write the text or remove the key)"),
        (
            "  - {type: list, items: [{id: Be Calm, text: x}]}",
            "4:31: error[wrong-type] 'Be Calm' has the wrong form (use lower-case letters, digits and hyphens)",
        ),
        (
            "  - {type: prompts, situations: [{situation: S, sayings: [{text: a, items: [b]}]}]}",
            "4:69: error[unknown-key] key `items` is not known here (known: allow, because, id, rule, text)",
        ),
        (
            "  - {type: paragraph, text: 12}",
            "4:29: error[wrong-type] 12 is not text (put it in quotation marks if it is meant as text)",
        ),
        (
            "  - {type: subsection, title: T, blocks: [{type: paragraph, text: 'x[^y]'}]}",
            "4:67: error[faulty-markup] `[^y]` is not a reference mark (write [^1] with a number)",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_at_its_place(blocks: str, fault: str) -> None:
    assert _faults(_HEAD + blocks) == [fault]


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
        (b"\xef\xbb\xbf\x00\x80", "content/sections/sleep.yaml:1:2: error[unreadable-file] this is not UTF-8 text (save the file as UTF-8)"),
        (b"title: \xff\xfe", "content/sections/sleep.yaml:1:8: error[unreadable-file] this is not UTF-8 text (save the file as UTF-8)"),
        (b"", "content/sections/sleep.yaml:1:1: error[wrong-type] this file does not hold keys and values (write `key: value`)"),
        (b"- a\n- b\n", "content/sections/sleep.yaml:1:1: error[wrong-type] this file does not hold keys and values (write `key: value`)"),
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
