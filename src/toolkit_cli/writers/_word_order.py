"""Where an element of properties stands: WordprocessingML prescribes the order."""

from lxml import etree

from toolkit_cli.writers._word_package import W, w

_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
    "printerSettings sectPrChange",
    "pBdr": "top left bottom right between bar",
    "r": "rPr",
    "p": "pPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
    "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "bookmarkStart bookmarkEnd tblPr",
}
_PLACES = {
    parent: {w(name): place for place, name in enumerate(names.split())} for parent, names in _ORDERS.items()
}
_SELF = f"{{{W}}}"


def child(parent: etree._Element, name: str) -> etree._Element:
    """The child of a name, made at its place if there is none."""
    found = parent.find(w(name))
    return found if found is not None else put(parent, etree.Element(w(name)))


def put(parent: etree._Element, element: etree._Element) -> etree._Element:
    """The element, put at its place among the children of `parent`; one of the same name is replaced."""
    places = _PLACES[str(parent.tag).removeprefix(_SELF)]
    own = places[str(element.tag)]
    index = 0
    for index, other in enumerate(parent):  # noqa: B007  # the place is used after the loop
        place = places.get(str(other.tag), len(places))
        if place == own:
            parent.replace(other, element)
            return element
        if place > own:
            break
    else:
        index = len(parent)
    parent.insert(index, element)
    return element
