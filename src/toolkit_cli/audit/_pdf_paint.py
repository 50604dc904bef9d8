"""What is painted on a page of a PDF before a text is: the colours of letters and of the ground they stand on.

Only what is sure is told: plain colours (ISO 32000-1, 8.6), and areas that are rectangles along the page. All
else, such as pictures, patterns, transparency and clipped areas, is a ground that is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit_cli.audit._pdf_objects import listed, member, number, words

Colour = str
"""Six hexadecimal digits."""
BLACK, WHITE = "000000", "ffffff"
_MOST_AREAS = 5000
_COMPONENTS = {
    "/DeviceGray": 1,
    "/CalGray": 1,
    "/G": 1,
    "/DeviceRGB": 3,
    "/CalRGB": 3,
    "/RGB": 3,
    "/DeviceCMYK": 4,
}


@dataclass
class Ground:
    """The areas of a page that were painted, in their order: left, low, right and high in points."""

    areas: list[tuple[float, float, float, float, Colour | None]] = field(default_factory=list)

    def paint(self, points: Sequence[tuple[float, float]], colour: Colour | None) -> None:
        """Paint what lies between some points; `colour` is None where it cannot be told."""
        if not points:
            return
        across, up = [x for x, _ in points], [y for _, y in points]
        box = (min(across), min(up), max(across), max(up))
        if len(self.areas) < _MOST_AREAS:
            self.areas.append((*box, colour if _is_rectangle(points, box) else None))

    def at(self, x: float, y: float) -> Colour | None:
        """The colour of a point: white paper where nothing was painted, None where it cannot be told."""
        if len(self.areas) >= _MOST_AREAS:
            return None
        covering = (
            each[4] for each in reversed(self.areas) if each[0] <= x <= each[2] and each[1] <= y <= each[3]
        )
        return next(covering, WHITE)


def _is_rectangle(points: Sequence[tuple[float, float]], box: tuple[float, ...]) -> bool:
    """Whether a path goes round its own bounds: every corner is a corner of those, and all four are there."""
    corners = {(round(x, 2), round(y, 2)) for x, y in points}
    left, low, right, high = (round(each, 2) for each in box)
    return corners == {(left, low), (left, high), (right, low), (right, high)}


def plain(components: Sequence[float]) -> Colour | None:
    """A colour of one part (grey), three (red, green, blue) or four (ink; only black ink can be told)."""
    if len(components) == 4:
        *colours, black = components
        components = [1 - black] if not any(colours) else ()
    if len(components) == 1:
        components = list(components) * 3
    if len(components) != 3:
        return None
    return "".join(f"{round(255 * min(max(each, 0.0), 1.0)):02x}" for each in components)


def space(name: str, resources: Any) -> int:
    """How many parts a colour has in a space of a page; 0 for spaces whose colours cannot be told."""
    if name in _COMPONENTS:
        return _COMPONENTS[name]
    found = member(resources, "/ColorSpace", name)
    if words(found) in _COMPONENTS:
        return _COMPONENTS[words(found)]
    parts = listed(found, 4)
    kind = words(parts[0]) if parts else ""
    if kind == "/ICCBased" and len(parts) > 1:
        return int(number(member(parts[1], "/N")))
    return _COMPONENTS.get(kind, 0)


def is_opaque(settings: Any) -> bool | None:
    """Whether a named state of graphics paints over what lies below; None if it does not say."""
    share, mode = member(settings, "/ca"), member(settings, "/BM")
    if share is None and mode is None and member(settings, "/SMask") is None:
        return None
    masked = member(settings, "/SMask") is not None and words(member(settings, "/SMask")) != "/None"
    normal = mode is None or words(mode) in {"/Normal", "/Compatible"}
    return (share is None or number(share) >= 1) and normal and not masked
