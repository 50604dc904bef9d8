"""Finds the tags in a text, and what is left of tags that are not whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit_cli.templating.fields import FIELDS

_TOKEN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSER = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_FORM = re.compile(r"(tr|tc|p|r) ")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*([a-z_]+)(?:\.[a-z_]+)?\s*\}(?!\})")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag at `start` to `end` of a text: its opening mark, its form (`p`, `tr`, `tc`, `r` or none), its code.

    `trims`: it has a `-` that takes away what stands beside it.
    """

    start: int
    end: int
    mark: str
    form: str
    code: str
    trims: bool = False

    def __str__(self) -> str:
        inside = f" {self.code} " if self.code else " "
        return f"{self.mark}{self.form}{inside}{_CLOSER[self.mark]}"


@dataclass(frozen=True, slots=True)
class Stray:
    """A part of a tag whose other part is missing."""

    start: int
    end: int
    message: str
    hint: str


def scan(text: str, *, forms: bool) -> tuple[list[Tag], list[Stray]]:
    """The tags of a text and the strays, in order.

    `forms`: it is text in Word, so that `{%p` and its like are known and `}}` alone is a slip. In other text it
    can be meant.
    """
    tags: list[Tag] = []
    strays: list[Stray] = []
    found = _TOKEN.search(text)
    while found:
        one = _closing(found) if found[0] in _OPENER else _opening(text, found, forms)
        if isinstance(one, Tag):
            tags.append(one)
        elif forms or found[0] in _CLOSER:
            strays.append(one)
        found = _TOKEN.search(text, one.end)
    if forms:
        strays += _single_braces(text, tags)
        strays += _edges(text, tags)
    return tags, sorted(strays, key=lambda stray: stray.start)


def _closing(found: re.Match[str]) -> Stray:
    message = f"`{found[0]}` closes nothing"
    return Stray(found.start(), found.end(), message, f"write `{_OPENER[found[0]]}` before it, or remove it")


def _opening(text: str, opener: re.Match[str], forms: bool) -> Tag | Stray:
    start, closer = opener.start(), _CLOSER[opener[0]]
    if opener[0] == "{#":
        end = text.find(closer, opener.end())
        following = None
    else:
        following = _TOKEN.search(text, opener.end())
        end = following.start() if following and following[0] == closer else -1
    if end >= 0:
        return _tag(opener[0], text[opener.end() : end], start, end + 2, forms)
    if following and following[0] in _OPENER:
        message = (
            f"`{text[start : following.end()]}` begins with `{opener[0]}` and ends with `{following[0]}`"
        )
        return Stray(start, following.end(), message, f"end it with `{closer}`")
    return Stray(start, opener.end(), f"`{opener[0]}` is not closed", f"close it with `{closer}`")


def _tag(mark: str, inside: str, start: int, end: int, forms: bool) -> Tag:
    form = _FORM.match(inside) if forms else None
    code = inside[form.end() :] if form else inside
    trims = code[-1:] == "-" or (not form and code[:1] == "-")
    if not form and code[:1] in {"-", "+"}:
        code = code[1:]
    if code[-1:] in {"-", "+"} and mark != "{#":
        code = code[:-1]
    return Tag(start, end, mark, form[1] if form else "", code.translate(_QUOTES).strip(), trims)


def without(text: str, tags: Iterable[Tag], instead: str = "") -> str:
    """A text without some tags of it, in order; `instead` stands for each of their characters."""
    parts = []
    at = 0
    for tag in tags:
        parts += [text[at : tag.start], instead * (tag.end - tag.start)]
        at = tag.end
    return "".join([*parts, text[at:]])


def _single_braces(text: str, tags: Iterable[Tag]) -> list[Stray]:
    outside = without(text, tags, " ")
    found = [match for match in _ONE_BRACE.finditer(outside) if match[1] in FIELDS]
    return [
        Stray(match.start(), match.end(), f"`{match[0]}` has one brace on each side", "write two: `{{ … }}`")
        for match in found
    ]


def _edges(text: str, tags: list[Tag]) -> list[Stray]:
    """A brace at an edge of a paragraph: docxtpl joins it with one at the edge of the next, or of the last."""
    found = []
    if text.startswith("}"):
        found.append(Stray(0, 1, "the paragraph begins with `}`", "write something before it"))
    if text.endswith("{") and not (tags and tags[-1].end == len(text)):
        found.append(
            Stray(len(text) - 1, len(text), "the paragraph ends with `{`", "write something after it")
        )
    return found
