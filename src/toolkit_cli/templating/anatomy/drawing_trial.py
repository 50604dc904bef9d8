"""Draws a figure on trial, with a stand-in for every label, and looks at what comes out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes
from lxml import etree

from toolkit_cli.core.svg import SVG, FaultySvgError, size_of, svg_root
from toolkit_cli.core.svg_content import active_content
from toolkit_cli.core.xml import reason
from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.faults import UnfillableTemplateError, filling

LABEL = "ẅords ẅithin ä ẅell-mäde läbel & ä <fëw> mörë"
"""What stands for a label: unlike anything a drawing says itself, and hard to write into XML unescaped."""

_SVG = "{http://www.w3.org/2000/svg}"
_WORDS = frozenset(LABEL.split())
_MARK = re.compile("\ue000(\\d+)\ue001")
_MILLIMETRES = re.compile(r"\s*[0-9]*\.?[0-9]+(mm|cm|in|pt|px|)\s*")
_WORDLESS = {f"{_SVG}style", f"{_SVG}script", f"{_SVG}metadata"}


def trial(template: str, given: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the SVG that a template gives: line of the template, message, hint."""
    root, lines, found = _looked_at(template, given)
    yield from found
    if root is not None:
        yield from _size(root, lines)


def own_words(template: str, given: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Words of the drawing that are no label's: they would never be translated. Every label is `LABEL`."""
    root, lines, _ = _looked_at(template, given)
    if root is not None and root.tag == SVG:
        yield from _own_words(root, lines)


def _looked_at(
    template: str, given: Mapping[str, Any]
) -> tuple[etree._Element | None, list[int], list[tuple[int, str, str]]]:
    """The drawing, the line of the template that each of its elements comes from, and what is wrong with it."""
    try:
        with filling():
            drawn = _draw(template, given)
            lines, text = _lined(drawn)
            content = text.encode("utf-8")
    except UnfillableTemplateError as fault:
        message = f"the drawing cannot be drawn: {fault}"
        return None, [1], [(fault.line or 1, message, "undo the last change to it")]
    try:
        root = svg_root(content)
    except FaultySvgError as fault:
        return None, lines, [(_line(lines, fault.line), *_unlike_svg(fault))]
    active = [
        (
            _line(lines, line),
            f"the drawing has {what}",
            "take it out: a drawing is still, and whole in itself",
        )
        for line, what in active_content(content)
    ]
    return root, lines, active


def _draw(template: str, given: Mapping[str, Any]) -> str:
    """The drawing with a mark before each element that says the line it comes from."""
    made = environment()
    tree = made.parse(template)
    for data in tree.find_all(nodes.TemplateData):
        data.data = _marked(data.data, data.lineno)
    return made.from_string(tree).render(given)


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


def _at(element: etree._Element, lines: list[int]) -> int:
    line: Any = element.sourceline
    return _line(lines, line or 1)


def _line(lines: list[int], at: int) -> int:
    return lines[min(at, len(lines)) - 1]


def _unlike_svg(fault: FaultySvgError) -> tuple[str, str]:
    if str(fault) == "it is no SVG":
        return "what is drawn is not SVG", 'begin it with `<svg xmlns="http://www.w3.org/2000/svg" …>`'
    if isinstance(fault.__cause__, etree.XMLSyntaxError):
        what = reason(fault.__cause__)
        hint = "every element needs its end, every value quotation marks"
        return f"what is drawn is not well-formed: {what}", hint
    return f"what is drawn cannot be shown: {fault}", "make the drawing simpler"


def _size(root: etree._Element, lines: list[int]) -> Iterator[tuple[int, str, str]]:
    given = {name: root.get(name) for name in ("width", "height")}
    for name, value in given.items():
        if value is None:
            yield (
                _at(root, lines),
                f"the drawing has no `{name}`",
                f'write `{name}="…mm"` in its first element',
            )
        elif not _MILLIMETRES.fullmatch(value):
            message = f"the `{name}` of the drawing is `{value[:40]}`"
            yield _at(root, lines), message, "write it in millimetres: `154mm`"
    if all(_MILLIMETRES.fullmatch(value or "") for value in given.values()):
        try:
            size_of(root)
        except FaultySvgError as fault:
            yield _at(root, lines), str(fault), "write it in millimetres: `154mm`"


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
