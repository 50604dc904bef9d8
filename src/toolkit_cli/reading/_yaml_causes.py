"""Why a file is not YAML, in words for people who write it for the first time, where it began.

A parser stops where it cannot go on, which is often lines behind the cause, and speaks of tokens. So the lines
are looked at as a person would: the one that the parser names, the one where what it was reading began, and the
ones before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from toolkit_cli.core.characters import named
from toolkit_cli.core.sources import LINE_END

_QUOTE_IT = "put the whole text in quotation marks"
_INDENT = "what belongs together begins in the same column; indent with two spaces"
_GOES_ON = "write `key: value`; a text that goes on in a new line is indented further than its key"
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?$")
_ODD_INDENT = re.compile(r" *([^\S ])\s*(?=\S)")
_LINE = re.compile(r"(?P<before>\s*(?:-\s+)*(?:(?P<key>[^\s:\"'\[{#][^:\"'\[{#]*?):(?:\s+|$))?)(?P<value>.*)")
_NO_SPACE = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*):([^\s/:])")
_ODD_SPACE = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*):([^\S \t])")
_WIDE_COLON = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*)\s*([：﹕∶])")
_NO_DASH_SPACE = re.compile(r"\s*-(?=[^\s-])(?!--)")
_ODD_DASH = re.compile(r"\s*(?:(?P<sign>[–—\u2212•‣◦▪■●○·*])\s+|-(?P<space>[^\S \t]))(?=\S)")
_ODD_KEY_SPACE = re.compile(r"[^\S ]+")
_ITEM = "write `- ` and then the item"
_LOOKS_LIKE_CONTENT = re.compile(r"\s*(?:- |[A-Za-z][\w-]*:(?:\s|$))")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.S), "'": re.compile(r"'(?:[^']|'')*'", re.S)}
_SIGNS = "@`%&*!|>?}],"


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause at its place, line and column from 1, with the remedy."""

    line: int
    column: int
    message: str
    hint: str


def causes(text: str, fault: yaml.YAMLError) -> list[Cause]:
    """Why a text is not YAML, given what the parser says: at least one cause."""
    lines = LINE_END.split(text)
    found = list(_in_lines(lines))
    if found:
        return found
    marks = [getattr(fault, name, None) for name in ("context_mark", "problem_mark")]
    places = [(min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0) for mark in marks]
    began, ended = places if marks[1] else (places[0], places[0])
    if unclosed := next(_unclosed(lines, ended[0]), None):
        return [unclosed]
    for number in dict.fromkeys((ended[0], began[0], *_before(lines, ended[0]))):
        if cause := _of_line(lines, number):
            return [cause]
    problem = f"{getattr(fault, 'context', '')} {getattr(fault, 'problem', '')}"
    return [next(_told(problem, lines, began, ended))]


def without(text: str, cause: Cause) -> str | None:
    """The text with an empty value in the line of a cause, to find what is wrong behind it; None if that misleads.

    It would where the line has no value of its own, or where the value goes on in the next line.
    """
    lines = LINE_END.split(text)
    found = _LINE.match(lines[cause.line - 1])
    rest = (line for line in lines[cause.line :] if line.strip())
    if found is None or not (found["before"].strip() and found["value"].strip()):
        return None
    if not _LOOKS_LIKE_CONTENT.match(next(rest, "- ")):
        return None
    lines[cause.line - 1] = f'{found["before"]}""'
    return "\n".join(lines)


def _in_lines(lines: list[str]) -> Iterator[Cause]:
    """What is wrong in a line whatever stands around it: all such lines."""
    for number, line in enumerate(lines, start=1):
        if conflict := _CONFLICT.match(line):
            if conflict[1][0] == "<":
                message = "two versions of the text were not merged: a mark of the conflict stands here"
                yield Cause(
                    number,
                    1,
                    message,
                    "keep one of the versions, and remove the lines <<<<<<<, ======= and >>>>>>>",
                )
        elif (odd := _ODD_INDENT.match(line)) and not line.lstrip().startswith("#"):
            what = "a tab" if odd[1] == "\t" else f"the character {named(odd[1])}"
            yield Cause(number, odd.start(1) + 1, f"the line is indented with {what}", "indent with spaces")


def _unclosed(lines: list[str], last: int) -> Iterator[Cause]:
    """Quotation marks, up to a line, that reach over lines which look like content of their own."""
    for number, line in enumerate(lines[: last + 1]):
        value, column = _value(line)
        mark = value[:1]
        if mark not in _QUOTED:
            continue
        rest = "\n".join([value, *lines[number + 1 :]])
        quoted = _QUOTED[mark].match(rest)
        within = (quoted[0] if quoted else rest).split("\n")[1:]
        if not quoted or any(map(_LOOKS_LIKE_CONTENT.match, within)):
            curly = re.search("[“”„‘’]", value)
            hint = f"close it with {mark}" + (": a curly one does not close it" if curly else "")
            yield Cause(number + 1, column, "the quotation mark that begins here is not closed", hint)


def _before(lines: list[str], number: int) -> Iterator[int]:
    """The nearest line with content before one."""
    for before in range(min(number, len(lines)) - 1, -1, -1):
        if lines[before].strip() and not lines[before].lstrip().startswith("#"):
            yield before
            return


def _value(line: str) -> tuple[str, int]:
    """The value in a line, and its column."""
    found = _LINE.match(line)
    assert found is not None
    return found["value"], found.start("value") + 1


