"""What the pages of a PDF show: text with its size and marks, and how much of a page pictures cover."""

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from unicodedata import bidirectional

from toolkit_cli.audit._pdf_document import Font, Piece
from toolkit_cli.audit._pdf_fonts import Reading, read_font
from toolkit_cli.audit._pdf_objects import content_of, key_of, member, number, words
from toolkit_cli.audit._pdf_paint import BLACK, Ground, is_opaque, plain, space

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPERATORS = (
    "q Q cm BT ET Tf Tm Td TD T* TL Tr Tj TJ ' \" BDC BMC EMC Do BI ID EI "
    "re m l c v y f F f* B B* b b* S s n W W* sh gs g rg k cs sc scn"
)
_MOST = 24 * 2**20
_DEEPEST = 6
_WORD_GAP = -180
_WHOLE = 0.98
"""How much of the page a clip must leave to be none."""
_WITHIN = 0.25
"""Where the ground of a text is looked at, from its beginning, in parts of the size."""
_NEAR = 0.2
"""How near two pieces of one letter lie, in parts of the size."""


@dataclass
class _State:
    matrix: Matrix = _UNIT
    font: Reading | None = None
    size: float = 0.0
    mode: int = 0
    leading: float = 0.0
    colour: str | None = BLACK
    parts: int = 1
    opaque: bool = True
    clipped: bool = False


@dataclass
class _Mark:
    """A mark around what is shown: its tag, number and language, and the text that it stands for."""

    tag: str
    content: int | None
    language: str
    actual: str | None
    told: bool = False


@dataclass
class Shown:
    """What a page shows."""

    pieces: list[Piece] = field(default_factory=list)
    pictures: float = 0.0
    read: bool = True
    loose_pictures: int = 0
    doubled: str = ""


