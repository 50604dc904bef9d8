"""The colours of letters on a page, and of what lies behind them, as far as they can be computed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from toolkit_cli.audit._html_css import Declarations, Rule, declared, read_sheet
from toolkit_cli.audit._html_names import NAMED
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.contrast import ratio

Colour: TypeAlias = tuple[float, float, float]
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.I)
_RGB = re.compile(
    r"rgba?\(\s*([\d.]{1,9})(%?)[\s,]+([\d.]{1,9})%?[\s,]+([\d.]{1,9})%?(?:[\s,/]+([\d.]{1,9})(%?))?\s*\)"
)
_LENGTH = re.compile(r"([\d.]{1,9})(px|pt|rem|em|%)")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_PX = {"px": 1.0, "pt": 4 / 3}
_SIZES = {"small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83}
_BOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th"})
_WHITE, _BLACK, _LINK = (255.0, 255.0, 255.0), (0.0, 0.0, 0.0), (0.0, 0.0, 238.0)
_MOST_WORK = 1_500_000


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element are seen. A colour that cannot be computed is None; `why` says the cause."""

    front: Colour | None = _BLACK
    back: Colour | None = _WHITE
    pixels: float | None = 16.0
    bold: bool = False
    why: str = ""
    shown: bool = True


class Looks:
    """The look of every element of a page, light or dark."""

    def __init__(self, page: Page, *, dark: bool) -> None:
        own = (each.text or "" for each in page.elements if each.tag == "style")
        sheet = read_sheet(*page.styles, *own)
        linked = () if page.part else (each for each in page.elements if _is_sheet(each))
        self.has_dark = any(rule.dark for rule in sheet.rules)
        self.unread = sheet.unread or any(True for _ in linked)
        self.too_much = len(page.elements) * len(sheet.rules) > _MOST_WORK
        rules = () if self.too_much else [each for each in sheet.rules if dark or not each.dark]
        self._index: dict[tuple[str, str], list[tuple[int, Rule]]] = defaultdict(list)
        for number, rule in enumerate(rules):
            self._index[rule.key].append((number, rule))
        self._page = page

    def of_texts(self) -> Iterator[tuple[etree._Element, Look]]:
        """Every element that has words of its own, with its look; drawings are left out."""
        looks: dict[etree._Element, tuple[Look, dict[str, str]]] = {}
        for element in () if self.too_much else self._page.elements:
            parent = element.getparent()
            around, variables = looks.get(parent, (Look(), {})) if parent is not None else (Look(), {})
            if element in self._page.hidden or not around.shown or element.tag == "svg":
                looks[element] = (Look(shown=False), {})
                continue
            given = self._given(element)
            named = {name: value for name, (value, _) in given.items() if name.startswith("--")}
            variables = {**variables, **named} if named else variables
            values = {name: _resolved(value, variables) for name, (value, _) in given.items()}
            root = next(iter(looks.values()))[0].pixels if looks else 16.0
            look = _look(element, around, values, root)
            looks[element] = (look, variables)
            words = [element.text, *(child.tail for child in element)]
            if look.shown and any(each and each.strip() for each in words):
                yield element, look

    def _given(self, element: etree._Element) -> Declarations:
        """What the style sheets and the element itself declare, the strongest last."""
        keys = [("", ""), ("tag", element.tag), ("id", element.get("id", ""))]
        keys += [("cls", name) for name in dict.fromkeys(element.get("class", "").split()[:50])]
        chosen = [
            (rule.weight, number, rule)
            for key in keys
            for number, rule in self._index.get(key, ())
            if rule.matches(element)
        ]
        layers = [rule.declarations for *_, rule in sorted(chosen, key=lambda each: each[:2])]
        if "style" in element.attrib:
            layers.append(declared(element.get("style", "")[:4000]))
        given: Declarations = {}
        for layer in layers:
            for name, value in layer.items():
                if value[1] or name not in given or not given[name][1]:
                    given.pop(name, None)
                    given[name] = value
        return given


def _look(element: etree._Element, around: Look, values: dict[str, str], root: float | None) -> Look:
    front, why = around.front, around.why
    colour = values.get("color", "inherit").lower()
    if "color" not in values and element.tag == "a" and element.get("href") is not None:
        front = _LINK
    elif colour not in {"inherit", "currentcolor", "unset"}:
        found = colour_of(colour)
        front, why = (found[0], "") if found and found[1] == 1 else (None, f"the colour `{colour[:40]}`")
    back, cause = _background(values, around.back)
    back_why = cause or (around.why if back is None and around.back is None else "")
    pixels = _pixels(element, values, around.pixels, root)
    opacity = values.get("opacity", "1").strip()
    if opacity not in {"1", "1.0", "100%"}:
        front, why = None, f"an opacity of {opacity[:20]}"
    shown = values.get("display", "").lower() != "none"
    return Look(front, back, pixels, _bold(element, values, around.bold), why or back_why, shown)


