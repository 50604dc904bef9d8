"""The colours of letters on a page, and of what lies behind them, as far as they can be computed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from toolkit_cli.audit._css_screen import Screen
from toolkit_cli.audit._css_values import (
    Colour,
    background_of,
    blended,
    colour_of,
    filled,
    is_bold,
    is_picture,
    pixels_of,
)
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.contrast import ratio

_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83}
_BOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th"})
_CONTROLS = frozenset({"button", "input", "select", "textarea"})
_SEEN = frozenset({"submit", "reset", "button"})
_WHITE, _BLACK, _LINK = (255.0, 255.0, 255.0), (0.0, 0.0, 0.0), (0.0, 0.0, 238.0)
_GREY, _YELLOW = (239.0, 239.0, 239.0), (255.0, 255.0, 0.0)
_SAME = frozenset({"inherit", "currentcolor", "unset"})
OWN_PLACE = "a place of its own on the page"
"""Why the background of words is unknown that a style sheet takes out of the flow: a browser would tell."""
_WORD = re.compile(r"[^\W_]")
_TINY = re.compile(r"\s*-?(?:0|1px|0\.\d+(?:px|r?em))\s*")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element are seen. A colour that cannot be computed is None; `why` says the cause,
    `veil` one that no colour further in can lift, such as an opacity."""

    front: Colour | None = _BLACK
    back: Colour | None = _WHITE
    pixels: float | None = 16.0
    bold: bool = False
    why: str = ""
    veil: str = ""
    shown: bool = True

    @property
    def known(self) -> bool:
        """Whether its contrast can be computed."""
        return (
            self.front is not None
            and self.back is not None
            and not self.veil
            and least_contrast(self) is not None
        )


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """What an element hands on to those in it: its look, its variables, the size of letters of the page."""

    look: Look
    variables: Mapping[str, str]
    root: float | None = 16.0


_START, _UNSEEN = _State(Look(), {}), _State(Look(shown=False), {})
_NOT_JUDGED = frozenset({"svg", "math", "option"})
_TELLING = ("href", "type", "bgcolor", "color", "text")
"""The attributes that change how an element looks before any style sheet."""


class Looks:
    """The look of every element of a page on one screen."""

    def __init__(self, page: Page, screen: Screen) -> None:
        self._page = page
        self._screen = screen
        self._cascade = page.cascade(screen)
        self.unread = list(self._cascade.sheet.unread)
        if not page.part and any(_is_sheet(each) for each in page.elements):
            self.unread.append("a style sheet elsewhere")
        self.too_much = self._cascade.too_much

    @cached_property
    def of_texts(self) -> tuple[tuple[etree._Element, Look], ...]:
        """Every element that has words of its own, with its look; drawings are left out."""
        return () if self.too_much else tuple(self._texts())

    def _texts(self) -> Iterator[tuple[etree._Element, Look]]:
        looks: dict[etree._Element, _State] = {}
        known: dict[tuple[object, ...], _State] = {}
        for element in self._page.elements:
            parent = element.getparent()
            around = looks.get(parent, _START) if parent is not None else _START
            if element in self._page.hidden or not around.look.shown or element.tag in _NOT_JUDGED:
                looks[element] = _UNSEEN
                continue
            given = self._cascade.of(element)
            key = (id(around), id(given), element.tag, *(element.get(name) for name in _TELLING))
            if key not in known:
                known[key] = self._state(element, around, given)
            state = looks[element] = known[key]
            if state.look.shown and _is_text(element) and element not in self._page.inactive:
                yield element, state.look

    def _state(self, element: etree._Element, around: "_State", given: Mapping[str, str]) -> "_State":
        named = {name: value for name, value in given.items() if name.startswith("--")}
        variables = {**around.variables, **named} if named else around.variables
        values = {name: filled(value, variables) for name, value in given.items() if name not in named}
        look = self._look(element, around.look, {**_attributes(element), **values}, around.root)
        return _State(look, variables, look.pixels if around is _START else around.root)

    def _look(
        self, element: etree._Element, around: Look, values: dict[str, str], root: float | None
    ) -> Look:
        around = _before(element, around)
        dark = self._screen.dark
        back, cause = _background(values, around, dark)
        front, why, clear = _foreground(values, around.front, around.why, back, dark)
        size = values.get("font-size")
        pixels = around.pixels if size is None else pixels_of(size, around.pixels, root)
        weight = values.get("font-weight")
        bold = around.bold if weight is None else is_bold(weight, around.bold)
        why = why or cause or (around.why if back is None else "")
        shown = not clear and not _is_away(values) and pixels != 0
        return Look(front, back, pixels, bold, why, around.veil or _veil(values), shown)


