"""What of a Word file is meant for those who make it, and not for its readers: one kind a module.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` its usual severity,
`IN` where it applies (`templates`, `documents`), and `check(package)` yields what it finds.
"""

import sys
from collections.abc import Callable, Iterator
from typing import cast

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.ooxml.namespaces import MC
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.places import Places
from toolkit_cli.ooxml.workshop._matter import Matter
from toolkit_cli.ooxml.workshop._scrub import scrubbed

__all__ = ["DOCUMENTS", "TEMPLATES", "find", "pages", "scrubbed"]

TEMPLATES, DOCUMENTS = "templates", "documents"


def find(package: Package, where: str) -> Iterator[tuple[str, Severity, str, Matter]]:
    """All workshop matter in a package, as `where` wants it: rule, severity, place in words, and what it is.

    What is of one kind at one place is found once.
    """
    places, seen = Places(package), set()
    for name, rule in plug_ins(sys.modules[__name__]).items():
        if where not in rule.IN:
            continue
        for matter in cast("Callable[[Package], Iterator[Matter]]", rule.check)(package):
            place = places.of(matter.part, matter.element)
            if not _is_repeated(matter) and (name, place, matter.kind) not in seen:
                seen.add((name, place, matter.kind))
                yield name, matter.severity or rule.SEVERITY, place, matter


def _is_repeated(matter: Matter) -> bool:
    """Whether something stands only in the variant for old programs of what is found as it is shown today."""
    element = matter.element
    fallback = next(element.iterancestors(f"{{{MC}}}Fallback"), None) if element is not None else None
    choices = fallback.itersiblings(f"{{{MC}}}Choice", preceding=True) if fallback is not None else ()
    return element is not None and any(next(each.iter(element.tag), None) is not None for each in choices)


def pages(where: str = "") -> dict[str, str]:
    """The page of every rule, or of those that apply somewhere."""
    found = plug_ins(sys.modules[__name__])
    return {name: rule.__doc__ or "" for name, rule in found.items() if not where or where in rule.IN}
