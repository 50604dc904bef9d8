"""A colour is neither of the NHS palette nor of those that the toolkit's look adds.

Pictures are free; so are the accents that `kind.yaml` names.

Bad: the blue `4472C4` of Word's own theme. Good: NHS Blue, `005EB8`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import VAL, colour, w
from toolkit_cli.templating.anatomy.package import STYLES
from toolkit_cli.templating.anatomy.template import Template
from toolkit_cli.templating.template_rules._palette import PALETTE, nearest

SEVERITY = Severity.WARNING
_FILL, _COLOUR = w("fill"), w("color")
_WORD_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes")


def check(template: Template) -> Iterator[Fault]:
    """Every colour outside the palette, once for each style, paragraph or cell."""
    allowed = set(PALETTE) | _accents(template)
    defaults = template.styles.defaults
    found: dict[tuple[str, str], None] = {}
    for each in _colours(defaults) if defaults is not None else ():
        found[("styles", each)] = None
    for style in template.shown:
        found |= dict.fromkeys((style.place, each) for each in _colours(style.element))
    for name, root in template.roots.items():
        if name != STYLES and name.startswith(_WORD_PARTS):
            for element in root.iter(etree.Element):
                for each in _own(element):
                    found[(template.place_of(element), each)] = None
    for place, each in found:
        if each not in allowed:
            yield Fault(
                place, f"the colour `#{each}` is not of the palette", f"the nearest is {nearest(each)}"
            )


def _accents(template: Template) -> set[str]:
    accents = template.kind.accents if template.kind else None
    return set(accents.model_dump(exclude={"allow"}).values()) if accents else set()


def _colours(within: etree._Element) -> Iterator[str]:
    for element in within.iter(etree.Element):
        yield from _own(element)


def _own(element: etree._Element) -> Iterator[str]:
    """The colours that an element names itself: of text, shading or a border."""
    names = [VAL] if element.tag == _COLOUR else [_FILL, _COLOUR]
    yield from filter(None, (colour(element.get(name)) for name in names))
