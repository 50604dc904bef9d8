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
    assert (read is None) == any("cut-text" not in each and "unreadable" not in each for each in faults)
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
        ("a: 'open\n", ["1:4 faulty-yaml"]),
        ("a: 1\n---\nb: 2\n", ["2:1 faulty-yaml"]),
        ("a: b\x00c\n", ["1:5 unreadable-characters"]),
        (
            "# \u2028a: b\x0b\nc: d\ue000\n",
            ["1:3 unreadable-characters", "1:8 unreadable-characters", "2:5 unreadable-characters"],
        ),
        ("a: \u202eb\u0085\ufeffc\ufffc\ufff9\n", [f"1:{n} unreadable-characters" for n in (4, 6, 7, 9, 10)]),
        ("[" * 100_000, ["1:41 too-deep"]),
        ("- " * 50_000 + "x", ["1:81 too-deep"]),
    ],
)
def test_a_fault_is_found_at_its_place(text: str, faults: list[str]) -> None:
    assert _faults(text) == faults


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("title: Ring us #today\n", "1:16", '"Ring us #today"'),
        ("phone: '1'\nname: Ward\t# 3\nx: y\n", "2:12", '"Ward # 3"'),
        ("a: [one #two\n  , three]\n", "1:9", '"one #two"'),
        ("a: [one, #two\n  three]\n", "1:10", '"one #two"'),
        ("a: {b: one #two\n  }\n", "1:12", '"one #two"'),
        ("- one\n- two # three\n", "2:7", '"two # three"'),
        ("a: one\n  two #three\n", "2:7", "the text"),
        ("a: one\n  #two\nb: c\n", "2:3", '"one #two"'),
        ("a: #BeKind\n", "1:4", "the text"),
        ("-  #BeKind\n- b\n", "1:4", "the text"),
        ("a: Ring us #today\r\nb: c\r\n", "1:12", '"Ring us #today"'),
    ],
)
def test_a_text_that_a_comment_cuts(text: str, place: str, shown: str) -> None:
    reporter = Reporter()
    read_yaml(text, "a.yaml", reporter)
    (found,) = reporter
    assert f"{found.span.line}:{found.span.column} {found.rule}" == f"{place} cut-text"
    assert found.hint.startswith(f"put {shown} in quotation marks")


@pytest.mark.parametrize(
    "text",
    [
        "# so\na: b\n# so\n  # so\nc: d\n",
        "a: 'b' # so\n",
        'a: "b #so" #so\n',
        "a: >- # so\n  b #c\nd: |\n  # e\n",
        "a: # so\n  - b#c\n  #- d\n  - e\n",
        "a: [b, c] # so\n",
        "a: 1 # so\nb: true # so\nc: ~ # so\nd: # so\n",
    ],
)
def test_comments_that_cut_nothing(text: str) -> None:
    assert _faults(text) == []


