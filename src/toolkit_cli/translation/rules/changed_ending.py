"""The translation does not end as the English does: one is a sentence or question and the other is not.

The marks of all scripts count as one: `.` and `。`, `?` and `؟`; a full stop and an exclamation mark are both
the end of a sentence. Quotation marks and brackets at the end are passed over. Thai and Lao, which
have no full stop, are not looked at. Not seen are ends inside the text, and a full stop that only belongs to an
abbreviation.

Bad: `Co można zrobić` for `What can be done?`. Good: `Co można zrobić?`.
"""

import unicodedata
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation._words import words
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.WARNING
_ENDINGS = {
    "a question mark": "?？؟⸮",
    "an ellipsis": "…⋯",
    "a full stop": ".。．｡।۔።။។།։!！",
    "a colon": ":：",
    "a semicolon": ";；؛",
    "a comma": ",，،、",
}
_NAME_OF = {mark: name for name, marks in _ENDINGS.items() for mark in marks}
_NONE = "no punctuation"
_WITHOUT_FULL_STOP = {"th", "lo"}


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with another kind of end than its text."""
    language = translation.locale.tag.partition("-")[0]
    if language in _WITHOUT_FULL_STOP:
        return
    for pair in translation.pairs.values():
        here = _ending(words(pair.segment.text))
        there = _ending(words(pair.target), greek=language == "el")
        if here != there:
            message = f"the translation ends with {there}, the English with {here}"
            yield at_target(translation, pair.entry, message, "end it as the English does")


def _ending(seen: str, greek: bool = False) -> str:
    """What kind of mark the words end with."""
    end = len(seen)
    while end and _is_closing(seen[end - 1]):
        end -= 1
    start = end
    while start and seen[start - 1] in _NAME_OF:
        start -= 1
    marks = seen[start:end]
    if greek and marks.endswith(";"):
        return "a question mark"
    names = [_NAME_OF[mark] for mark in marks]
    if "a question mark" in names:
        return "a question mark"
    if marks.endswith("..."):
        return "an ellipsis"
    return names[-1] if names else _NONE


def _is_closing(mark: str) -> bool:
    """Whether a quotation mark, a bracket or a space may stand behind the mark that ends a sentence."""
    return mark in "\"'*_ " or unicodedata.category(mark) in ("Pe", "Pf", "Pi")
