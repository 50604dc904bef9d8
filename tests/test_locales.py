"""What the program says of a language is what CLDR says."""

from babel import Locale as Cldr
from babel.localedata import locale_identifiers

from toolkit_cli.locales import Locale


def test_every_language_that_runs_from_right_to_left_does() -> None:
    ours, theirs = set(), set()
    for name in locale_identifiers():
        language = Cldr.parse(name)
        if not language.territory and not language.variant:
            ours |= {name} if Locale(name.replace("_", "-"), {}, {}).direction == "rtl" else set()
            theirs |= {name} if language.text_direction == "rtl" else set()
    assert ours == theirs
    assert {"ar", "he", "ur", "pa_Arab"} <= ours