HEAD = "title: A\nblocks:\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + "\t- type: lead\n", "3:1 the line is indented with a tab"),
        (HEAD + "  - type: lead\n \t text: x\n", "4:2 the line is indented with a tab"),
        (HEAD + "- type: lead\n\u00a0\u00a0text: x\n", "4:1 U+00A0 (no-break space) stands here"),
        (HEAD + "\u00a0\u00a0- type: lead\n", "3:1 U+00A0 (no-break space) stands here"),
        (HEAD + "  - type: lead\n    text:\u00a0x\n", "4:10 a plain space is missing behind `text:`"),
        (HEAD + '  - text: "Be calm\n  - text: y\n  - text: z\n', "3:11 the quotation mark that begins here is not closed"),
        (HEAD + '  - text: "Be calm\n  - text: "y"\n', "3:11 the quotation mark that begins here is not closed"),
        (HEAD + '  - text: "Be calm”\n', "3:11 the quotation mark that begins here is not closed"),
        (HEAD + "  - text: 'Don't go'\n", "3:16 the quotation mark ends the text before `t go'`"),
        (HEAD + '  - text: "Be" and "calm"\n', '3:15 the quotation mark ends the text before `and "calm"`'),
        (HEAD + "  - text: “Ring: us”\n", "3:11 `“` is a sign like others here, and does not quote"),
        ("<<<<<<< HEAD\ntitle: b\n=======\ntitle: c\n>>>>>>> x\n", "1:1 two versions of the text were not merged: a mark of the conflict stands here"),
        ("title:A\naudience: staff\n", "1:7 a space is missing behind `title:`"),
        ("title A\naudience: staff\n", "1:1 a colon is missing in `title A`"),
        ("title: A\naudience staff\n", "2:1 a colon is missing in `audience staff`"),
        ("title: A\naudience：staff\n", "2:9 a plain colon and a space is missing behind `audience`"),
        ("title: Help: how\n", "1:12 a colon and a space stand in the middle of a text"),
        ("title: A\n  audience: staff\n", "2:3 the line is indented further or less than those it belongs to"),
        (HEAD + "  - type: lead\n   text: x\n", "4:4 the line is indented further or less than those it belongs to"),
        (HEAD + "  - items:\n      - a\n     - b\n", "5:6 the line is indented further or less than those it belongs to"),
        (HEAD + "  -type: lead\n", "3:4 a space is missing behind the dash"),
        (HEAD + "  -type: lead\n   text: x\n", "3:4 a space is missing behind the dash"),
        (HEAD + "  -\u00a0type: lead\n    text: x\n", "3:4 the character U+00A0 (no-break space) stands behind the dash"),
        (HEAD + "  -\u3000type: lead\n", "3:4 the character U+3000 (ideographic space) stands behind the dash"),
        (HEAD + "  – type: lead\n    text: x\n", "3:3 `–` does not begin an item of a list"),
        (HEAD + "  • type: lead\n", "3:3 `•` does not begin an item of a list"),
        (HEAD + "  - items:\n      * a\n      * b\n", "4:7 `*` does not begin an item of a list"),
        ("text: } so\n", "1:7 a text cannot begin with `}`"),
        ("text: ,so\n", "1:7 a text cannot begin with `,`"),
        ("text: Try\n  - rest\n  - sleep\n", "2:3 `-` begins a line within a text"),
        ("text: >-\n  Try\n  * rest\n", "3:3 `*` begins a line within a text"),
        ("items:\n  - pora snu\n    • czytanie\n", "3:5 `•` begins a line within a text"),
        ('text: "Try\n  - rest"\n', "2:3 `-` begins a line within a text"),
        ("items:\n  - a\n  -b: c\n", "3:4 a space is missing behind the dash"),
        ("text: Be calm\nand sleep.\n", "2:1 a colon is missing in `and sleep.`"),
        ("text: @us\n", "1:7 a text cannot begin with `@`"),
        ("text: `us`\n", "1:7 a text cannot begin with ```"),
        ("text: %us\n", "1:7 a text cannot begin with `%`"),
        ("text: *so* it is\n", "1:7 a text cannot begin with `*`"),
        ("text: *so\n", "1:7 `*so` is an alias"),
        ("text: &so it\n", "1:7 `&so` is an anchor"),
        ("text: !so it\n", "1:7 `!so` is a tag"),
        ("text: {{ contact.email }}\n", "1:8 a list or mapping stands as a key"),
        ("text: [our page](https://x.org) is\n", "1:7 a text cannot begin with `[`"),
        ("text: > so\n", "1:7 a text cannot begin with `>`"),
        ("tags: [en, pl\nx: y\n", "1:7 the bracket `[` is not closed, or a comma is missing"),
        ("title: [\n", "1:8 the bracket `[` is not closed, or a comma is missing"),
        ("title: A\ntags:\n  {a: b,\n  c\n", "3:3 the bracket `{` is not closed, or a comma is missing"),
        ('text: "C:\\docs"\n', "1:9 a backslash in double quotation marks has a meaning of its own"),
        ("text: - a\n", "1:7 a list begins behind its key"),
        ("a: b\n...\nc: d\n", "3:1 a second document begins here"),
        ("a: b\rc: d: e\r", "2:5 a colon and a space stand in the middle of a text"),
    ],
)  # fmt: skip
def test_why_a_file_is_not_yaml_is_said_where_it_began(text: str, fault: str) -> None:
    reporter = Reporter()
    assert read_yaml(text, "a.yaml", reporter) is None
    (found,) = reporter
    assert f"{found.span.line}:{found.span.column} {found.message}" == fault
    assert found.hint


def test_what_is_wrong_behind_the_first_fault_is_told_in_the_same_run() -> None:
    text = (
        "title: Help: how\nblocks:\n  - type: lead\n    text: *so* it is\n  - type: lead\n"
        '    text: "Ring us\n  - type: lead\n    text: [us](https://x.org) now\n'
    )
    assert _faults(text) == ["1:12 faulty-yaml", "4:11 faulty-yaml", "6:11 faulty-yaml", "8:11 faulty-yaml"]


def test_one_fault_is_not_told_twice() -> None:
    assert _faults('text: "Be calm\n  and sleep\nb: c\n') == ["1:7 faulty-yaml"]
    assert _faults("text: Be: calm\n  and sleep\nb: c\n") == ["1:9 faulty-yaml"]


def test_every_tab_and_conflict_of_a_file_is_told() -> None:
    assert _faults("a:\n\tb: c\n\td: e\n") == ["2:1 faulty-yaml", "3:1 faulty-yaml"]


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
