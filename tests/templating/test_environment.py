"""The Jinja environment and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.typography import balanced_lines, printed_address


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_values_are_escaped() -> None:
    assert environment().from_string("{{ x }}").render(x="a<b & c") == "a&lt;b &amp; c"


def test_templates_cannot_reach_the_program() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ x.__class__.__mro__ }}").render(x="")


@given(st.text(alphabet="abc  ", min_size=1, max_size=60).filter(str.strip), st.integers(1, 20))
def test_lines_keep_every_word_and_the_length(label: str, longest: int) -> None:
    lines = balanced_lines(label, longest)
    assert " ".join(lines).split() == label.split()
    assert all(len(line) <= longest or " " not in line for line in lines)


def test_an_address_is_printed_without_its_scheme() -> None:
    assert printed_address("https://www.example.org/") == "www.example.org"
