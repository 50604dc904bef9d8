"""The files of a content project: sections, documents, references, corrections, approvals."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from toolkit_cli.model.blocks import Audience, Blocks
from toolkit_cli.model.node import Name, Node
from toolkit_cli.model.text import Text

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
Language = Annotated[str, Field(pattern=LANGUAGE)]
"""A BCP 47 tag such as `en-GB`."""
Format = Literal[
    "docx", "pdf", "html", "epub", "text", "large-print", "giant-print", "easy-read", "braille", "audio"
]
"""A format that people ask for; it may be several files."""
PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def _exists(partial: str) -> str:
    try:
        date.fromisoformat((partial + "-01-01")[:10])
    except ValueError as fault:
        raise PydanticCustomError(
            "wrong-type", "{date} is no day of the calendar", {"date": partial}
        ) from fault
    return partial


PartialDate = Annotated[str, Field(pattern=PARTIAL_DATE), AfterValidator(_exists)]
"""A date of ISO 8601, of which day and month may be unknown: `2021-03`."""


class Section(Node):
    """`content/sections/<id>.yaml`: a part of the text, written once."""

    title: Text
    """The heading of the section."""
    audience: Audience
    """Whom the section speaks to."""
    appendix: Annotated[int, Field(ge=1)] | None = None
    """The number of the appendix, where the section is one."""
    blocks: Blocks
    """What the section says."""


class Use(Node):
    """A section that a document takes in, whole or in part."""

    use: Name
    """The id of the section."""
    part: Name | None = None
    """The id of a subsection or role that is taken as if it were a section of its own."""
    select: tuple[Name, ...] = ()
    """Ids within the section; without them the whole section is taken."""
    title: bool = True
    """Whether the title of the section, or of its part, is printed as a heading."""


class DocumentPlan(Node):
    """`content/documents/<id>.yaml`: what to publish, assembled from sections by reference."""

    title: Text
    """The title of the document."""
    kind: Name
    """The folder in `templates/` that gives the look."""
    audience: Audience
    """Whom the document is for."""
    contents: bool = False
    """Whether the document has a contents page; appendices then carry their number."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en-GB",)
    """The languages it is published in."""
    formats: Annotated[tuple[Format, ...], Field(min_length=1)] = ("docx",)
    """The formats it is published in."""
    alternative_of: Name | None = None
    """The document that this one says again, in easier words."""
    content: Annotated[tuple[Use, ...], Field(min_length=1)]
    """The sections, in order."""


class Reference(Node):
    """What a raised number in the text refers to."""

    mark: Annotated[str, Field(pattern=r"^[0-9]+$")]
    """The number."""
    source: Text | None = None
    """The work referred to; empty while it is not known."""
    language: Language | None = None
    """The language of the words of `source`, where it is not that of the publication."""


class References(Node):
    """`content/references.yaml`."""

    references: tuple[Reference, ...]
    """The references, by number."""


class Correction(Node):
    """A slip of the published edition that was mended."""

    section: Name
    """Where."""
    was: str
    """The words of the edition."""
    now: str
    """The words that stand in `content/`."""
    why: Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
    """The reason."""


class OpenQuestion(Node):
    """Words that look wrong, which only the publisher can decide."""

    section: Name
    """Where."""
    text: str
    """The words as they stand."""
    question: str
    """What to decide."""


class Corrections(Node):
    """`content/corrections.yaml`."""

    corrections: tuple[Correction, ...] = ()
    """What was mended."""
    open: tuple[OpenQuestion, ...] = ()
    """What is left for the publisher to decide."""


class Approval(Node):
    """Who approved which text, and when."""

    section: Name
    """The section approved."""
    role: str
    """The role that approved it, never a person's name."""
    date: PartialDate
    """When."""
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The fingerprint of the text that was approved."""


class TranslationApproval(Node):
    """How far a translation of a document has come, who says so, and when."""

    document: Name
    """The document."""
    language: Language
    """The language it was translated into."""
    state: Literal["translated", "reviewed", "approved"]
    """How far: `translated` by a person, `reviewed` by another, `approved` to be given out."""
    role: str
    """The role that says so, never a person's name."""
    date: PartialDate
    """When."""
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The fingerprint of the English text and its translation, as they were."""


class FormatApproval(Node):
    """Who read the Braille, or heard the recording, that the program made of a document."""

    document: Name
    """The document."""
    language: Language
    """The language of what was checked."""
    format: Literal["braille", "audio"]
    """What was checked."""
    grade: Literal[0, 1, 2] = 0
    """The grade of the Braille that was read."""
    role: str
    """The role that checked it, never a person's name."""
    date: PartialDate
    """When."""
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The fingerprint of the text, and of the grade and the table by which it became Braille."""


class Approvals(Node):
    """`content/approvals.yaml`."""

    approvals: tuple[Approval, ...] = ()
    """The approvals of sections, in any order."""
    translations: tuple[TranslationApproval, ...] = ()
    """The states of translations, in any order."""
    formats: tuple[FormatApproval, ...] = ()
    """What was read in Braille or heard, in any order."""
