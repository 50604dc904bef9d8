"""What the rules look at: paragraphs, tables, drawings and links, each with its place and its format."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from toolkit_cli.audit._docx_names import CP, DC, flag, w, whole
from toolkit_cli.audit._docx_package import Package
from toolkit_cli.audit._docx_styles import Format, Style, StyleSheet
from toolkit_cli.core.diagnostics import Severity

_LONGEST_QUOTE = 48
_SHORT = 60
_BUILT_IN_HEADINGS = {f"heading {level}": level for level in range(1, 10)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words, and its order in the document."""

    words: str
    order: int = 0

    def quoting(self, text: str) -> "Place":
        """The same place with the words that stand there, shortened."""
        line = " ".join(text.split())
        if len(line) > _LONGEST_QUOTE:
            line = f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
        return replace(self, words=f"{self.words} “{line}”") if line else self


PROPERTIES = Place("properties", -3)
SETTINGS = Place("settings", -2)
STYLES = Place("styles", -1)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule finds: the fact and the remedy at a place; the rule's module gives name and severity.

    `severity` is its own where it is not as bad as that of the rule.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, eq=False)
class Run:
    """Text in one format, as it is seen: hidden text is left out."""

    text: str
    format: Format
    linked: bool = False


@dataclass(frozen=True, eq=False)
class Link:
    """The words of a link, where it leads, and the pictures in it."""

    text: str
    target: str
    pictures: int = 0


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table; `shading` is its own or that of the table style, `outer` the cell around it."""

    element: etree._Element
    place: Place
    style: Style
    shading: Mapping[str, str] | None
    outer: "Cell | None" = None

    @cached_property
    def empty(self) -> bool:
        """Whether it holds neither words nor pictures."""
        seen = self.element.iter(*map(w, ("t", "drawing", "pict", "object", "sym")))
        return not any(each.tag != w("t") or (each.text or "").strip() for each in seen)

    @cached_property
    def is_short(self) -> bool:
        """Whether it holds a few words in one paragraph, and nothing else."""
        paragraphs = [each for each in self.element if each.tag == w("p")]
        others = [each for each in self.element if each.tag not in {w("p"), w("tcPr")}]
        words = "".join(each.text or "" for each in self.element.iter(w("t"))).strip()
        drawn = next(self.element.iter(w("drawing"), w("pict")), None) is not None
        return len(paragraphs) == 1 and not others and not drawn and 0 < len(words) <= _SHORT


@dataclass(frozen=True, eq=False)
class Row:
    """A row of a table with its cells, and whether it may break across pages."""

    place: Place
    cells: tuple[Cell, ...]
    breakable: bool
    header: bool


@dataclass(frozen=True, eq=False)
class Table:
    """A table; `look` names the parts that its style sets apart, None where nothing is said."""

    element: etree._Element
    place: Place
    rows: tuple[Row, ...]
    look: frozenset[str] | None
    nested: bool

    @cached_property
    def columns(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def holds_data(self) -> bool:
        """Whether it is more than layout: a header row is meant, and there is something to head."""
        meant = self.look is None or "firstRow" in self.look
        return meant and len(self.rows) > 1 and self.columns > 1

    @property
    def may_hold_data(self) -> bool:
        """Whether it reads like data though no header row is meant: a grid of short texts, without gaps."""
        cells = [cell for row in self.rows for cell in row.cells]
        even = all(len(row.cells) == self.columns for row in self.rows)
        return len(self.rows) > 2 and self.columns > 1 and even and all(cell.is_short for cell in cells[1:])


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph with its runs; `part` is body, header, footer, footnotes or endnotes."""

    element: etree._Element
    part: str
    place: Place
    style: Style
    format: Format
    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    holds_object: bool
    cell: Cell | None = None
    boxed: bool = False

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return not self.text.strip() and not self.holds_object

    @cached_property
    def heading(self) -> int:
        """The level of a heading from 1, or 0."""
        level = self.format.get("outlineLvl")
        if level is not None:
            number = whole(level, 9)
            return number + 1 if 0 <= number < 9 else 0
        return next(
            (_BUILT_IN_HEADINGS[name] for name in self.style.ancestry if name in _BUILT_IN_HEADINGS), 0
        )

    @property
    def is_title(self) -> bool:
        return "title" in self.style.ancestry

    @property
    def is_contents(self) -> bool:
        return any(name.startswith("toc ") for name in self.style.ancestry)

    @property
    def listed(self) -> bool:
        """Whether it is an item of a real list."""
        return self.format.get("numPr") not in {None, "", "0"}

    def at(self, text: str = "") -> Place:
        """The place with the words that stand there, by default the first ones."""
        return self.place.quoting(text or self.text)


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture, chart, shape or text box; `kind` is inline, anchor or vml."""

    element: etree._Element
    kind: str
    place: Place
    name: str
    alternative: str
    decorative: bool
    files: tuple[str, ...]
    text_box: bool


@dataclass(frozen=True)
class Document:
    """A whole document as the rules see it."""

    package: Package
    styles: StyleSheet
    sequences: tuple[tuple[Paragraph, ...], ...]
    """Paragraphs that follow each other without a table between them."""
    tables: tuple[Table, ...]
    drawings: tuple[Drawing, ...]
    paragraphs: tuple[Paragraph, ...] = field(init=False)

    def __post_init__(self) -> None:
        every = (paragraph for sequence in self.sequences for paragraph in sequence)
        object.__setattr__(self, "paragraphs", tuple(sorted(every, key=lambda each: each.place.order)))

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the text itself, those in tables too."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.part == "body")

    @property
    def headings(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.body if paragraph.heading and not paragraph.empty)

    @property
    def main(self) -> etree._Element:
        return self.package.parts["main"][0].root

    def setting(self, name: str) -> etree._Element | None:
        settings = self.package.root("settings")
        return settings.find(w(name)) if settings is not None else None

    def set_on(self, name: str) -> bool:
        """Whether an on-off setting is on."""
        return flag(self.package.root("settings"), name)

    def core(self, name: str) -> str:
        """A core property, such as `dc:title`, without the blanks around it."""
        prefix, _, local = name.partition(":")
        namespace = {"dc": DC, "cp": CP}[prefix]
        core = self.package.root("core")
        text = core.findtext(f"{{{namespace}}}{local}") if core is not None else None
        return " ".join((text or "").split())
