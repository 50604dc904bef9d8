"""YAML as content may use it: values, places, and every fault at its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import examples
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.reading.yaml_tree import read_yaml


def _faults(text: str) -> list[str]:
    reporter = Reporter()
    read = read_yaml(text, "a.yaml", reporter)
    faults = [f"{found.span.line}:{found.span.column} {found.rule}" for found in reporter]
    assert (read is None) == bool(faults)
    return faults


def test_scalars_mean_what_yaml_1_2_says() -> None:
    read = read_yaml("[no, yes, on, 012, 0o7, 1, 1.5, true, ~, 2021-03-01, 1:30, '1']", "a.yaml", Reporter())
    assert read is not None
    assert read[0] == ["no", "yes", "on", 12, "0o7", 1, 1.5, True, None, "2021-03-01", "1:30", "1"]


def test_every_value_and_key_has_its_place() -> None:
    read = read_yaml("a:\n  - b: x\n    c: y\n", "a.yaml", Reporter())
    assert read is not None
    _, source = read
    assert (source.value(("a", 0, "c")).line, source.value(("a", 0, "c")).column) == (3, 8)
    assert (source.key(("a", 0, "c")).line, source.key(("a", 0, "c")).column) == (3, 5)
    assert source.value(("a", 0, "missing")).line == 2


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
        ("a: !!python/object:os.system x\n", ["1:4 tag-in-content"]),
        ("a: &x 1\nb: *x\n", ["1:4 alias-in-content", "2:4 alias-in-content"]),
        ("? [a, b]\n: 1\n", ["1:3 complex-key"]),
        ("a: b: c\n", ["1:5 faulty-yaml"]),
        ("a: 'open\n", ["2:1 faulty-yaml"]),
        ("a: 1\n---\nb: 2\n", ["2:1 faulty-yaml"]),
        ("a: \x00\n", ["1:1 faulty-yaml"]),
        ("[" * 100_000, ["1:41 too-deep"]),
        ("- " * 50_000 + "x", ["1:81 too-deep"]),
    ],
)
def test_a_fault_is_found_at_its_place(text: str, faults: list[str]) -> None:
    assert _faults(text) == faults


def test_an_alias_bomb_is_refused_at_its_first_alias() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert "2:10 alias-in-content" in _faults("\n".join(lines))


@settings(max_examples=examples(300))
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_text_raises(text: str) -> None:
    read_yaml(text, "a.yaml", Reporter())


@settings(max_examples=examples(300))
@given(st.text(alphabet="ab:-[]{},?!&*|>'\"#%@ \n\t", max_size=40))
def test_no_punctuation_raises(text: str) -> None:
    read_yaml(text, "a.yaml", Reporter())
