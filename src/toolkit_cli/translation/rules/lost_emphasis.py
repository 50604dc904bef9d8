"""The translation stresses more or fewer words than the English.

Counted are `**strong**` and `*stressed*` places. Not seen is whether the right words are stressed. A language
may stress by word order: then waive the rule.

Bad: `nigdy` for `**never**`. Good: `**nigdy**`.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.inlines import Emphasis, Strong, flat
from toolkit_cli.model.text import Text
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.WARNING
_NAMES = {Strong: "strong", Emphasis: "stressed"}


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with more or less emphasis than its text."""
    for pair in translation.pairs.values():
        here, there = _emphasis(pair.segment.text), _emphasis(pair.target)
        for sort, name in _NAMES.items():
            if here[sort] != there[sort]:
                message = f"{there[sort]} {_places(there[sort])} {name}; in the English {here[sort]}"
                yield at_target(translation, pair.entry, message, _hint(pair.target, name))


def _emphasis(text: Text) -> Counter[type]:
    return Counter(type(inline) for inline in flat(text.inlines)) if "*" in text.source else Counter()


def _places(count: int) -> str:
    return "place is" if count == 1 else "places are"


def _hint(target: Text, name: str) -> str:
    if "*" in str(target):
        return "an asterisk stands as it is typed: stress whole words, without a space inside the marks"
    return f"write {'**words**' if name == 'strong' else '*words*'} where the English does"
