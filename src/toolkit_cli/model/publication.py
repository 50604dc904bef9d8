"""`content/toolkit.yaml` and `templates/<kind>/kind.yaml`."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from toolkit_cli.core import case_reference
from toolkit_cli.core.closed_days import closed_days
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.model.content import Language, PartialDate
from toolkit_cli.model.node import Name, Node
from toolkit_cli.model.presentation import CELLS, LINES, STANDARD
from toolkit_cli.model.text import Text

COLOUR = r"^[0-9A-F]{6}$"
FIELD = re.compile(r"\{\{\s*([a-z_.]+)\s*\}\}")
"""A field in statement or message, such as `{{ contact.email }}`."""


class Publisher(Node):
    """Who publishes the toolkit."""

    name: Text
    """The full name."""
    short_name: Text | None = None
    """The first words of the name, set in bold on documents."""
    logo: str | None = None
    """A picture in `content/images/` that stands instead of the name."""


class Contact(Node):
    """How to reach the publisher."""

    email: str | None = None
    """An e-mail address."""
    phone: str | None = None
    """A telephone number, grouped as it is read out."""
    website: str | None = None
    """An address on the web, as printed."""

    def fields(self) -> dict[str, str]:
        """The fields that statement and message may name, with their values."""
        return {f"contact.{name}": getattr(self, name) or "" for name in ("email", "phone", "website")}


def _reference_shape(shape: str) -> str:
    try:
        case_reference.pattern(shape)
    except ValueError as fault:
        raise PydanticCustomError(
            "wrong-type",
            "{shape} is no shape of references: it {fault}",
            {"shape": shape, "fault": str(fault)},
        ) from fault
    return shape


def _closed_days(words: str) -> str:
    try:
        closed_days(words)
    except ValueError as fault:
        raise PydanticCustomError("wrong-type", "{fault}", {"fault": str(fault)}) from fault
    return words


ClosedDays = Annotated[str, AfterValidator(_closed_days)]
"""A day, or days, such as `2026-12-24 to 2027-01-01`."""


class Desk(Node):
    """The desk that answers requests for other formats."""

    database: str | None = None
    """The file of the requests; else `.toolkit/requests.db`. TOOLKIT_REQUESTS goes before it."""
    targets: dict[Name, Annotated[int, Field(ge=0, le=250)]] = Field(default_factory=dict)
    """Working days by format, and for `translation` and `outside-help`, where they are not the usual ones."""
    reference: Annotated[str, AfterValidator(_reference_shape)] = case_reference.USUAL
    """What the team's case numbers look like: `{letters}`, `{year}`, `{number}` and what stands around them."""
    country: str = "GB"
    """The country whose bank holidays and weekends are no working days, by ISO 3166."""
    subdivision: str | None = None
    """The part of the country, such as `SCT` for Scotland; of the United Kingdom else England."""
    closures: tuple[ClosedDays, ...] = ()
    """Days on which the desk is closed."""
    proclaimed: tuple[ClosedDays, ...] = ()
    """Bank holidays that were proclaimed too late for the calendar."""

    def closed(self) -> frozenset[date]:
        """Every day that is closed or proclaimed."""
        return frozenset(day for words in (*self.closures, *self.proclaimed) for day in closed_days(words))


class BraillePage(Node):
    """The page that Braille is set for: what the embosser or the display holds."""

    cells: Annotated[int, Field(ge=CELLS[0], le=CELLS[1])] = STANDARD.cells
    """The cells in a line."""
    lines: Annotated[int, Field(ge=LINES[0], le=LINES[1])] = STANDARD.lines
    """The lines on a page."""


class Publication(Node):
    """What all documents share."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    """The version of this file's form."""
    title: Text
    """The title of the publication."""
    publisher: Publisher
    """Who publishes it."""
    contact: Contact = Field(default_factory=Contact)
    """How to reach the publisher."""
    edition: PartialDate
    """The date of the edition."""
    version: str | None = None
    """The version of the edition."""
    review_date: PartialDate | None = None
    """When the edition is to be reviewed."""
    statement: Text
    """How to ask for another format or language; `{{ contact.email }}`, `{{ place.name }}` … are filled in."""
    message: Text | None = None
    """The closing sentence of documents that have room for it."""
    language: Language = "en-GB"
    """The language of the source."""
    requests: Desk = Field(default_factory=Desk)
    """How requests for other formats are kept and answered."""
    braille: BraillePage = Field(default_factory=BraillePage)
    """The page that Braille is set for."""
    rules: dict[Name, Severity] = Field(default_factory=dict)
    """The severity of rules, where it is not the usual one."""


class PageLimit(Node):
    """How many pages a document of a kind may have."""

    minimum: Annotated[int, Field(ge=1)] = 1
    """The fewest pages."""
    advised: Annotated[int, Field(ge=1)] | None = None
    """More pages than these are too many for most readers: a warning."""
    maximum: Annotated[int, Field(ge=1)]
    """The most pages."""


_BETWEEN_WORDS = re.compile(r"[\W_]+")


def _style_id(name: object) -> object:
    """The id that Word gives a style of that name; an id stays as it is."""
    if not isinstance(name, str):
        return name
    return "".join(word[:1].upper() + word[1:] for word in _BETWEEN_WORDS.split(name))


Style = Annotated[str, BeforeValidator(_style_id)]
"""A Word style, by its name or its usual id: `Body Text` or `BodyText`."""


class TextLimit(Node):
    """How small text may be."""

    minimum: Annotated[float, Field(gt=0)]
    """The smallest size, in points."""
    styles: dict[Style, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    """The smallest sizes of single Word styles where they are larger, in points, by the name of the style."""


class FigureBeside(Node):
    """A figure with the text that follows set beside it."""

    width: Annotated[float, Field(gt=0)]
    """The width of the figure, in millimetres."""
    gap: Annotated[float, Field(ge=0)]
    """The distance to the text, in millimetres."""


Colour = Annotated[str, Field(pattern=COLOUR)]


class Accents(Node):
    """The colour of bands and rules, by audience; never the colour of text."""

    template: Colour
    """The colour that stands for the accent in the template."""
    staff: Colour
    """For school staff."""
    parents: Colour
    """For parents and carers."""
    pupils: Colour
    """For pupils."""
    governors: Colour
    """For governors."""


class Kind(Node):
    """`templates/<kind>/kind.yaml`: the limits of a kind of document; its looks live in Word."""

    label: Text
    """The name of the kind, as printed."""
    pages: PageLimit | None = None
    """How many pages a document may have."""
    text: TextLimit
    """How small text may be."""
    columns: dict[Name, tuple[float, ...]] = Field(default_factory=dict)
    """The widths of the columns of tables, in millimetres, by type of block."""
    figure_width: Annotated[float, Field(gt=0)] = 154
    """The widest a figure may be, in millimetres."""
    figure_beside: FigureBeside | None = None
    """Set where figures stand beside the text that follows them."""
    accents: Accents | None = None
    """The accent of each audience, where documents of the kind differ by it."""
    message: bool = True
    """Whether its documents have room for the closing sentence of the publication."""
    booklet: bool = False
    """Whether the pages can be printed as a folded booklet."""
    notes: Literal["endnotes", "footnotes", "none"] = "endnotes"
    """Where the sources of a document stand: in a list at its end, at the foot of their page, or nowhere, without
    marks in the text. What has no pages has a list at its end for `footnotes` too."""
    foot: Style | None = None
    """The Word style of the paragraph that begins what is pushed to the foot of the last page."""
