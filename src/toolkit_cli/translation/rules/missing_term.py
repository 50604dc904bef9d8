"""A term of the glossary is said in another way: readers take it for another thing.

The glossary is `content/translations/<tag>.glossary.yaml`. Where the English has a term as whole words, the
translation must have its word, or one of its forms, capitals apart; of a term inside a longer one only the
longer counts. Not seen are terms in another form of English than the glossary has (`parent` is not `parents`),
a form that the glossary does not list, and whether the word found is said of the right thing.

Bad: `wytrzymałość` for `resilience` where the glossary has `odporność psychiczna`. Good: `odporności
psychicznej`, listed among its forms.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.translation._terms import accepted, missing
from toolkit_cli.translation._words import words
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.WARNING


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation without the word for a term of its text."""
    terms = accepted(translation.glossary)
    if not terms:
        return
    file = f"{translation.file.removesuffix('.po')}.glossary.yaml"
    for pair in translation.pairs.values():
        source, target = words(pair.segment.text), words(pair.target)
        if source.casefold() == target.casefold():
            continue  # one that is not translated at all has a rule of its own
        for term in missing(source, target, terms):
            message = f"`{term.term}` is not translated as `{term.translation}`"
            hint = f"write `{term.translation}`, or add its form to `{file}`"
            yield at_target(translation, pair.entry, message, hint)