def _of_line(lines: list[str], number: int) -> Cause | None:
    """What is wrong with a line by itself."""
    line = lines[number]
    if line.lstrip().startswith("#"):
        return None
    for form, what in (
        (_ODD_SPACE, "a plain space"),
        (_NO_SPACE, "a space"),
        (_WIDE_COLON, "a plain colon and a space"),
    ):
        if found := form.match(line):
            message = f"{what} is missing behind `{found[1]}{':' if form is not _WIDE_COLON else ''}`"
            return Cause(number + 1, found.start(2) + 1, message, f"write `{found[1]}: ` and then the value")
    if dash := _dash(line):
        return Cause(number + 1, *dash, _ITEM)
    value, column = _value(line)
    return next(_of_value(number + 1, column, value), None) if value.strip() else None


def _dash(line: str) -> tuple[int, str] | None:
    """The column of what stands for the dash and the space of an item, and what is wrong with it."""
    if found := _NO_DASH_SPACE.match(line):
        return found.end() + 1, "a space is missing behind the dash"
    if (odd := _ODD_DASH.match(line)) is None:
        return None
    if odd["sign"]:
        return odd.start("sign") + 1, f"`{odd['sign']}` does not begin an item of a list"
    return odd.start("space") + 1, f"the character {named(odd['space'])} stands behind the dash"


def odd_key(key: str) -> tuple[int, str, str] | None:
    """Why a key is none, if it is none: the offset in it, the cause and the remedy."""
    if dash := _dash(key):
        return dash[0] - 1, dash[1], _ITEM
    if found := _ODD_KEY_SPACE.match(key):
        hint = "write plain spaces, and one behind a dash or colon"
        return 0, f"{named(found[0][-1])} stands here", hint
    return None


def unread_key(text: str) -> Cause | None:
    """Why a text was not read as a key and its value, if it looks like one; its line is the first of the text."""
    line = LINE_END.split(text)[0]
    return (
        _of_line([line], 0)
        if any(form.match(line) for form in (_ODD_SPACE, _NO_SPACE, _WIDE_COLON))
        else None
    )


def _of_value(line: int, column: int, value: str) -> Iterator[Cause]:
    """What is wrong with a value by its signs, the likeliest first."""
    sign = value[0]
    if quoted := _QUOTED[sign].match(value) if sign in _QUOTED else None:
        rest = value[quoted.end() :].strip()
        if rest and rest[0] not in "#,]}:":
            twice = "''" if sign == "'" else r"\""
            hint = f"write {twice} for a quotation mark within the text, and one {sign} at its end"
            message = f"the quotation mark ends the text before `{_short(rest)}`"
            yield Cause(line, column + quoted.end(), message, hint)
    if sign in "“”„‘’«" and (": " in value or " #" in value):
        message = f"`{sign}` is a sign like others here, and does not quote"
        yield Cause(line, column, message, 'use straight quotation marks: "…"')
    if sign in "[{" and (value[1:2] in ("{", "%", "[") or "](" in value):
        yield Cause(line, column, f"a text cannot begin with `{sign}`", _QUOTE_IT)
    if sign in _SIGNS and not re.fullmatch(r"[|>][-+0-9]*\s*(#.*)?|[]},\s]+", value):
        yield Cause(line, column, f"a text cannot begin with `{sign}`", _QUOTE_IT)
    if sign not in "\"'[{" and (colon := re.search(r":(?=\s|$)", value)):
        message = "a colon and a space stand in the middle of a text"
        yield Cause(line, column + colon.start(), message, _QUOTE_IT)


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"


def _told(problem: str, lines: list[str], began: tuple[int, int], ended: tuple[int, int]) -> Iterator[Cause]:
    """A cause by what the parser says, where no line tells by itself: the first is the likeliest."""
    line, column = ended
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    if "escape" in problem:
        message = "a backslash in double quotation marks has a meaning of its own"
        yield Cause(line + 1, column, message, r"write \\ for it, or put the text in single quotation marks")
    if "flow" in problem:
        row, place = _bracket(lines, began)
        message = f"the bracket `{lines[row][place : place + 1]}` is not closed, or a comma is missing"
        yield Cause(row + 1, place + 1, message, f"close it, or {_QUOTE_IT}")
    if "document start" in problem:
        yield Cause(line + 1, 1, "a second document begins here", "remove the line `...` above it")
    if "sequence entries" in problem:
        message = "a list begins behind its key"
        yield Cause(line + 1, column + 1, message, "begin it on the next line, `- ` before each item")
    for number in (*_before(lines, line), line, began[0]) if re.search("mapping values|':'", problem) else ():
        if ":" not in lines[number]:
            message = f"a colon is missing in `{_short(lines[number].strip())}`"
            yield Cause(number + 1, _first(lines[number]), message, _GOES_ON)
    message = "the line is indented further or less than those it belongs to"
    yield Cause(line + 1, _first(lines[line]), message, _INDENT)


def _bracket(lines: list[str], at: tuple[int, int]) -> tuple[int, int]:
    """The nearest opening bracket at a place or before it."""
    row, place = at[0], at[1] + 1
    while row > 0 and max(lines[row].rfind("[", 0, place), lines[row].rfind("{", 0, place)) < 0:
        row, place = row - 1, len(lines[row - 1])
    return row, max(lines[row].rfind("[", 0, place), lines[row].rfind("{", 0, place), 0)


def _first(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1
