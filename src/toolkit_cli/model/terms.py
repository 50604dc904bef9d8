"""`content/terms.yaml`: the words a publisher uses, and those it does not."""

from typing import Annotated

from pydantic import Field

from toolkit_cli.model.node import Frozen


class DiscouragedTerm(Frozen):
    """A word that readers stumble over, or that hurts."""

    term: str = Field(min_length=1)
    """The word, or words."""
    instead: str = Field(min_length=1)
    """What to write instead."""
    because: str = Field(min_length=1)
    """The reason."""


class ConsistentTerm(Frozen):
    """A word that is spelt in one way everywhere."""

    term: str = Field(min_length=1)
    """The spelling to use."""
    variants: tuple[str, ...] = Field(min_length=1)
    """The spellings not to use."""


class Terms(Frozen):
    """The words of the publisher."""

    discouraged: tuple[DiscouragedTerm, ...] = ()
    """Words to replace."""
    consistent: tuple[ConsistentTerm, ...] = ()
    """Words to spell in one way."""
    abbreviations: dict[str, str] = Field(default_factory=dict)
    """Abbreviations that need no explanation where they stand, with their long form."""


class GlossaryTerm(Frozen):
    """A term of the source and the word for it in another language."""

    term: str = Field(min_length=1)
    """The term, as the source has it."""
    translation: str = Field(min_length=1)
    """The word for it."""
    forms: tuple[str, ...] = ()
    """Further forms, or stems of forms, that count as the same word."""


class Glossary(Frozen):
    """`content/translations/<tag>.glossary.yaml`: one word for one thing in one language, and its style."""

    style: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    """Short notes for translators: how readers are addressed, gender, punctuation, what stays English."""
    terms: tuple[GlossaryTerm, ...] = ()
    """The terms."""
