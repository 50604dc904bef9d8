"""`content/pronunciations.yaml`: how a publisher's own names and abbreviations are said in recordings."""

from typing import Annotated

from pydantic import Field

from toolkit_cli.model.content import Language
from toolkit_cli.model.node import Node

_Words = Annotated[str, Field(min_length=1)]


class Pronunciations(Node):
    """What is said for words that a voice would say wrongly; it wins over the words that the program knows."""

    pronunciations: dict[Language, dict[_Words, _Words]] = Field(default_factory=dict)
    """By language: a word, letter case as it is written, and what is said for it, spelt as it sounds."""
