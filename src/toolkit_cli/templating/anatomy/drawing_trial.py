"""Draws a figure on trial, with a stand-in for every label, and looks at what comes out."""

import operator
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from toolkit_cli.templating.environment import environment

LABEL = "ẅords ẅithin ä ẅell-mäde läbel & ä <fëw> mörë"
"""What stands for a label: unlike anything a drawing says itself, and hard to write into XML unescaped."""

_SVG = "{http://www.w3.org/2000/svg}"
_WORDS = frozenset(LABEL.split())
_MARK = re.compile("\ue000(\\d+)\ue001")
_STEPS = 200_000
_LARGEST = 10_000
_MILLIMETRES = re.compile(r"\s*[0-9]*\.?[0-9]+(mm|cm|in|pt|px|)\s*")
_WORDLESS = {f"{_SVG}style", f"{_SVG}script", f"{_SVG}metadata"}


class _TooLongError(Exception):
    """The drawing takes more steps than any drawing needs."""


class _Steps:
    """Counts the steps of loops and macros, so that a trial always comes to an end."""

    def __init__(self) -> None:
        self._left = _STEPS

    def take(self) -> str:
        self._left -= 1
        if self._left < 0:
            raise _TooLongError("it takes more steps than any drawing needs")
        return ""

    def each(self, members: Iterable[Any]) -> Iterator[Any]:
        for member in members:
            self.take()
            yield member


def trial(template: str, given: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the SVG that a template gives: line of the template, message, hint."""
    try:
        drawn = _draw(template, given)
    except RecursionError:
        yield 1, "the drawing cannot be drawn: it calls itself without end", ""
        return
    except (
        TemplateError,
        _TooLongError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        TypeError,
        ValueError,
    ) as fault:
        said = " ".join(str(fault).split())[:120]
        yield (
            _line_of(fault),
            f"the drawing cannot be drawn: {said}",
            "it was tried with a label for every name",
        )
        return
    lines, text = _lined(drawn)
    try:
        root = etree.fromstring(
            text.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    except (etree.XMLSyntaxError, ValueError) as fault:
        line = fault.lineno or 1 if isinstance(fault, etree.XMLSyntaxError) else 1
        message = f"what is drawn is not well-formed: {str(fault).split(', line ', maxsplit=1)[0]}"
        yield (
            lines[min(line, len(lines)) - 1],
            message,
            "every element needs its end, every value quotation marks",
        )
        return
    yield from _size(root, lines)
    yield from _own_words(root, lines)


def _draw(template: str, given: Mapping[str, Any]) -> str:
    """The drawing with a mark before each element that says the line it comes from."""
    made = environment()
    steps = _Steps()
    _limit(made)
    made.filters["step_by_step"] = steps.each
    made.globals["step"] = steps.take
    tree = made.parse(template)
    for data in tree.find_all(nodes.TemplateData):
        data.data = _marked(data.data, data.lineno)
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, "step_by_step", [], [], None, None)
    for macro in tree.find_all(nodes.Macro):
        call = nodes.Call(nodes.Name("step", "load"), [], [], None, None)
        macro.body.insert(0, nodes.ExprStmt(call))
    tree.set_environment(made)
    for node in tree.find_all(nodes.Node):
        node.lineno = node.lineno or 1
    return made.from_string(tree).render(given)


def _limit(made: SandboxedEnvironment) -> None:
    def times(one: Any, other: Any) -> Any:
        if any(isinstance(each, int) and each > _LARGEST for each in (one, other)) and not all(
            isinstance(each, (int, float)) for each in (one, other)
        ):
            raise _TooLongError("it repeats something too often")
        return operator.mul(one, other)

    def power(one: Any, other: Any) -> Any:
        if abs(other) > 100 or abs(one) > 1_000_000_000:
            raise _TooLongError("a number is too large")
        return one**other

    made.intercepted_binops = frozenset({"*", "**"})
    made.binop_table = {**made.binop_table, "*": times, "**": power}


def _marked(data: str, line: int) -> str:
    parts = []
    for row in data.split("\n"):
        parts.append(re.sub(r"<(?=[A-Za-z/!?])", f"\ue000{line}\ue001<", row))
        line += 1
    return "\n".join(parts)


def _lined(drawn: str) -> tuple[list[int], str]:
    """A drawing with a line for each element, and the line of the template that each comes from."""
    lines = [1]

    def break_line(found: re.Match[str]) -> str:
        lines.append(int(found[1]))
        return "\n"

    text = _MARK.sub(break_line, " ".join(drawn.split())).strip("\n ")
    return lines[1:] or lines, text


def _line_of(fault: BaseException) -> int:
    """The line of the template in which a fault arose."""
    frames = traceback.extract_tb(fault.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)


def _at(element: etree._Element, lines: list[int]) -> int:
    line: Any = element.sourceline
    return lines[min(line or 1, len(lines)) - 1]


def _size(root: etree._Element, lines: list[int]) -> Iterator[tuple[int, str, str]]:
    if root.tag != f"{_SVG}svg":
        hint = 'begin it with `<svg xmlns="http://www.w3.org/2000/svg" …>`'
        yield _at(root, lines), "what is drawn is not SVG", hint
        return
    for name in ("width", "height"):
        given = root.get(name)
        if given is None:
            yield (
                _at(root, lines),
                f"the drawing has no `{name}`",
                f'write `{name}="…mm"` in its first element',
            )
        elif not _MILLIMETRES.fullmatch(given):
            yield (
                _at(root, lines),
                f"the `{name}` of the drawing is `{given}`",
                "write it in millimetres: `154mm`",
            )


def _own_words(root: etree._Element, lines: list[int]) -> Iterator[tuple[int, str, str]]:
    """Words of the drawing that are no label's: they would never be translated."""
    for element in root.iter(etree.Element):
        if element.tag in _WORDLESS:
            continue
        texts = [element.text, *(child.tail for child in element)]
        words = [word for text in texts for word in (text or "").split() if word not in _WORDS]
        if any(letter.isalnum() for letter in "".join(words)):
            said = " ".join(words)[:60]
            yield (
                _at(element, lines),
                f"“{said}” is written in the drawing",
                "make it a label, so that it is translated",
            )
