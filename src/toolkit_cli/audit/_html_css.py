"""Style sheets, as far as they give colours: rules in the order in which they win."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_COMPOUND = re.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)|#(?P<id>[\w-]+)|\.(?P<cls>[\w-]+)"
    r"|\[(?P<key>[\w:-]+)(?:(?P<how>[~^$*|]?=)\s*[\"']?(?P<value>[^\"'\]]*)[\"']?)?\]|::?(?P<pseudo>[\w-]+)"
)
_STRUCTURAL = frozenset({"root", "first-child", "last-child", "only-child"})
_COMBINATORS = re.compile(r"\s*([>+~])\s*|\s+")
_WANTED = re.compile(
    r"--[\w-]+|color|background(?:-color|-image)?|font(?:-size|-weight)?|opacity|display|clip-path"
)
_MOST_RULES = 4000
_LONGEST = 2**20

Declarations: TypeAlias = dict[str, tuple[str, bool]]
"""Values by property, each with whether it is important."""


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element must be: `steps` are pairs of a kind of condition and what it asks for."""

    steps: tuple[tuple[str, str, str, str], ...]
    combinator: str = ""
    """How it stands to the compound before it: blank, >, + or ~."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with what it declares; `dark`: only where the reader wants dark pages."""

    selector: tuple[_Compound, ...]
    weight: tuple[int, int, int]
    declarations: Declarations
    dark: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """An id, class or tag that the element must have, or blanks."""
        steps = self.selector[-1].steps
        wanted = {kind: value for kind, value, *_ in steps}
        return next(((kind, wanted[kind]) for kind in ("id", "cls", "tag") if kind in wanted), ("", ""))

    def matches(self, element: etree._Element) -> bool:
        """Whether the selector chooses an element."""
        return _chosen(element, self.selector, len(self.selector) - 1, [_PATIENCE])


