"""Pictures, charts, shapes and text boxes, in the forms of Word 2007 and of VML before it."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._docx_document import Drawing, Place
from toolkit_cli.audit._docx_names import DECORATIVE, WP, A, R, V, is_on, w
from toolkit_cli.audit._docx_package import Relations


def drawings_of(element: etree._Element, place: Place, relations: Relations) -> Iterator[Drawing]:
    """What one w:drawing, w:pict or w:object shows; nothing for a formula or a hidden drawing."""
    if element.tag == w("drawing"):
        for kind in ("inline", "anchor"):
            for found in element.iterfind(f"{{{WP}}}{kind}"):
                yield from _drawing(found, kind, place, relations)
    elif element.tag in {w("pict"), w("object")}:
        yield from _old_drawing(element, place, relations)


def _drawing(element: etree._Element, kind: str, place: Place, relations: Relations) -> Iterator[Drawing]:
    properties = element.find(f"{{{WP}}}docPr")
    if properties is None or is_on(properties.get("hidden")):
        return
    mark = next(properties.iter(f"{{{DECORATIVE}}}decorative"), None)
    embedded = (blip.get(f"{{{R}}}embed", "") for blip in element.iter(f"{{{A}}}blip"))
    name = properties.get("name", "")
    yield Drawing(
        element,
        kind,
        place if "“" in place.words else place.quoting(name),
        name,
        " ".join(properties.get("descr", "").split()),
        mark is not None and is_on(mark.get("val", "1")),
        tuple(posixpath.basename(relations[each].target) for each in embedded if each in relations),
        next(element.iter(w("txbxContent")), None) is not None,
    )


def _old_drawing(element: etree._Element, place: Place, relations: Relations) -> Iterator[Drawing]:
    shapes = (found for found in element.iterchildren(f"{{{V}}}*") if found.tag != f"{{{V}}}shapetype")
    shape = next(shapes, None)
    if shape is None:
        return
    pictures = (found.get(f"{{{R}}}id", "") for found in shape.iter(f"{{{V}}}imagedata"))
    yield Drawing(
        shape,
        "vml",
        place,
        shape.get("id", ""),
        " ".join(shape.get("alt", "").split()),
        False,
        tuple(posixpath.basename(relations[each].target) for each in pictures if each in relations),
        next(shape.iter(w("txbxContent")), None) is not None,
    )
