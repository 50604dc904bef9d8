"""A language is understood however a person names it, and never taken for another one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit_cli.core.language_tags import named, tag_of
from toolkit_cli.locales import available


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("en-GB", "en-GB"),
        ("en", "en-GB"),
        ("EN_gb", "en-GB"),
        ("English", "en-GB"),
        ("English (United Kingdom)", "en-GB"),
        ("British English", "en-GB"),
        ("pl_PL", "pl"),
        ("pl-PL", "pl"),
        ("pl-Latn", "pl"),
        ("Polish", "pl"),
        ("POLSKI", "pl"),
        ("українська", "uk"),
        ("uk-UA", "uk"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("Chinese", "zh-Hans"),
        ("Simplified Chinese", "zh-Hans"),
        ("zh_hans_cn", "zh-Hans"),
        ("pt", "pt-PT"),
        ("Portuguese", "pt-PT"),
        ("  ar ", "ar"),
        ("العربية", "ar"),
        ("pt-BR", None),
        ("en-US", None),
        ("zh-TW", None),
        ("zh-Hant", None),
        ("ar-Latn", None),
        ("fr", None),
        ("Klingon speech", None),
        ("", None),
    ],
)
def test_a_language_by_any_of_its_names(words: str, tag: str | None) -> None:
    assert tag_of(words, available()) == tag


def test_two_of_a_language_are_not_guessed_between() -> None:
    assert tag_of("English", ["en-GB", "en-IE"]) is None
    assert tag_of("en", ["en-GB", "en-IE"]) is None
    assert tag_of("pt-BR", ["pt-BR", "pt-PT"]) == "pt-BR"
    assert tag_of("pt", ["pt-BR", "pt-PT"]) == "pt-BR"


@pytest.mark.parametrize(
    ("words", "tag"), [("Somali", "so"), ("so", "so"), ("bn_BD", "bn-BD"), ("Urdu", "ur"), ("nonsense", None)]
)
def test_any_language_that_cldr_knows(words: str, tag: str | None) -> None:
    assert named(words) == tag


@settings(deadline=None)
@given(st.text(max_size=12))
def test_no_words_raise(words: str) -> None:
    assert tag_of(words, available()) in (None, *available())
    named(words)
