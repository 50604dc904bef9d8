"""The Word styles that the macros of the blocks can write, read from the macros themselves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product

from jinja2 import nodes

from toolkit_cli.model.publication import Kind
from toolkit_cli.templating.anatomy.grammar import parsed

COMPOSED: Mapping[str, tuple[str, ...]] = {
    "level": ("1", "2", "3", "4"),
    "number": ("1", "2", "3", "4"),
    "name": ("Do", "Dont"),
}
"""The values of the variables and fields that names of styles are composed of, as in `Heading{{ level }}`."""

_ALWAYS = frozenset(
    {
        "Normal",
        "Title",
        "Heading1",
        "Heading2",
        "BodyText",
        "ListNumber",
        "ContentsHeading",
        "ContentsGroup",
        "TOC1",
    }
)
"""The ids of styles that are measured, whatever the macros name."""
_PARAMETER = "style"
_TYPES = {"p": "paragraph", "r": "character", "tbl": "table"}
_WRITTEN = re.compile(r'<w:(p|r|tbl)Style w:val="([^"]*)(")?')
_FIELDS = {"publisher_mark": "publisher_mark", "logo": "publisher_mark"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where in a table of the macros something stands: the table's style, and the part of it with a look."""

    table: str = ""
    header: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A style that a block can name, with the field of the template that its text comes in through."""

    style: str
    type: str
    field: str = "body"
    ground: Ground = Ground()


@dataclass
class _Macros:
    """The macros of one file."""

    all: Mapping[str, nodes.Macro]
    needs: dict[Need, None] = field(default_factory=dict)
    undeclared: dict[str, None] = field(default_factory=dict)


@lru_cache(maxsize=8)
def needs(source: str) -> tuple[Need, ...]:
    """The styles that the macros in `source` can name; none if it cannot be read."""
    found = _read(source)
    return tuple(found.needs) if found else ()


def named(source: str, kind: Kind | None) -> frozenset[str]:
    """The ids of all styles that the program looks up in a template of a kind."""
    limits = {*kind.text.styles, kind.foot or ""} - {""} if kind else set()
    return _ALWAYS.union(limits, (need.style for need in needs(source)))


def undeclared(source: str) -> tuple[str, ...]:
    """The variables that `source` composes names of styles of and that `COMPOSED` does not hold."""
    found = _read(source)
    return tuple(found.undeclared) if found else ()


def _read(source: str) -> _Macros | None:
    tree = parsed(source)
    if isinstance(tree, tuple):
        return None
    macros = _Macros({macro.name: macro for macro in tree.find_all(nodes.Macro)})
    for name, macro in macros.all.items():
        about = "contents" if name.startswith("contents_") else _FIELDS.get(name, "body")
        for node in macro.body:
            _visit(macros, node, Need("", "", about))
    return macros


def _visit(macros: _Macros, node: nodes.Node, around: Need) -> None:
    if isinstance(node, nodes.Output):
        for kind, expression in _written(node):
            _take(macros, kind, expression, around)
    call = node.call if isinstance(node, nodes.CallBlock) else node
    if isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) and call.node.name in macros.all:
        macro = macros.all[call.node.name]
        given = _argument(macro, call, _PARAMETER)
        if given is not None:
            _take(macros, _type_of(macros, macro, frozenset()), given, around)
        if isinstance(node, nodes.CallBlock):
            around = replace(around, ground=_within(macro, call, around.ground))
    for child in node.iter_child_nodes():
        if not (isinstance(node, nodes.CallBlock) and child is call):
            _visit(macros, child, around)


def _within(macro: nodes.Macro, call: nodes.Call, ground: Ground) -> Ground:
    """The ground inside a call of a macro that writes a table, a row or a cell."""
    data = "".join(each.data for each in macro.find_all(nodes.TemplateData))
    if "<w:tbl>" in data:
        style = _argument(macro, call, _PARAMETER)
        header = _argument(macro, call, "header")
        name = str(style.value) if isinstance(style, nodes.Const) else ""
        return Ground(name, isinstance(header, nodes.Const) and bool(header.value))
    if "<w:tr>" in data:
        header = _argument(macro, call, "header")
        is_header = isinstance(header, nodes.Const) and bool(header.value)
        return replace(ground, part="firstRow" if is_header else "")
    if "<w:tc>" in data and ground.header and not ground.part:
        width = call.args[0] if call.args else None
        at = width.arg if isinstance(width, nodes.Getitem) else None
        return replace(ground, part="firstCol" if isinstance(at, nodes.Const) and at.value == 0 else "")
    return ground


def _argument(macro: nodes.Macro, call: nodes.Call, name: str) -> nodes.Node | None:
    """What a call gives for a parameter of a macro."""
    names = [parameter.name for parameter in macro.args]
    if name not in names:
        return None
    at = names.index(name)
    if at < len(call.args):
        return call.args[at]
    return next((each.value for each in call.kwargs if each.key == name), None)


def _written(output: nodes.Output) -> Iterator[tuple[str, nodes.Node]]:
    """The types and ids of the styles that an output names itself."""
    begun: list[nodes.Expr] = []
    kind = ""
    for node in output.nodes:
        if not isinstance(node, nodes.TemplateData):
            begun += [node] if kind else []
            continue
        if kind and '"' in node.data:
            end = nodes.Const(node.data[: node.data.index('"')])
            yield kind, nodes.Concat([*begun, end])
            kind = ""
        for found in _WRITTEN.finditer(node.data):
            if found[3]:
                yield _TYPES[found[1]], nodes.Const(found[2])
            elif found.end() == len(node.data):
                kind, begun = _TYPES[found[1]], [nodes.Const(found[2])]


def _type_of(macros: _Macros, macro: nodes.Macro, seen: frozenset[str]) -> str:
    """The type of the style that a macro is given: of what it writes, or of the macro it hands it to."""
    for output in macro.find_all(nodes.Output):
        for kind, expression in _written(output):
            if any(name.name == _PARAMETER for name in _names(expression)):
                return kind
    for call in macro.find_all(nodes.Call):
        called = macros.all.get(call.node.name) if isinstance(call.node, nodes.Name) else None
        given = _argument(called, call, _PARAMETER) if called else None
        if called and isinstance(given, nodes.Name) and called.name not in {*seen, macro.name}:
            return _type_of(macros, called, seen | {macro.name})
    return "paragraph"


def _names(expression: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(expression, nodes.Name):
        yield expression
    yield from expression.find_all(nodes.Name)


def _take(macros: _Macros, kind: str, expression: nodes.Node, around: Need) -> None:
    for value in _values(macros, expression):
        if value:
            macros.needs[replace(around, style=value, type=kind)] = None


def _values(macros: _Macros, expression: nodes.Node) -> list[str]:
    """The values that an expression for a style can have; none for a parameter that is handed on."""
    if isinstance(expression, nodes.Const):
        return [str(expression.value)]
    if isinstance(expression, nodes.Concat):
        parts = [_values(macros, node) for node in expression.nodes]
        return ["".join(chosen) for chosen in product(*parts)]
    if isinstance(expression, nodes.CondExpr):
        other = _values(macros, expression.expr2) if expression.expr2 else []
        return _values(macros, expression.expr1) + other
    name = expression.attr if isinstance(expression, nodes.Getattr) else getattr(expression, "name", "")
    if name in COMPOSED:
        return list(COMPOSED[name])
    if not (isinstance(expression, nodes.Name) and expression.name == _PARAMETER):
        names = [name.name for name in _names(expression)]
        macros.undeclared.update(dict.fromkeys(names or [type(expression).__name__]))
    return []
