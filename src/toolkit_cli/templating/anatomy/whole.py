"""A quick look at a whole template: whether anything in it needs a closer one."""

from jinja2 import nodes

from toolkit_cli.templating.anatomy.blocks import Names
from toolkit_cli.templating.anatomy.grammar import hidden_fields, known

_SCOPES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With)
_IN_SCOPES = frozenset({"loop", "caller", "varargs", "kwargs"})


def is_clean(tree: nodes.Template, names: Names | None) -> bool:
    """Whether every name, field, filter and test of a template is known for sure."""
    if any(used.name not in known().filters for used in tree.find_all(nodes.Filter)):
        return False
    if any(used.name not in known().tests for used in tree.find_all(nodes.Test)):
        return False
    if any(hidden_fields(tree)):
        return False
    if names is None:
        return True
    free = known().globals.keys() | {name for name, fields in names.items() if fields is None}
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    later = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    return _is_known(tree, names, free | macros, later)


def _is_known(node: nodes.Node, names: Names, there: set[str], later: set[str]) -> bool:
    """Whether all names in a node are known, in order; `there` grows by those it makes."""
    if isinstance(node, _SCOPES):
        there = there | _IN_SCOPES | (later if isinstance(node, nodes.Macro) else set())
    if isinstance(node, nodes.Name):
        if node.ctx != "load":
            there.add(node.name)
        return node.name in there or names.get(node.name) == frozenset()
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name not in there:
        return node.attr in (names.get(node.node.name) or ())
    children = list(node.iter_child_nodes())
    if isinstance(node, (nodes.Assign, nodes.AssignBlock)):
        children = [*children[1:], children[0]]
    return all(_is_known(child, names, there, later) for child in children)