def _background(values: dict[str, str], around: Colour | None) -> tuple[Colour | None, str]:
    """What lies behind an element; None with the cause where it cannot be known."""
    back, cause = around, ""
    for name, value in values.items():
        if not name.startswith("background"):
            continue
        plain = value.lower()
        if "url(" in plain or "gradient(" in plain:
            back, cause = None, "a background that is a picture"
            continue
        if plain in {"none", "transparent", "inherit", "unset", "initial", "currentcolor", ""}:
            back, cause = (back, cause) if name == "background-image" else (around, "")
            continue
        found = colour_of(plain) or next((each for word in plain.split() if (each := colour_of(word))), None)
        if found is None:
            back, cause = None, f"the background `{plain[:40]}`"
        elif found[1] == 1:
            back, cause = found[0], ""
        elif around is not None:
            share = found[1]
            red, green, blue = (a * share + b * (1 - share) for a, b in zip(found[0], around, strict=True))
            back, cause = (red, green, blue), ""
    return back, cause


def colour_of(value: str) -> tuple[Colour, float] | None:
    """A colour of CSS with how much it covers, from 0 to 1; None if it cannot be computed."""
    value = value.strip().lower()
    if value in NAMED:
        value = f"#{NAMED[value]}"
    digits = _HEX.fullmatch(value)
    if digits:
        code = digits[1] if len(digits[1]) > 4 else "".join(digit * 2 for digit in digits[1])
        numbers = bytes.fromhex(code)
        return (numbers[0], numbers[1], numbers[2]), numbers[3] / 255 if len(numbers) == 4 else 1.0
    found = _RGB.fullmatch(value)
    if found is None:
        return None
    try:
        scale = 255 if found[2] else 100
        red, green, blue = (min(float(found[at]) * scale / 100, 255) for at in (1, 3, 4))
        cover = float(found[5]) / (100 if found[6] else 1) if found[5] else 1.0
    except ValueError:
        return None
    return (red, green, blue), min(cover, 1.0)


def as_hex(colour: Colour) -> str:
    """A colour as six hexadecimal digits."""
    return "".join(f"{round(part):02X}" for part in colour)


def _resolved(value: str, variables: dict[str, str]) -> str:
    """A value with its variables filled in."""
    for _ in range(8):
        if "var(" not in value or len(value) > 1000:
            break
        value = _VAR.sub(lambda found: variables.get(found[1], found[2] or "unknown"), value)
    return value


def _pixels(
    element: etree._Element, values: dict[str, str], around: float | None, root: float | None
) -> float | None:
    """The size of letters, or None where it depends on the screen."""
    value = values.get("font-size", "").lower()
    if not value:
        if "font" in values or around is None:
            return None
        return around * _HEADINGS.get(element.tag, 1.0)
    if value in _SIZES:
        return _SIZES[value]
    found = _LENGTH.fullmatch(value)
    try:
        number = float(found[1]) if found else None
    except ValueError:
        number = None
    if found is None or number is None:
        return around if value == "inherit" else None
    if found[2] in _PX:
        return number * _PX[found[2]]
    base = root if found[2] == "rem" else around
    return None if base is None else number * base / (100 if found[2] == "%" else 1)


def _bold(element: etree._Element, values: dict[str, str], around: bool) -> bool:
    value = values.get("font-weight", "").lower()
    if value in {"bold", "bolder"}:
        return True
    if value.isdigit():
        return int(value[:5]) >= 700
    return element.tag in _BOLD or (around and value in {"", "inherit"})


def _is_sheet(element: etree._Element) -> bool:
    return bool(element.tag == "link") and "stylesheet" in element.get("rel", "").lower().split()


def schemes(page: Page) -> Iterator[tuple[Looks, str]]:
    """The light page, and the dark one where the page has one, each with the words that tell it apart."""
    light = Looks(page, dark=False)
    yield light, ""
    if light.has_dark:
        yield Looks(page, dark=True), " on a dark page"


def least_contrast(look: Look) -> float | None:
    """What the contrast of a look must reach; None where that hangs on a size that is not known."""
    if look.pixels is not None:
        return 3.0 if look.pixels >= 24 or (look.bold and look.pixels >= 18.66) else 4.5
    if look.front is None or look.back is None:
        return 4.5
    found = ratio(as_hex(look.front), as_hex(look.back))
    return 3.0 if found >= 4.5 or found < 3.0 else None
