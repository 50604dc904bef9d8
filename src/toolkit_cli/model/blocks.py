"""The blocks of a section: each models what a thing is, never how it looks."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from toolkit_cli.model.node import Name, Node
from toolkit_cli.model.text import Text

Audience: TypeAlias = Literal["staff", "parents", "pupils", "governors"]


IMAGE_FILE = r"^([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.(svg|png|jpg|jpeg)$"
ImageFile = Annotated[str, Field(pattern=IMAGE_FILE, max_length=120)]
"""A file in `content/images/`: lower-case letters, digits and hyphens, ending in .svg, .png, .jpg or .jpeg."""

_NO_SPACE = re.compile(r"(id|text|items|allow):(?=\S)")


class _Worded(Node):
    """Words of a list; a plain text in YAML stands for them without an id."""

    id: Name | None = None
    """The name by which a document selects the words."""
    text: Text
    """The words."""

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, value: Any) -> Any:
        if isinstance(value, Mapping | _Worded):
            return value
        if isinstance(value, str) and (key := _NO_SPACE.match(value)):
            hint = f"write `{key[1]}: ` and then the value"
            raise PydanticCustomError(
                "wrong-type", "a space is missing behind `{key}:`", {"key": key[1], "hint": hint}
            )
        return {"text": value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        plain = {"type": "string", "minLength": 1, "description": "The words."}
        return {"anyOf": [plain, handler.resolve_ref_schema(handler(schema))]}


class Saying(_Worded):
    """Something to say; a plain text in YAML is a saying without an id."""


class Item(_Worded):
    """One item of a list; a plain text in YAML is an item without an id."""

    items: "tuple[Item, ...]" = ()
    """Items within the item."""


Items = Annotated[tuple[Item, ...], Field(min_length=1)]


class Paragraph(Node):
    """A paragraph of running text."""

    type: Literal["paragraph"]
    id: Name | None = None
    """The name by which a document selects the paragraph."""
    text: Text
    """The words of the paragraph."""


class Lead(Node):
    """An opening statement, set apart from the text that follows."""

    type: Literal["lead"]
    id: Name | None = None
    """The name by which a document selects the statement."""
    text: Text
    """The words of the statement."""


class BulletList(Node):
    """A list whose order does not matter."""

    type: Literal["list"]
    id: Name | None = None
    """The name by which a document selects the whole list."""
    lead_in: Text | None = None
    """The line that introduces the list."""
    items: Items
    """The items, in order."""


class NumberedFactors(Node):
    """Factors that are counted: 1, 2, 3."""

    type: Literal["numbered-factors"]
    id: Name | None = None
    """The name by which a document selects the whole list."""
    factors: Items
    """The factors; their numbers are not written."""


class Quotation(Node):
    """Somebody's words, with who said them."""

    type: Literal["quotation"]
    id: Name | None = None
    """The name by which a document selects the quotation."""
    text: Text
    """The words, without quotation marks."""
    attribution: Text
    """Who said it."""


class GuidanceRow(Node):
    """A topic and the guidance for it."""

    id: Name | None = None
    """The name by which a document selects the row."""
    topic: Text
    """What the row is about: the header of the row."""
    guidance: Items
    """What to know or do."""


class GuidanceTable(Node):
    """A table of two columns: topics, and the guidance for each."""

    type: Literal["guidance-table"]
    id: Name | None = None
    """The name by which a document selects the whole table."""
    columns: tuple[Text, Text]
    """The headers of the two columns."""
    rows: Annotated[tuple[GuidanceRow, ...], Field(min_length=1)]
    """The rows, in order."""


class Advice(Node):
    """One side of a do-and-dont block."""

    title: Text
    """The heading of the side."""
    items: Items
    """What to do, or not to do."""


class DoAndDont(Node):
    """What to do beside what not to do."""

    type: Literal["do-and-dont"]
    id: Name | None = None
    """The name by which a document selects the whole pair."""
    do: Advice | None = None
    """What to do."""
    dont: Advice | None = None
    """What not to do."""

    @model_validator(mode="after")
    def _one_side_at_least(self) -> "DoAndDont":
        if self.do is None and self.dont is None:
            raise PydanticCustomError("missing-key", "neither `do` nor `dont` is given", {"hint": "add one"})
        return self


class Situation(Node):
    """A situation and what an adult could say in it."""

    id: Name | None = None
    """The name by which a document selects the situation."""
    situation: Text
    """What is happening: a heading."""
    sayings: Annotated[tuple[Saying, ...], Field(min_length=1)]
    """What to say, without quotation marks."""


class Prompts(Node):
    """Helpful things to say, by situation."""

    type: Literal["prompts"]
    id: Name | None = None
    """The name by which a document selects all prompts."""
    situations: Annotated[tuple[Situation, ...], Field(min_length=1)]
    """The situations, in order."""


