"""Figures of readability: harder text has a higher grade and less ease."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.readability import Readability, readability


def test_a_plain_sentence() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 − 15.59 and 206.835 − 1.015 × 6 − 84.6.
    assert readability(["The cat sat on the mat."]) == Readability(6, 1, -1.4, 116.1)


def test_texts_are_taken_together() -> None:
    both = readability(["The cat sat.", "It slept well – at home"])
    assert (both.words, both.sentences) == (8, 2)


def test_hard_text_is_harder() -> None:
    plain = readability(["Talk to your child. Be calm. Say what you see."])
    hard = readability(
        ["Facilitating intersubjectivity necessitates developmentally appropriate communication."]
    )
    assert hard.grade > plain.grade + 5
    assert hard.ease < plain.ease - 50


def test_no_words() -> None:
    assert readability(["", " – "]) == Readability(0, 0, 0.0, 0.0)


@given(st.lists(st.text()))
def test_any_text_has_figures(texts: list[str]) -> None:
    assert readability(texts).words >= 0
