"""Values of style sheets: variables, colours, and sizes of letters (CSS Color 4, CSS Values 4)."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import tinycss2
from tinycss2 import color5
from tinycss2.ast import Node

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue from 0 to 255."""
_PX = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54}
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
_RELATIVE = {"smaller": 1 / 1.2, "larger": 1.2}
_PICTURE = re.compile(r"url\(|gradient\(|image(?:-set)?\(|element\(|cross-fade\(|paint\(", re.I)
_SIZE_WORDS = {*_SIZES, *_RELATIVE, "inherit", "initial", "unset", "revert", "revert-layer"}
_BLANKS = frozenset({"whitespace", "comment"})
_DEEPEST = 8
_LONGEST = 1000


@lru_cache(maxsize=2000)
def _tokens(value: str) -> tuple[Node, ...]:
    return tuple(each for each in tinycss2.parse_component_value_list(value) if each.type not in _BLANKS)


def filled(value: str, variables: Mapping[str, str]) -> str:
    """A value with its variables; `unset` if one has none, as the declaration then counts for nothing."""
    if "var(" not in value.lower():
        return value
    found = _Filling(variables).of(tinycss2.parse_component_value_list(value), 0)
    return "unset" if found is None else found


class _Filling:
    """Variables filled in, each once: those that name each other again and again take no more work for it."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._known: dict[str, str | None] = {}

    def of(self, tokens: Sequence[Node], depth: int) -> str | None:
        """The text of a value; None where a variable has none, or needs itself."""
        if depth > _DEEPEST:
            return None
        parts: list[str] = []
        for token in tokens:
            part: str | None = None
            if token.type != "function":
                part = token.serialize()
            elif token.lower_name == "var":
                part = self._variable(token, depth)
            else:
                inner = self.of(token.arguments, depth + 1)
                part = None if inner is None else f"{token.name}({inner})"
            if part is None:
                return None
            parts.append(part)
        words = "".join(parts)
        return words if len(words) <= _LONGEST else None

    def _variable(self, token: Node, depth: int) -> str | None:
        arguments = [each for each in token.arguments if each.type not in _BLANKS]
        name = arguments[0].value if arguments and arguments[0].type == "ident" else ""
        if name in self._variables:
            if name not in self._known:
                self._known[name] = None
                tokens = tinycss2.parse_component_value_list(self._variables[name])
                self._known[name] = self.of(tokens, depth + 1)
            return self._known[name]
        return self.of(arguments[2:], depth + 1) if len(arguments) > 1 else None


@lru_cache(maxsize=2000)
def colour_of(value: str, dark: bool = False) -> tuple[Colour, float] | None:
    """A colour with how much it covers, from 0 to 1; None if it is none, or cannot be computed."""
    tokens = _tokens(value.strip())
    return _colour(tokens[0], dark) if len(tokens) == 1 else None


def _colour(token: Node, dark: bool) -> tuple[Colour, float] | None:
    try:
        found = color5.parse_color(token, ("dark" if dark else "light",))
        if found is None or isinstance(found, str):
            return None
        plain = found.to("srgb")
    except (NotImplementedError, ValueError, TypeError, AttributeError, OverflowError):
        return None
    parts = [0.0 if each is None else min(max(float(each), 0.0), 1.0) * 255 for each in plain.coordinates]
    cover = 1.0 if found.alpha is None else min(max(float(found.alpha), 0.0), 1.0)
    return ((parts[0], parts[1], parts[2]), cover) if all(math.isfinite(part) for part in parts) else None


def blended(front: Colour, share: float, back: Colour) -> Colour:
    """A colour that covers another in part."""
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(front, back, strict=True))
    return red, green, blue


def is_picture(value: str) -> bool:
    """Whether a background is, or holds, a picture."""
    return bool(_PICTURE.search(value))


def background_of(value: str, dark: bool) -> tuple[Colour, float] | None:
    """The colour of a background, also of one in a shorthand; None if it cannot be computed."""
    clear = ((0.0, 0.0, 0.0), 0.0)
    tokens = _tokens(value)
    words = {str(token.lower_value) for token in tokens if token.type == "ident"}
    if (
        words & {"currentcolor"}
        or "color-mix(" in value.lower()
        or words & {"revert", "revert-layer", "inherit"}
    ):
        return None
    found = [colour for token in tokens if (colour := _colour(token, dark)) is not None]
    if found:
        return found[-1]
    known = {
        "none",
        "transparent",
        "unset",
        "initial",
        "no-repeat",
        "center",
        "scroll",
        "fixed",
        "padding-box",
    }
    return clear if words <= known and all(token.type != "function" for token in tokens) else None


def pixels_of(value: str, around: float | None, root: float | None) -> float | None:
    """A size of letters in CSS pixels, also in a shorthand of a font; None where it depends on the screen."""
    for token in _tokens(value.lower()):
        if token.type == "ident" and token.value in _SIZE_WORDS:
            return _worded(token.value, around)
        if token.type == "percentage":
            return None if around is None else around * token.value / 100
        if token.type == "dimension":
            return _length(token.value, token.lower_unit, around, root)
        if token.type == "function":
            break
    return None


def _worded(word: str, around: float | None) -> float | None:
    if word in _SIZES or word == "initial":
        return _SIZES.get(word, 16.0)
    return None if around is None else around * _RELATIVE.get(word, 1.0)


def _length(number: float, unit: str, around: float | None, root: float | None) -> float | None:
    if unit in _PX:
        return number * _PX[unit]
    base = {"rem": root, "em": around}.get(unit)
    return None if base is None else number * base


def is_bold(value: str, around: bool) -> bool:
    """Whether a weight, also in a shorthand of a font, is bold."""
    for token in _tokens(value.lower()):
        if token.type == "ident" and token.value in {"bold", "bolder"}:
            return True
        if token.type == "ident" and token.value in {"inherit", "unset"}:
            return around
        if token.type == "number":
            return bool(token.value >= 700)
        if token.type in {"dimension", "percentage"}:
            break
    return False