class Texts:
    """Reads the pages of one file, within limits; `fonts` are those that text is set in."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._left = _MOST
        self._known: dict[tuple[int, int], Reading] = {}
        self.fonts: dict[str, Font] = {}

    def of_page(self, page: Any, count: int, area: float) -> Shown:
        """What one page shows; `area` is its size in square points."""
        shown = Shown()
        content = self._contents(page)
        if content is None:
            shown.read = False
            return shown
        _Stream(self, shown, count, area).read(content, member(page, "/Resources"), 0)
        return shown

    def parsed(self, content: bytes) -> list[Any] | None:
        """The instructions of a stream, or None if that goes beyond the limits."""
        import pikepdf

        self._left -= len(content)
        if self._left < 0:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # a stream that breaks off is only warned of
                return list(pikepdf.parse_content_stream(pikepdf.Stream(self._pdf, content), _OPERATORS))
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, UserWarning):
            return None

    def font(self, thing: Any, page: int) -> Reading:
        """A font by its object."""
        key = key_of(thing)
        found = self._known.get(key) if key != (0, 0) else None
        if found is None:
            found = self._known[key] = read_font(thing)
        if found.name not in self.fonts:
            self.fonts[found.name] = Font(found.name, page, found.embedded, found.mapped)
        return found

    def _contents(self, page: Any) -> bytes | None:
        import pikepdf

        found = member(page, "/Contents")
        streams = list(found) if isinstance(found, pikepdf.Array) else [found] if found is not None else []
        parts = [content_of(each) if isinstance(each, pikepdf.Stream) else b"" for each in streams[:5000]]
        plain = [each for each in parts if each is not None]
        return b"\n".join(plain) if len(plain) == len(parts) else None


class _Stream:
    """The machine that a content stream drives."""

    def __init__(self, texts: Texts, shown: Shown, page: int, area: float) -> None:
        self._texts, self._shown, self._page, self._area = texts, shown, page, area
        self._state = _State()
        self._stack: list[_State] = []
        self._marks: list[_Mark] = []
        self._told: tuple[str, float, float] | None = None
        self._text: Matrix = _UNIT
        self._line: Matrix = _UNIT
        self._resources: Any = None
        self._last: float | None = None
        self._depth = 0
        self._ground = Ground()
        self._path: list[tuple[float, float]] = []
        self._curved = False

    def read(self, content: bytes, resources: Any, depth: int) -> None:
        """Follow a stream to its end."""
        instructions = self._texts.parsed(content)
        if instructions is None:
            self._shown.read = False
            return
        around, self._resources, self._depth = self._resources, resources, depth
        for instruction in instructions:
            operands, operator = list(instruction.operands), str(instruction.operator)
            step = _STEPS.get(operator)
            if step is not None:
                step(self, operands)
        self._resources, self._depth = around, depth - 1

    def save(self, _: list[Any]) -> None:
        if len(self._stack) < 500:
            self._stack.append(_State(**vars(self._state)))

    def restore(self, _: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def transform(self, operands: list[Any]) -> None:
        self._state.matrix = _times(_matrix(operands), self._state.matrix)

    def begin(self, _: list[Any]) -> None:
        self._text = self._line = _UNIT

    def set_font(self, operands: list[Any]) -> None:
        thing = member(self._resources, "/Font", words(operands[0])) if len(operands) == 2 else None
        self._state.font = self._texts.font(thing, self._page) if thing is not None else None
        self._state.size = number(operands[-1]) if operands else 0.0

    def place(self, operands: list[Any]) -> None:
        self._text = self._line = _matrix(operands)

    def move(self, operands: list[Any]) -> None:
        x, y = (number(each) for each in operands[:2]) if len(operands) >= 2 else (0.0, 0.0)
        self._text = self._line = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def move_and_lead(self, operands: list[Any]) -> None:
        self._state.leading = -number(operands[1]) if len(operands) >= 2 else 0.0
        self.move(operands)

    def lead(self, operands: list[Any]) -> None:
        self._state.leading = number(operands[0]) if operands else 0.0

    def next_line(self, _: list[Any]) -> None:
        self.move([0, -self._state.leading])

    def mode(self, operands: list[Any]) -> None:
        self._state.mode = int(number(operands[0])) if operands else 0

    def next_line_show(self, operands: list[Any]) -> None:
        self.next_line([])
        self.show(operands[-1:])

    def show(self, operands: list[Any]) -> None:
        """Show a string, or an array of strings with the gaps between them."""
        import pikepdf

        first = operands[0] if operands else None
        members = list(first) if isinstance(first, pikepdf.Array) else [first]
        font, glyphs, lost = self._state.font, list[str](), False
        for each in members if font is not None else ():
            if isinstance(each, pikepdf.String):
                found, gone = font.glyphs(bytes(each)) if font is not None else ([], False)
                glyphs, lost = [*glyphs, *found], lost or gone
            elif each is not None and number(each) < _WORD_GAP and glyphs[-1:] != [" "]:
                glyphs.append(" ")
        text = "".join(reversed(glyphs) if _right_to_left(glyphs) else glyphs)
        if font is not None and (text or lost):
            self._keep(text, font, lost)

    def _keep(self, text: str, font: Reading, lost: bool) -> None:
        seen = _times(self._text, self._state.matrix)
        size = 0.0 if font.drawn else abs(self._state.size) * math.hypot(seen[2], seen[3])
        if self._last is not None and abs(self._last - seen[5]) > 1 and self._shown.pieces:
            text = text if text.startswith(" ") else f" {text}"
        self._last = seen[5]
        text = self._meant(text, seen, size)
        artifact = any(each.tag == "/Artifact" for each in self._marks)
        content = next((each.content for each in reversed(self._marks) if each.content is not None), None)
        language = next((each.language for each in reversed(self._marks) if each.language), "")
        invisible = self._state.mode == 3
        colour = self._state.colour if self._state.opaque and self._state.mode == 0 else None
        ground = self._ground.at(seen[4] + size * _WITHIN, seen[5] + size * _WITHIN)
        self._shown.pieces.append(
            Piece(
                text,
                size,
                seen[5],
                font.name,
                content,
                artifact,
                invisible,
                lost,
                language,
                colour or "",
                ground or "",
            )
        )

    def _meant(self, text: str, seen: Matrix, size: float) -> str:
        """A text, or what its mark says that stands there; of the pieces of a mark, the first has all of it."""
        mark = next((each for each in reversed(self._marks) if each.actual is not None), None)
        if mark is None or mark.actual is None:
            self._told = None
            return text
        if mark.told:
            return ""
        mark.told = True
        before, self._told = self._told, (mark.actual, seen[4], seen[5])
        if before and before[0] == mark.actual and any(map(str.isalpha, mark.actual)):
            near = size * _NEAR
            if abs(before[1] - seen[4]) < near and abs(before[2] - seen[5]) < near:
                self._shown.doubled = self._shown.doubled or mark.actual
        return mark.actual

    def mark(self, operands: list[Any]) -> None:
        tag = words(operands[0]) if operands else ""
        properties = operands[1] if len(operands) > 1 else None
        if words(properties):
            properties = member(self._resources, "/Properties", words(properties))
        content = member(properties, "/MCID")
        language = words(member(properties, "/Lang"))
        actual = member(properties, "/ActualText")
        self._marks.append(
            _Mark(
                tag,
                int(number(content)) if content is not None else None,
                language,
                words(actual) if actual is not None else None,
            )
        )

    def unmark(self, _: list[Any]) -> None:
        if self._marks:
            self._marks.pop()

    @property
    def _is_loose(self) -> bool:
        """Whether what is painted now belongs to no tag and is no artifact."""
        return not any(each.tag == "/Artifact" or each.content is not None for each in self._marks)

    def picture(self, _: list[Any]) -> None:
        """A picture that stands in the stream itself."""
        self._picture()
        self._shown.loose_pictures += self._is_loose

    def _picture(self) -> None:
        """A picture fills the unit square; what stands on it cannot be told."""
        a, b, c, d, *_rest = self._state.matrix
        self._shown.pictures += abs(a * d - b * c) / max(self._area, 1.0)
        self._ground.paint([self._seen(x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))], None)

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.matrix
        return a * x + c * y + e, b * x + d * y + f

    def rectangle(self, operands: list[Any]) -> None:
        if len(operands) == 4:
            x, y, width, height = (number(each) for each in operands)
            # Several rectangles in one path cannot be told from one with a hole.
            self._curved = self._curved or bool(self._path)
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            self._path += [self._seen(*corner) for corner in corners]

    def start(self, operands: list[Any]) -> None:
        self._curved = self._curved or bool(self._path)
        self.line(operands)

    def line(self, operands: list[Any]) -> None:
        if len(operands) == 2 and len(self._path) < 1000:
            self._path.append(self._seen(*(number(each) for each in operands)))

    def curve(self, operands: list[Any]) -> None:
        self._curved = True
        points = [number(each) for each in operands]
        if len(self._path) < 1000:
            self._path += [self._seen(*pair) for pair in zip(points[::2], points[1::2], strict=False)]

    def fill(self, _: list[Any]) -> None:
        state = self._state
        sure = state.opaque and not state.clipped and not self._curved
        self._ground.paint(self._path, state.colour if sure else None)
        self.drop([])

    def drop(self, _: list[Any]) -> None:
        """The end of a path that paints no area."""
        self._path, self._curved = [], False

    def clip(self, _: list[Any]) -> None:
        """A clip as large as the page changes nothing."""
        across, up = [x for x, _ in self._path], [y for _, y in self._path]
        wide = (max(across) - min(across)) * (max(up) - min(up)) if self._path else 0.0
        self._state.clipped = self._state.clipped or wide < self._area * _WHOLE

    def shade(self, _: list[Any]) -> None:
        """Colours that run into each other fill all that is not clipped."""
        self._ground.paint([(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)], None)

    def settings(self, operands: list[Any]) -> None:
        named = words(operands[0]) if operands else ""
        found = is_opaque(member(self._resources, "/ExtGState", named)) if named else None
        self._state.opaque = self._state.opaque if found is None else found

    def space(self, operands: list[Any]) -> None:
        self._state.parts = space(words(operands[0]), self._resources) if operands else 0
        self._state.colour = BLACK if self._state.parts else None

    def colour(self, operands: list[Any]) -> None:
        """A colour in the present space, or with an operator that says its space."""
        self._state.colour = plain([number(each) for each in operands]) if self._state.parts else None

    def own_colour(self, operands: list[Any]) -> None:
        self._state.parts = len(operands)
        self.colour(operands)

    def draw(self, operands: list[Any]) -> None:
        """A picture counts by the room that it takes; the text of a form is read too."""
        thing = member(self._resources, "/XObject", words(operands[0])) if operands else None
        kind = words(member(thing, "/Subtype"))
        if kind == "/Image":
            self._picture()
            # A picture may be a part of the tree by itself (ISO 32000-1, 14.7.4.3).
            self._shown.loose_pictures += self._is_loose and member(thing, "/StructParent") is None
        elif kind == "/Form" and self._depth >= _DEEPEST:
            self._shown.read = False
        elif kind == "/Form":
            content = content_of(thing)
            if content is None:
                self._shown.read = False
                return
            self.save([])
            if member(thing, "/Matrix") is not None:
                self.transform(list(member(thing, "/Matrix")))
            self.read(content, member(thing, "/Resources") or self._resources, self._depth + 1)
            self.restore([])


_STEPS: dict[str, Callable[[_Stream, list[Any]], None]] = {
    "q": _Stream.save,
    "Q": _Stream.restore,
    "cm": _Stream.transform,
    "BT": _Stream.begin,
    "Tf": _Stream.set_font,
    "Tm": _Stream.place,
    "Td": _Stream.move,
    "TD": _Stream.move_and_lead,
    "TL": _Stream.lead,
    "T*": _Stream.next_line,
    "Tr": _Stream.mode,
    "Tj": _Stream.show,
    "TJ": _Stream.show,
    "'": _Stream.next_line_show,
    '"': _Stream.next_line_show,
    "BDC": _Stream.mark,
    "BMC": _Stream.mark,
    "EMC": _Stream.unmark,
    "Do": _Stream.draw,
    "INLINE IMAGE": _Stream.picture,
    "re": _Stream.rectangle,
    "m": _Stream.start,
    "l": _Stream.line,
    **dict.fromkeys(("c", "v", "y"), _Stream.curve),
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*"), _Stream.fill),
    **dict.fromkeys(("S", "s", "n"), _Stream.drop),
    **dict.fromkeys(("W", "W*"), _Stream.clip),
    "sh": _Stream.shade,
    "gs": _Stream.settings,
    "cs": _Stream.space,
    **dict.fromkeys(("sc", "scn"), _Stream.colour),
    **dict.fromkeys(("g", "rg", "k"), _Stream.own_colour),
}


def _right_to_left(glyphs: list[str]) -> bool:
    """Whether a string is of a script that runs to the left: its glyphs stand as they are seen, last first."""
    kinds = [bidirectional(glyph[0]) for glyph in glyphs if glyph]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def _matrix(operands: list[Any]) -> Matrix:
    if len(operands) != 6:
        return _UNIT
    a, b, c, d, e, f = (number(each) for each in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    made = (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
    return made if all(abs(each) < 1e12 for each in made) else _UNIT