_PATIENCE = 2000


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a page; `unread` says that some that give colours could not be understood."""

    rules: tuple[Rule, ...]
    unread: bool


def read_sheet(*sources: str) -> Sheet:
    """The rules of style sheets, in order. What a mouse or a printer does to them is left out."""
    rules: list[Rule] = []
    unread = False
    for source in sources:
        for selectors, body, dark in _blocks(_COMMENT.sub(" ", source[:_LONGEST])):
            declarations = declared(body)
            if not declarations:
                continue
            for selector in _split(selectors):
                compiled = _compiled(selector)
                if compiled is None:
                    unread = unread or _gives_colour(declarations)
                elif compiled:
                    rules.append(Rule(compiled, _weight(compiled), declarations, dark))
        unread = unread or len(source) > _LONGEST or "@import" in source
    return Sheet(tuple(rules[:_MOST_RULES]), unread or len(rules) > _MOST_RULES)


def declared(body: str) -> Declarations:
    """The declarations of a block that matter for colours and the size of letters."""
    found: Declarations = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip() if name.strip().startswith("--") else name.strip().lower()
        if colon and _WANTED.fullmatch(name):
            important = bool(re.search(r"!\s*important\s*$", value))
            found[name] = (value.partition("!")[0].strip(), important)
    return found


def _gives_colour(declarations: Declarations) -> bool:
    return any("color" in name or "background" in name for name in declarations)


def _blocks(source: str) -> Iterator[tuple[str, str, bool]]:
    """Selectors, body and whether it is for dark pages, of each rule that a screen shows."""
    stack: list[tuple[bool, bool]] = []
    start = 0
    for mark in re.finditer(r"[{};]", source):
        at = mark.start()
        head = source[start:at].strip()
        if at < start:
            continue
        if mark[0] == ";":
            start = at + 1
        elif mark[0] == "{":
            shown, dark = stack[-1] if stack else (True, False)
            if head.startswith("@"):
                applies, is_dark = _applies(head)
                stack.append((shown and applies, dark or is_dark))
                start = at + 1
            else:
                end = source.find("}", at)
                body = source[at + 1 : end if end >= 0 else len(source)]
                if shown:
                    yield head, body, dark
                start = (end if end >= 0 else len(source)) + 1
        else:
            if stack:
                stack.pop()
            start = at + 1


def _applies(head: str) -> tuple[bool, bool]:
    """Whether a block with a condition is shown on a screen, and whether only on dark pages."""
    words = head.lower()
    if words.startswith(("@supports", "@layer")):
        return True, False
    if not words.startswith("@media") or "forced-colors" in words or "prefers-contrast" in words:
        return False, False
    on_paper = "print" in words and "screen" not in words
    return not on_paper, "prefers-color-scheme" in words and "dark" in words


def _split(selectors: str) -> Iterator[str]:
    """The selectors of a list; those with commas in brackets stay whole."""
    depth, start = 0, 0
    for at, letter in enumerate(selectors):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()


def _compiled(selector: str) -> tuple[_Compound, ...] | None:
    """A selector; empty for states and marks that are not judged, None if it cannot be understood."""
    if re.search(
        r"::|:(?:before|after|hover|focus|focus-visible|focus-within|visited|active|target)\b", selector
    ):
        return ()
    if "(" in selector or "\\" in selector or not selector or len(selector) > 500:
        return None
    made: list[_Compound] = []
    for number, part in enumerate(_COMBINATORS.split(selector)):
        if number % 2:
            combinator = part or " "
            continue
        steps = _steps(part)
        if steps is None:
            return None
        made.append(_Compound(steps, combinator if number else ""))
    return tuple(made)


def _steps(part: str) -> tuple[tuple[str, str, str, str], ...] | None:
    steps: list[tuple[str, str, str, str]] = []
    at = 0
    while at < len(part):
        found = _COMPOUND.match(part, at)
        if found is None:
            return None
        kind = str(found.lastgroup)
        if found["key"]:
            steps.append(("key", found["key"], found["how"] or "", found["value"] or ""))
        elif kind == "pseudo" and found["pseudo"] not in _STRUCTURAL:
            return None
        elif found[0] != "*":
            value = found[kind].lower() if kind == "tag" else found[kind]
            steps.append((kind, value, "", ""))
        at = found.end()
    return tuple(steps) if part else None


def _weight(selector: tuple[_Compound, ...]) -> tuple[int, int, int]:
    kinds = [kind for compound in selector for kind, *_ in compound.steps]
    return kinds.count("id"), len(kinds) - kinds.count("id") - kinds.count("tag"), kinds.count("tag")


def _chosen(element: etree._Element, selector: tuple[_Compound, ...], last: int, patience: list[int]) -> bool:
    patience[0] -= 1
    if patience[0] < 0 or not all(_meets(element, *step) for step in selector[last].steps):
        return False
    if last == 0:
        return True
    match selector[last].combinator:
        case ">":
            parent = element.getparent()
            candidates = iter([parent] if parent is not None else [])
        case " ":
            candidates = element.iterancestors()
        case "+":
            sibling = next(element.itersiblings(etree.Element, preceding=True), None)
            candidates = iter([sibling] if sibling is not None else [])
        case _:
            candidates = element.itersiblings(etree.Element, preceding=True)
    return any(_chosen(each, selector, last - 1, patience) for each in candidates)


def _meets(element: etree._Element, kind: str, wanted: str, how: str, value: str) -> bool:
    match kind:
        case "tag":
            return bool(element.tag == wanted)
        case "id":
            return element.get("id") == wanted
        case "cls":
            return wanted in element.get("class", "").split()
        case "key":
            return _attribute_meets(element.get(wanted), how, value)
    if wanted == "root":
        return element.getparent() is None
    first = next(element.itersiblings(etree.Element, preceding=True), None) is None
    final = next(element.itersiblings(etree.Element), None) is None
    return {"first-child": first, "last-child": final, "only-child": first and final}[wanted]


def _attribute_meets(found: str | None, how: str, value: str) -> bool:
    if found is None or not how:
        return found is not None
    if how in {"=", "~="}:
        return found == value if how == "=" else value in found.split()
    if how == "|=":
        return found == value or found.startswith(f"{value}-")
    tests = {"^=": found.startswith, "$=": found.endswith, "*=": found.__contains__}
    return bool(value) and tests[how](value)
