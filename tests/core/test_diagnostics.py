"""Hints for misspelt names."""

import pytest

from toolkit_cli.core.diagnostics import did_you_mean

FORMATS = ("docx", "pdf", "html", "large-print")


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("PDF", FORMATS, "did you mean `pdf`?"),
        ("Large Print", FORMATS, "did you mean `large-print`?"),
        ("PL", ("pl", "pt-PT", "ro"), "did you mean `pl`?"),
        ("zh-hans", ("ar", "zh-Hans"), "did you mean `zh-Hans`?"),
        ("PT-pt", ("pl", "pt-PT"), "did you mean `pt-PT`?"),
        ("htlm", FORMATS, "did you mean `html`?"),
        ("papyrus", FORMATS, "known: docx, html, large-print, pdf"),
        ("papyrus", (), ""),
    ],
)
def test_the_nearest_name_is_meant_whatever_its_capitals(
    word: str, known: tuple[str, ...], hint: str
) -> None:
    assert did_you_mean(word, known) == hint
