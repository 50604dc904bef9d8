"""Every fault of a Word template, each with the part, table, row, cell and paragraph where it stands."""

from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import cast

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.model.publication import Kind
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.templating import template_rules
from toolkit_cli.templating.anatomy.block_styles import named
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import w
from toolkit_cli.templating.anatomy.package import DOCUMENT, as_filled, open_package
from toolkit_cli.templating.anatomy.template import Template
from toolkit_cli.templating.matter import matter
from toolkit_cli.templating.word_parts import parts_of

_UNREADABLE = "faulty-template"
_MOST_MARKS = 10_000


def lint(template: bytes, file: str, kind: Kind | None = None, blocks: str = "") -> list[Diagnostic]:
    """Every fault of a Word template, sorted; `file` is the path that diagnostics show.

    `kind` gives the limits to hold it to, `blocks` the source of the macros whose styles it must have:
    without them those rules find nothing.
    """
    roots, faults = open_package(template, named(blocks, kind))
    found = [_diagnostic(file, _UNREADABLE, Severity.ERROR, fault) for fault in faults]
    if DOCUMENT not in roots or roots[DOCUMENT].tag != w("document"):
        return sorted(dict.fromkeys(found), key=Diagnostic.sort_key)
    content = None if faults else as_filled(template, named(blocks, kind))
    if content is None and not faults:
        fault = Fault("", "a picture or another part of the package cannot be unpacked: it is damaged")
        return [_diagnostic(file, _UNREADABLE, Severity.ERROR, fault)]
    package = Package(parts_of(content)) if content else None
    roots = open_package(content)[0] if content and content is not template else roots
    taken_apart = Template(roots, kind, blocks, package)
    marks = sum(paragraph.text.count("{") for paragraph in taken_apart.paragraphs)
    if marks > _MOST_MARKS:
        fault = Fault("", f"the template holds {marks:,} braces", "no template needs as many tags")
        return [*found, _diagnostic(file, _UNREADABLE, Severity.ERROR, fault)]
    found += (
        _diagnostic(file, name, rule.SEVERITY, fault)
        for name, rule in _rules().items()
        for fault in _check(rule)(taken_apart)
    )
    found += matter(package, file) if package else ()
    return sorted(dict.fromkeys(found), key=Diagnostic.sort_key)


@cache
def _rules() -> dict[str, ModuleType]:
    return plug_ins(template_rules)


def _check(rule: ModuleType) -> Callable[[Template], Iterator[Fault]]:
    return cast("Callable[[Template], Iterator[Fault]]", rule.check)


def _diagnostic(file: str, rule: str, severity: Severity, fault: Fault) -> Diagnostic:
    return Diagnostic(
        Span(file, place=fault.place), fault.severity or severity, rule, fault.message, fault.hint
    )
