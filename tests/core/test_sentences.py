"""Sentences as readers see them, whatever the text."""

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.sentences import sentences, words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("a quiet hour", 1),
        ("See Dr. Smith at 5 p.m. today. Then rest.", 2),
        ("“Why did you?” she asked. Then she left.", 2),
        ("It costs £3.50. Call 116 123. Go to www.nhs.uk. Rest!", 4),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert len(sentences(text)) == number


def test_words() -> None:
    assert words("Sleep – well-rested, he/she 3.5 … “rest”") == [
        "Sleep",
        "well-rested,",
        "he/she",
        "3.5",
        "“rest”",
    ]


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_huge_text_of_open_quotation_marks_goes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """The splitter takes the square of their number."""
    lengths = []

    def segment(_language: str, text: str) -> list[str]:
        lengths.append(len(text))
        return [text]

    monkeypatch.setattr(sentencex, "segment", segment)
    assert "".join(sentences("“" * 200_000)) == "“" * 200_000
    assert max(lengths) <= 2000
    assert len(lengths) == 100
