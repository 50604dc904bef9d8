"""What is found in a package, and the names of its relationships."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.namespaces import R, W
from toolkit_cli.ooxml.parts import Package, Relationship


@dataclass(frozen=True, slots=True)
class Matter:
    """Workshop matter in a part, at an element of it or in the whole; `kind` tells apart what is at one place."""

    part: str
    element: etree._Element | None
    kind: str
    message: str
    hint: str
    severity: Severity | None = None


def word_parts(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The parts in the language of Word: text, styles, numbering, settings and so on, texts first."""
    others = sorted(package.reachable - package.labels.keys())
    for name in (*package.labels, *(each for each in others if package.is_xml(each))):
        root = package.root(name)
        if root is not None and str(root.tag).startswith(f"{{{W}}}"):
            yield name, root


def references(package: Package, related: Relationship) -> Iterator[etree._Element]:
    """The elements of a part that name a relationship of it."""
    root = package.root(related.source) if related.source else None
    for element in root.iter(etree.Element) if root is not None else ():
        if any(key.startswith(f"{{{R}}}") and value == related.id for key, value in _attributes(element)):
            yield element


def first_reference(package: Package, related: Relationship) -> etree._Element | None:
    """The first element that names a relationship, or None."""
    return next(references(package, related), None)


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(key), str(value)) for key, value in element.attrib.items())