class WebLink(Node):
    """A name, its address and what is found there."""

    id: Name | None = None
    """The name by which a document selects the link."""
    text: Text
    """The words of the link."""
    url: str
    """The address."""
    also: tuple[str, ...] = ()
    """Further addresses of the same thing."""
    note: Text | None = None
    """What is found there."""


class LinkList(Node):
    """Places to find more."""

    type: Literal["link-list"]
    id: Name | None = None
    """The name by which a document selects the whole list."""
    links: Annotated[tuple[WebLink, ...], Field(min_length=1)]
    """The links, in order."""


class Figure(Node):
    """A drawing from `content/figures/`, with every word in it and a text alternative."""

    type: Literal["figure"]
    id: Name | None = None
    """The name by which a document selects the figure."""
    figure: Name
    """The drawing: `content/figures/<figure>.svg.j2`."""
    alternative: Text
    """What the picture tells somebody who does not see it."""
    labels: dict[Name, Text]
    """The words in the drawing."""
    equivalent: tuple[BulletList, ...] = ()
    """What the drawing says, as lists, for those who do not see it: part of the alternative where it is shown."""


class Pathway(Node):
    """A group of support that people can reach."""

    _number: int = PrivateAttr(1)

    id: Name | None = None
    """The name by which a document selects the group."""
    title: Text
    """The name of the group: a heading."""
    items: Items
    """What belongs to it."""

    @property
    def number(self) -> int:
        """The place of the group among all groups of its block, from 1, whichever of them are selected."""
        return self._number


class Pathways(Node):
    """Groups of support, side by side."""

    type: Literal["pathways"]
    id: Name | None = None
    """The name by which a document selects all groups."""
    groups: Annotated[tuple[Pathway, ...], Field(min_length=1, max_length=4)]
    """The groups, in order."""

    @model_validator(mode="after")
    def _count(self) -> "Pathways":
        for number, group in enumerate(self.groups, start=1):
            group._number = number
        return self


class Point(Node):
    """One idea of Easy Read: a short sentence with its picture."""

    id: Name | None = None
    """The name by which a document selects the point."""
    picture: ImageFile
    """The picture: a file in `content/images/`, with its licence in `content/images/pictures.yaml`."""
    alternative: Text | None = None
    """What the picture tells somebody who does not see it; without it, the picture only repeats the words."""
    text: Text
    """The words: one sentence, with hard words **in bold**."""


class EasyRead(Node):
    """Points in Easy Read, each a picture beside its words."""

    type: Literal["easy-read"]
    id: Name | None = None
    """The name by which a document selects all points."""
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    """The points, in order."""


class LocalContact(Node):
    """How to reach the place that a document is made for; without a place, nothing."""

    type: Literal["local-contact"]
    id: Name | None = None
    """The name by which a document selects the block."""


class ContactLine(Node):
    """One way to reach a place."""

    label: Text
    """What it is, such as `Phone`."""
    value: Text
    """The number, address or words."""


class LocalLines(Node):
    """A `local-contact` with what a place gives; empty until the place is known."""

    type: Literal["local-contact"] = "local-contact"
    lines: tuple[ContactLine, ...] = ()
    """The lines that have a value."""


class Note(Node):
    """A source that a document cites."""

    number: Annotated[int, Field(ge=1)]
    """Its place among the sources of the document: what its marks in the text show."""
    text: Text
    """The work referred to."""


class Notes(Node):
    """The sources that a document cites, in the order of their first marks; `content/references.yaml` has them."""

    type: Literal["notes"] = "notes"
    notes: Annotated[tuple[Note, ...], Field(min_length=1)]
    """The sources."""


class Role(Node):
    """A role and its responsibilities."""

    id: Name | None = None
    """The name by which a document selects the role."""
    role: Text
    """The name of the role: a heading."""
    audience: Audience
    """Whom the text speaks to."""
    blocks: "Blocks"
    """The responsibilities."""


class Roles(Node):
    """Responsibilities, by role."""

    type: Literal["roles"]
    id: Name | None = None
    """The name by which a document selects all roles."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """The roles, in order."""


class Subsection(Node):
    """A part of a section, under a heading of its own."""

    type: Literal["subsection"]
    id: Name | None = None
    """The name by which a document selects the part."""
    title: Text
    """The heading."""
    blocks: "Blocks"
    """What stands under it."""


_Written: TypeAlias = (
    Paragraph
    | Lead
    | BulletList
    | NumberedFactors
    | Quotation
    | GuidanceTable
    | DoAndDont
    | Prompts
    | LinkList
    | Figure
    | Pathways
    | EasyRead
)
Leaf: TypeAlias = _Written | LocalLines | Notes
"""A block that a writer sets; subsections, roles and local contacts are resolved to headings and leaves."""

Block: TypeAlias = _Written | LocalContact | Roles | Subsection
Blocks = Annotated[tuple[Annotated[Block, Field(discriminator="type")], ...], Field(min_length=1)]
