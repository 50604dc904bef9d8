"""A translation is in another script than its language, or a letter of another script stands among its letters.

Found are texts whose words are mostly in another script, look-alikes (a Latin `a` in a Cyrillic word, or the
reverse), letters that only a neighbouring language has (`ы` in Ukrainian, `ş` in Romanian), and characters of
Traditional Chinese in Simplified. Addresses, and names and acronyms that the English has too, may be
Latin. Not seen is another language of the same script: Romanian in the Polish catalogue.

Bad: `Рlakat`, its first letter being Cyrillic. Good: `Plakat`.
"""

import re
import unicodedata
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.letters import is_twin, kind_of, runs, strangers
from toolkit_cli.translation._contacts import without_contacts
from toolkit_cli.translation._scripts import aliens, letters_of, script_of, units
from toolkit_cli.translation._words import PLACEHOLDER, words
from toolkit_cli.translation.rules._fault import Fault, at_target
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.ERROR


def check(translation: Translation) -> Iterator[Fault]:
    """Every translation with letters that its language does not have."""
    for pair in translation.pairs.values():
        source, target = words(pair.segment.text), words(pair.target)
        if target.casefold() != source.casefold():
            rest = PLACEHOLDER.sub(" ", without_contacts(target, translation.contact))
            for message, hint in _faults(rest, source, translation.locale.tag):
                yield at_target(translation, pair.entry, message, hint)


def _faults(target: str, source: str, tag: str) -> Iterator[tuple[str, str]]:
    if not {kind_of(letter) for letter in set(target) if letter.isalpha()} <= set(letters_of(script_of(tag))):
        yield from _strange(target, source, script_of(tag))
    letters, language = aliens(target, tag)
    if letters:
        message = f"{', '.join(map(_named, letters))}: {language} does not have {_it(letters)}"
        yield message, "is this text in another language?"


def _strange(target: str, source: str, script: str) -> Iterator[tuple[str, str]]:
    """What letters of other scripts have to do in the target."""
    english = set(runs(source))
    if others := _mostly(target, english, script):
        yield f"the text is mostly {others}, which is not the script of its language", "translate it"
        return
    for run in dict.fromkeys(runs(target)):
        letters = strangers(run) or (run if is_twin(run, script) else "")
        if letters and run not in english:
            message = f"`{run}` holds {', '.join(map(_named, letters))}"
            yield message, "type it again, with the keyboard of the language"


def _mostly(target: str, english: set[str], script: str) -> str:
    """The script that most words of the target are in, if it is not the language's."""
    own = letters_of(script)
    names = {run for run in english if not run.islower()}
    count = units(re.sub(r"[^\W\d_]+", lambda run: " " if run[0] in names else run[0], target))
    right = sum(count[kind] for kind in own)
    if not own or right * 2 >= count.total():
        return ""
    return max(count, key=lambda kind: (kind not in own, count[kind])).capitalize()


def _named(letter: str) -> str:
    return f"`{letter}` ({unicodedata.name(letter, f'U+{ord(letter):04X}').lower()})"


def _it(letters: str) -> str:
    return "it" if len(letters) == 1 else "them"
