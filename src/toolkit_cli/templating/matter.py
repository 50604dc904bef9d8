"""What no document may have of its template: matter of the workshop, and tags where none are filled."""

from collections.abc import Iterator
from functools import lru_cache

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.ooxml import workshop
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.templating.anatomy.elsewhere import stray_tags
from toolkit_cli.templating.word_parts import parts_of


@lru_cache(maxsize=32)
def matter_left(template: bytes, file: str) -> tuple[Diagnostic, ...]:
    """All of it in a template: the last defence before a document is made, whatever else was looked at."""
    package = Package(parts_of(template))
    tags = (
        Diagnostic(Span(file, place=fault.place), Severity.ERROR, "misplaced-tag", fault.message, fault.hint)
        for fault in stray_tags(package)
    )
    return (*(each for each in matter(package, file) if each.severity is Severity.ERROR), *tags)


def matter(package: Package, file: str) -> Iterator[Diagnostic]:
    """What is meant for those who make the template alone; `file` is the path that diagnostics show."""
    for rule, severity, place, found in workshop.find(package, workshop.TEMPLATES):
        yield Diagnostic(Span(file, place=place), severity, rule, found.message, found.hint)
