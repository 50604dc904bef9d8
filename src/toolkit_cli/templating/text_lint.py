"""Every fault of a template that is text (XML, SVG, HTML, Typst), each at its line and column."""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Diagnostic, Span
from toolkit_cli.templating.anatomy.blocks import Names, Wrong, read_blocks
from toolkit_cli.templating.anatomy.fault import excerpt
from toolkit_cli.templating.anatomy.grammar import parsed
from toolkit_cli.templating.anatomy.tags import Stray, scan
from toolkit_cli.templating.anatomy.whole import is_clean
from toolkit_cli.templating.template_rules import template_syntax, unknown_field, unknown_filter

_SYNTAX, _FIELD, _FILTER = "template-syntax", "unknown-field", "unknown-filter"
_SEVERITIES = {
    _SYNTAX: template_syntax.SEVERITY,
    _FIELD: unknown_field.SEVERITY,
    _FILTER: unknown_filter.SEVERITY,
}


def lint_text(source: str, file: str, names: Names | None) -> list[Diagnostic]:
    """Every fault of a text template, sorted.

    `names` are the names that the template is given, each with its fields (None: any); without them no name is
    judged.
    """
    tree = parsed(source)
    if not isinstance(tree, tuple) and is_clean(tree, names):
        return []
    tags, strays = scan(source, forms=False)
    reading = read_blocks(((tag.start, tag) for tag in tags), names, word=False)
    found: list[Diagnostic] = []
    if isinstance(tree, tuple):
        found += (_at(source, file, each.start, _SYNTAX, each) for each in strays)
        found += _all(source, file, _SYNTAX, reading.syntax)
        if not found:
            line, message = tree
            found.append(Diagnostic(Span(file, line), _SEVERITIES[_SYNTAX], _SYNTAX, message))
    found += _all(source, file, _FIELD, reading.names)
    found += _all(source, file, _FILTER, reading.filters)
    return sorted(dict.fromkeys(found), key=Diagnostic.sort_key)


def _all(source: str, file: str, rule: str, wrong: list[Wrong[int]]) -> Iterator[Diagnostic]:
    return (_at(source, file, each.at.where, rule, each) for each in wrong)


def _at(source: str, file: str, start: int, rule: str, wrong: Wrong[int] | Stray) -> Diagnostic:
    line = source.count("\n", 0, start) + 1
    begin = source.rfind("\n", 0, start) + 1
    message = wrong.message
    if isinstance(wrong, Stray):
        end = source.find("\n", start)
        words = excerpt(source[begin : end if end >= 0 else None], start - begin, wrong.end - begin)
        message = f"{message}: {words}"
    return Diagnostic(Span(file, line, start - begin + 1), _SEVERITIES[rule], rule, message, wrong.hint)
