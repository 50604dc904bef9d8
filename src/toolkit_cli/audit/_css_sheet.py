"""Style sheets as they are read by tinycss2 and cssselect2: rules with their weight, also nested and in layers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import cssselect2
import tinycss2
from cssselect2.compiler import CompiledSelector
from tinycss2.ast import AtRule, Node

from toolkit_cli.audit._css_screen import Answer, Screen, media, supports

Declarations: TypeAlias = dict[str, tuple[str, bool]]
"""Values by property, each with whether it is important. Shorthands stand whole under what they give."""
Layer: TypeAlias = tuple[float, ...]
UNLAYERED: Layer = (float("inf"),)
_WANTED = re.compile(
    r"--.+|color|background-(?:color|image|clip)|-webkit-(?:text-fill-color|background-clip)|font-(?:size|weight)"
    r"|opacity|display|visibility|position|filter|mix-blend-mode|text-shadow|clip|clip-path|width|height|text-indent"
    r"|content|all|-webkit-text-stroke|color-scheme"
)
_SHORTHANDS = {
    "background": ("background-color", "background-image"),
    "font": ("font-size", "font-weight"),
    "border-radius": (),
}
_COLOURS = re.compile(r"color|background.*|opacity|filter|all|--.+|-webkit-text-fill-color")
_IGNORED = frozenset(
    {
        "font-face",
        "keyframes",
        "-webkit-keyframes",
        "page",
        "property",
        "counter-style",
        "charset",
        "namespace",
    }
    | {"font-feature-values", "font-palette-values", "starting-style", "view-transition", "position-try"}
)
_STATES = re.compile(
    r":(?:placeholder-shown|autofill|open|popover-open|modal|fullscreen|defined|-moz|-webkit|-ms)"
)
_MARKS = re.compile(r"::?(before|after)\b|::")
_BRACKETS = re.compile(r"[{}()\[\]]")
_LONGEST = 2**20
_LONGEST_SELECTOR = 2000
_DEEPEST = 20
_MOST_RULES = 8000


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with what it declares; `generated`: before, after, or blank for the element itself.

    `counts`: it is matched by counting the elements beside one.
    """

    selector: CompiledSelector
    layer: Layer
    order: int
    declarations: Declarations
    generated: str = ""
    counts: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """An id, class or tag that the element must have, or blanks."""
        known = (
            ("id", self.selector.id),
            ("cls", self.selector.class_name),
            ("tag", self.selector.lower_local_name),
        )
        return next(((kind, value) for kind, value in known if value), ("", ""))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules that hold on a screen; `unread` says which of those that give colours could not be understood."""

    rules: tuple[Rule, ...]
    unread: tuple[str, ...]


@lru_cache(maxsize=16)
def read_sheet(sources: tuple[str, ...], screen: Screen) -> Sheet:
    """The rules of style sheets, in order. What a mouse or a printer does to them is left out."""
    reader = _Reader(screen)
    for source in sources:
        reader.read(source)
    return Sheet(tuple(reader.rules[:_MOST_RULES]), tuple(reader.unread))


@lru_cache(maxsize=2000)
def declared(style: str) -> Declarations:
    """What a `style` attribute declares."""
    return {} if _is_deep(style) else _declarations(tinycss2.parse_blocks_contents(style))


def _declarations(nodes: Iterable[Node]) -> Declarations:
    found: Declarations = {}
    for node in nodes:
        if node.type != "declaration":
            continue
        name = node.name if node.name.startswith("--") else node.lower_name
        for each in _SHORTHANDS.get(name, (name,) if _WANTED.fullmatch(name) else ()):
            value = tinycss2.serialize(node.value).strip()
            if node.important or not found.get(each, ("", False))[1]:
                found[each] = (value[:_LONGEST_SELECTOR], bool(node.important))
    return found


class _Reader:
    def __init__(self, screen: Screen) -> None:
        self.rules: list[Rule] = []
        self.unread: dict[str, None] = {}
        self._screen = screen
        self._layers: dict[tuple[str, ...], list[str]] = {}

    def read(self, source: str) -> None:
        """One style sheet."""
        if len(source) > _LONGEST or _is_deep(source):
            self.unread["a style sheet that is too long, or nested too deep"] = None
            return
        nodes = tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True)
        self._contents(nodes, "", (), True, 0)

    def _contents(
        self, nodes: Sequence[Node], around: str, layer: tuple[str, ...], known: Answer, depth: int
    ) -> None:
        """Rules and declarations; `known` is None where it cannot be known whether they hold."""
        if depth > _DEEPEST or len(self.rules) > _MOST_RULES:
            self.unread["a style sheet that is too long, or nested too deep"] = None
            return
        declarations = _declarations(nodes) if around else {}
        if declarations:
            self._add(around, declarations, layer, known)
        for node in nodes:
            if node.type == "qualified-rule":
                inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                self._contents(inner, _nested(node.prelude, around), layer, known, depth + 1)
            elif node.type == "at-rule":
                self._at(node, around, layer, known, depth)

    def _at(self, node: AtRule, around: str, layer: tuple[str, ...], known: Answer, depth: int) -> None:
        name, holds = node.lower_at_keyword, known
        if name == "import":
            self.unread["a style sheet that another one calls for"] = None
        if name == "layer":
            names = [tuple(each.strip().split(".")) for each in tinycss2.serialize(node.prelude).split(",")]
            paths = [layer + (each if each != ("",) else (f"#{len(self.rules)}-{depth}",)) for each in names]
            for path in paths:
                self._place(path)
            layer = paths[0]
        elif name in {"media", "supports"}:
            found = media(node.prelude, self._screen) if name == "media" else supports(node.prelude)
            holds = False if found is False else None if None in (found, known) else True
        elif name in _IGNORED or name == "import":
            return
        else:
            holds = None
        if node.content is not None and holds is not False:
            parse = tinycss2.parse_blocks_contents if around else tinycss2.parse_rule_list
            inner = parse(node.content, skip_comments=True, skip_whitespace=True)
            self._contents(inner, around, layer, holds, depth + 1)

    def _add(self, selector: str, declarations: Declarations, layer: tuple[str, ...], known: Answer) -> None:
        compiled = _compiled(selector) if known else None
        if compiled is None:
            if any(_COLOURS.fullmatch(name) for name in declarations):
                self.unread[f"the rules of `{selector[:60]}`"] = None
            return
        place = self._place(layer)
        for each in compiled:
            mark = str(each.pseudo_element or "")
            if not each.never_matches and mark in {"", "before", "after"}:
                counts = "of-type" in selector
                self.rules.append(Rule(each, place, len(self.rules), declarations, mark, counts))

    def _place(self, path: tuple[str, ...]) -> Layer:
        """The rank of a layer: later ones win over earlier ones, and what is in none over all."""
        ranks: list[float] = []
        for at, name in enumerate(path):
            known = self._layers.setdefault(path[:at], [])
            if name not in known:
                known.append(name)
            ranks.append(float(known.index(name)))
        return (*ranks, *UNLAYERED)


def _nested(prelude: Sequence[Node], around: str) -> str:
    """The selector of a rule, within that of the rule around it."""
    text = tinycss2.serialize(prelude).strip()
    if not around or len(text) + len(around) > _LONGEST_SELECTOR:
        return text.replace("&", ":root") if not around else f"{around[:40]} {text[:40]} …"
    outer = f":is({around})"
    parts = [part.strip() for part in _commas(text)]
    return ", ".join(part.replace("&", outer) if "&" in part else f"{outer} {part}" for part in parts)[
        : _LONGEST_SELECTOR * 2
    ]


def _is_deep(source: str) -> bool:
    """Whether brackets stand in each other as no style sheet of people has them."""
    depth = 0
    for mark in _BRACKETS.finditer(source):
        depth = depth + 1 if mark[0] in "{([" else max(depth - 1, 0)
        if depth > _DEEPEST * 2:
            return True
    return False


def _commas(text: str) -> list[str]:
    """The selectors of a list; those with commas in brackets stay whole."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


@lru_cache(maxsize=4000)
def _compiled(selector: str) -> list[CompiledSelector] | None:
    """The selectors of a list; None if one cannot be understood. States and marks choose nothing."""
    if len(selector) > _LONGEST_SELECTOR:
        return None
    found: list[CompiledSelector] = []
    for part in _commas(selector):
        mark = _MARKS.search(part)
        if _STATES.search(part) or (mark and not mark[1]):
            continue
        try:
            found += cssselect2.compile_selector_list(part)
        except (
            ValueError,
            SyntaxError,
            RecursionError,
            MemoryError,
            NotImplementedError,
            TypeError,
            AttributeError,
        ):
            return None
    return found
