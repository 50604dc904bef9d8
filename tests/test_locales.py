"""What the program says of a language is what CLDR says."""

import re
from typing import get_args

import pytest
from babel import Locale as Cldr
from babel.localedata import locale_identifiers

from toolkit_cli import locales
from toolkit_cli.build.formats import FORMATS
from toolkit_cli.locales import SOURCE, Locale
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.model.blocks import Audience


def test_every_language_that_runs_from_right_to_left_does() -> None:
    ours, theirs = set(), set()
    for name in locale_identifiers():
        language = Cldr.parse(name)
        if not language.territory and not language.variant:
            ours |= {name} if Locale(name.replace("_", "-"), {}, {}).direction == "rtl" else set()
            theirs |= {name} if language.text_direction == "rtl" else set()
    assert ours == theirs
    assert {"ar", "he", "ur", "pa_Arab"} <= ours


@pytest.mark.parametrize("tag", [*locales.available(), *PSEUDO])
def test_every_language_has_a_word_for_whatever_the_program_says(tag: str) -> None:
    ours, source = locales.load(tag), locales.load(SOURCE)
    assert set(ours.formats) == set(FORMATS)
    assert set(ours.audiences) == set(get_args(Audience))
    assert set(ours.labels) == set(source.labels)
    for name, words in ours.labels.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", source.labels[name])), (
            name
        )
