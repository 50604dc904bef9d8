"""Conditions in style sheets (Media Queries 4, CSS Conditional Rules 3): whether a block holds on a screen."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import tinycss2
from tinycss2.ast import Node

Answer: TypeAlias = bool | None
"""None: it cannot be known here."""
_PX = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "in": 96.0}
_LENGTH = r"(\d{1,6}(?:\.\d{0,6})?)(px|r?em|pt|cm|mm|in)"
_WIDTH = re.compile(rf"(min-|max-|)(?:device-)?width\s*:\s*{_LENGTH}")
_RANGE = re.compile(rf"(?:{_LENGTH}\s*([<>]=?)\s*)?width(?:\s*([<>]=?|=)\s*{_LENGTH})?")
_USUAL = {
    "prefers-reduced-motion": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "prefers-contrast": "no-preference",
    "forced-colors": "none",
    "inverted-colors": "none",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "color-gamut": "srgb",
}
"""What readers have who asked for nothing else."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a page is seen; `width` in CSS pixels."""

    dark: bool = False
    width: float = 1280.0

    @property
    def words(self) -> str:
        """What tells it apart from a wide, light screen."""
        dark, narrow = (
            " on a dark page" if self.dark else "",
            " on a narrow screen" if self.width < 600 else "",
        )
        return dark + narrow


def screens(sources: Iterable[str]) -> tuple[Screen, ...]:
    """The screens on which style sheets may look different: light, dark, wide and narrow."""
    text = " ".join(sources)
    darks = (False, True) if "prefers-color-scheme" in text or "light-dark(" in text else (False,)
    widths = (1280.0, 360.0) if re.search(r"@media[^{]{0,500}width", text) else (1280.0,)
    return tuple(Screen(dark, width) for dark in darks for width in widths)


def media(prelude: Sequence[Node], screen: Screen) -> Answer:
    """Whether a list of media queries holds."""
    queries = _split(prelude, ",")
    return any_of(_holds(each, lambda block: _feature(block, screen)) for each in queries)


def supports(prelude: Sequence[Node]) -> Answer:
    """Whether a condition of `@supports` holds, in a browser that knows whatever it asks for."""
    return _holds(_plain(prelude), lambda _: True)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether one of several holds."""
    every = list(answers)
    return True if True in every else None if None in every else False


def _holds(tokens: list[Node], feature: Callable[[str], Answer], depth: int = 0) -> Answer:
    if not tokens or depth > _DEEPEST:
        return None if depth else True
    first = _word(tokens[0])
    if first == "not":
        answer = _holds(tokens[1:], feature, depth + 1)
        return None if answer is None else not answer
    if first == "only":
        return _holds(tokens[1:], feature, depth + 1)
    choices = _split(tokens, "or")
    if len(choices) > 1:
        return any_of(_holds(each, feature, depth + 1) for each in choices)
    parts = _split(tokens, "and")
    if len(parts) > 1:
        answers = [_holds(each, feature, depth + 1) for each in parts]
        return False if False in answers else None if None in answers else True
    return _one(tokens[0], feature, depth) if len(tokens) == 1 else None


def _one(token: Node, feature: Callable[[str], Answer], depth: int) -> Answer:
    if token.type == "ident":
        return bool(token.lower_value in {"all", "screen"})
    if token.type == "function":
        return feature(token.serialize())
    if token.type != "() block":
        return None
    inner = _plain(token.content)
    if inner and (inner[0].type in {"() block", "function"} or _word(inner[0]) == "not"):
        return _holds(inner, feature, depth + 1)
    return feature(tinycss2.serialize(token.content).strip().lower())


def _feature(text: str, screen: Screen) -> Answer:
    name, _, value = (part.strip() for part in text.partition(":"))
    if name == "prefers-color-scheme":
        return (value == "dark") == screen.dark
    if name in _USUAL:
        return value == _USUAL[name] or (not value and _USUAL[name] not in {"none", "no-preference"})
    if name == "orientation":
        return (value == "landscape") == (screen.width > 600)
    if name in {"color", "grid", "monochrome"}:
        return name == "color"
    return _is_wide(text, screen.width)


def _is_wide(text: str, width: float) -> Answer:
    """Whether a condition on the width holds; None if it is another one."""
    found = _WIDTH.fullmatch(text)
    if found:
        pixels = float(found[2]) * _PX[found[3]]
        return {"min-": width >= pixels, "max-": width <= pixels}.get(found[1], False)
    between = _RANGE.fullmatch(text)
    if between is None or not (between[3] or between[4]):
        return None
    left = between[3] is None or _compare(float(between[1]) * _PX[between[2]], between[3], width)
    right = between[4] is None or _compare(width, between[4], float(between[5]) * _PX[between[6]])
    return left and right


def _compare(one: float, sign: str, other: float) -> bool:
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other, "=": one == other}[
        sign
    ]


def _word(token: Node) -> str:
    return str(token.lower_value) if token.type == "ident" else ""


def _plain(tokens: Iterable[Node]) -> list[Node]:
    return [each for each in tokens if each.type not in {"whitespace", "comment"}]


def _split(tokens: Iterable[Node], mark: str) -> list[list[Node]]:
    """The parts between commas, or between words such as `and`."""
    parts: list[list[Node]] = [[]]
    for token in _plain(tokens):
        if _word(token) == mark or (token.type == "literal" and token.value == mark):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
