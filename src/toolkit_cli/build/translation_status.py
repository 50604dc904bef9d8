"""How far each document has come in each language."""

from dataclasses import dataclass

from toolkit_cli.build.translations import Translations
from toolkit_cli.translation.state import State


@dataclass(frozen=True)
class Status:
    """A document in a language: its texts by what is done, and the words that are left to translate.

    `by` says who recorded the state and when, empty where nobody did.
    """

    language: str
    document: str
    state: State
    translated: int
    stale: int
    missing: int
    words_left: int
    by: str


def status(translations: Translations, language: str) -> list[Status]:
    """The documents that declare a language."""
    return [_status(translations, language, document) for document in translations.documents(language)]


def _status(translations: Translations, language: str, document: str) -> Status:
    translation = translations.translation(language)
    reworded = {each.segment.identity for each in translation.pending if each.previous}
    needed = translations.needed(document)
    left = [each for each in needed if each not in translation.pairs]
    state = translations.state(document, language)
    return Status(
        language=language,
        document=document,
        state=state,
        translated=len(needed) - len(left),
        stale=sum(each in reworded for each in left),
        missing=sum(each not in reworded for each in left),
        words_left=sum(len(source.split()) for _, source in left),
        by=next((f"{each.role}, {each.date}" for each in translations.records(document, language)), ""),
    )