def _before(element: etree._Element, around: Look) -> Look:
    """What a browser itself gives an element, before any style sheet."""
    tag = element.tag
    if tag in _CONTROLS:
        is_button = tag == "button" or element.get("type", "").lower() in _SEEN
        return replace(
            around, front=_BLACK, back=_GREY if is_button else _WHITE, pixels=40 / 3, bold=False, why=""
        )
    if tag == "a" and element.get("href") is not None:
        return replace(around, front=_LINK)
    if tag == "mark":
        return replace(around, front=_BLACK, back=_YELLOW)
    pixels = None if around.pixels is None else around.pixels * _HEADINGS.get(tag, 1.0)
    return replace(around, pixels=pixels, bold=around.bold or tag in _BOLD)


def _attributes(element: etree._Element) -> dict[str, str]:
    """The colours in attributes, as pages of old have them."""
    keys = {"bgcolor": "background-color"}
    keys |= (
        {"color": "color"} if element.tag == "font" else {"text": "color"} if element.tag == "body" else {}
    )
    return {name: element.get(key, "") for key, name in keys.items() if element.get(key)}


def _foreground(
    values: Mapping[str, str], around: Colour | None, why: str, back: Colour | None, dark: bool
) -> tuple[Colour | None, str, bool]:
    """The colour of the letters, why it is unknown, and whether they are not to be seen."""
    value = values.get("-webkit-text-fill-color", values.get("color", "inherit")).strip()
    if value.lower() in _SAME:
        return around, why, False
    if value.lower() == "initial":
        return _BLACK, "", False
    found = colour_of(value, dark)
    if found is None:
        return None, f"the colour `{value[:40]}`", False
    colour, cover = found
    if cover == 1:
        return colour, "", False
    return (None, "", False) if back is None else (blended(colour, cover, back), "", cover == 0)


def _background(values: Mapping[str, str], around: Look, dark: bool) -> tuple[Colour | None, str]:
    """What lies behind an element; None with the cause where it cannot be known."""
    back, cause = around.back, ""
    if values.get("position", "").lower() in {"absolute", "fixed"}:
        back, cause = None, OWN_PLACE
    value = values.get("background-color")
    if value is not None:
        found = background_of(value, dark)
        if found is None and not is_picture(value):
            back, cause = None, f"the background `{value[:40]}`"
        elif found is not None and found[1] == 1:
            back, cause = found[0], ""
        elif found is not None and back is not None:
            back = blended(found[0], found[1], back)
    if is_picture(values.get("background-image", "")):
        back, cause = None, "a background that is a picture"
    return back, cause


def _veil(values: Mapping[str, str]) -> str:
    """What changes the colours of an element as it is painted."""
    opacity = values.get("opacity", "1").strip()
    if opacity not in {"1", "1.0", "100%", "initial", "unset"}:
        return f"an opacity of {opacity[:20]}"
    for name in ("filter", "mix-blend-mode", "text-shadow", "-webkit-text-stroke"):
        if values.get(name, "none").lower() not in {"none", "normal", "initial", "unset"}:
            return f"`{name}`"
    clip = values.get("background-clip", values.get("-webkit-background-clip", ""))
    return "`background-clip`" if "text" in clip else ""


def _is_away(values: Mapping[str, str]) -> bool:
    """Whether words are only for those who do not see: cut off, or moved out of the page."""
    cut = any(values.get(name, "auto").lower() not in {"auto", "none"} for name in ("clip", "clip-path"))
    small = all(_TINY.fullmatch(values.get(name, "")) for name in ("width", "height"))
    moved = re.match(r"\s*-\d{3,}", values.get("text-indent", "")) is not None
    return moved or (small and (cut or "position" in values)) or (cut and "position" in values)


def _is_text(element: etree._Element) -> bool:
    """Whether an element has words of its own: neither only marks, nor a letter that stands for a picture."""
    words = _words(element).strip()
    return bool(_WORD.search(words)) and not (len(words) == 1 and element.get("aria-label"))


def _words(element: etree._Element) -> str:
    own = (
        element.get("value", "")
        if element.tag == "input" and element.get("type", "").lower() in _SEEN
        else ""
    )
    return "".join([own, element.text or "", *(child.tail or "" for child in element)])


def as_hex(colour: Colour) -> str:
    """A colour as six hexadecimal digits."""
    return "".join(f"{round(part):02X}" for part in colour)


def _is_sheet(element: etree._Element) -> bool:
    rel = element.get("rel", "").lower().split() if element.tag == "link" else []
    return "stylesheet" in rel and "alternate" not in rel and element.get("media", "").lower() != "print"


def schemes(page: Page) -> Iterator[tuple[Looks, str]]:
    """The page on every screen that its style sheets tell apart, with the words for the screen."""
    for screen in page.screens:
        if screen not in page.looks:
            page.looks[screen] = Looks(page, screen)
        yield page.looks[screen], screen.words


def least_contrast(look: Look) -> float | None:
    """What the contrast of a look must reach; None where that hangs on a size that is not known."""
    if look.pixels is not None:
        return 3.0 if look.pixels >= 24 or (look.bold and look.pixels >= 18.66) else 4.5
    if look.front is None or look.back is None:
        return 4.5
    found = ratio(as_hex(look.front), as_hex(look.back))
    return 3.0 if found >= 4.5 or found < 3.0 else None
