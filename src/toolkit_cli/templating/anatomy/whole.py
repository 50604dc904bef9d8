"""A quick look at a whole template: whether anything in it needs a closer one."""

from collections.abc import Iterator

from jinja2 import nodes

from toolkit_cli.templating.anatomy.blocks import Names
from toolkit_cli.templating.anatomy.grammar import known

_SCOPES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With)
_IN_SCOPES = frozenset({"loop", "caller", "varargs", "kwargs"})


def is_clean(tree: nodes.Template, names: Names | None) -> bool:
    """Whether every name, field, filter and test of a template is known for sure."""
    if any(used.name not in known().filters for used in tree.find_all(nodes.Filter)):
        return False
    if any(used.name not in known().tests for used in tree.find_all(nodes.Test)):
        return False
    if names is None:
        return True
    free = known().globals.keys() | {name for name, fields in names.items() if fields is None}
    return _is_known(tree, names, frozenset(free).union(_made(tree)))


def _is_known(node: nodes.Node, names: Names, there: frozenset[str]) -> bool:
    if isinstance(node, _SCOPES):
        there = there.union(_IN_SCOPES, _made(node))
    if isinstance(node, nodes.Name):
        return node.ctx != "load" or node.name in there or names.get(node.name) == frozenset()
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name not in there:
        return node.attr in (names.get(node.node.name) or ())
    return all(_is_known(child, names, there) for child in node.iter_child_nodes())


def _made(node: nodes.Node) -> Iterator[str]:
    """The names that a node makes, but not in blocks with names of their own."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Name) and child.ctx != "load":
            yield child.name
        elif isinstance(child, nodes.Macro):
            yield child.name
        elif not isinstance(child, _SCOPES):
            yield from _made(child)
