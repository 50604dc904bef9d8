"""What strangers write is shown, and never obeyed by a terminal or a build server."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.terminal import printable


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "\\u001b[2J\\u001b]0;title\\u0007"),
        ("a\rb", "a\\u000db"),
        ("\x9b31m", "\\u009b31m"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("::error file=a::b", "\\::error file=a::b"),
        ("x\n  ::set-output name=a::b", "x\n  \\::set-output name=a::b"),
        ("##[error]x", "\\##[error]x"),
        ("a :: b\tc\nd", "a :: b\tc\nd"),
        ("\u2067عربي\u2069 café", "\u2067عربي\u2069 café"),
    ],
)
def test_what_would_be_obeyed_is_shown(words: str, shown: str) -> None:
    assert printable(words) == shown


def test_commands_that_are_meant_stay() -> None:
    assert printable("::error::a\x1b", commands=True) == "::error::a\\u001b"


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9)))
def test_json_says_the_same(content: dict[str, str]) -> None:
    assert json.loads(printable(json.dumps(content, ensure_ascii=False, indent=2))) == content
