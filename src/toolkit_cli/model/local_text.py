"""Texts that name fields of a place, such as `{{ place.phone }}`."""

import re
from collections.abc import Iterator, Mapping

from toolkit_cli.core.sentences import sentences
from toolkit_cli.model.place import FIELDS

_FIELD = re.compile(r"\{\{\s*place\.(" + "|".join(FIELDS) + r")\s*\}\}")


def named_fields(text: str) -> frozenset[str]:
    """The fields of a place that a text names."""
    return frozenset(_FIELD.findall(text))


def filled(text: str, values: Mapping[str, str], language: str) -> str:
    """A text with the fields of a place filled in; a sentence one of whose fields has no value is left out."""
    if not named_fields(text):
        return text
    kept = (
        piece for piece in _pieces(text, language) if all(values.get(name) for name in _FIELD.findall(piece))
    )
    return _FIELD.sub(lambda found: values[found[1]], "".join(kept)).strip()


def _pieces(text: str, language: str) -> Iterator[str]:
    """The sentences, each with the space after it."""
    start = 0
    for sentence in sentences(text, language.partition("-")[0])[1:]:
        begin = text.find(sentence, start + 1)
        if begin > start:
            yield text[start:begin]
            start = begin
    yield text[start:]
