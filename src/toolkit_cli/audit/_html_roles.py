"""What elements of a page are to a screen reader (HTML Accessibility API Mappings 1.0, WAI-ARIA 1.2)."""

from lxml import etree

_BY_CONTENT = """
    button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio
    row rowheader switch tab tooltip treeitem doc-backlink doc-biblioref doc-glossref doc-noteref summary label
    legend caption figcaption canvas object
"""
NAMED_BY_CONTENT = frozenset(_BY_CONTENT.split())
"""The roles, and elements without one, whose words are their name."""
TEXT_FIELDS = frozenset({"textbox", "searchbox", "combobox", "spinbutton"})
FIELDS = TEXT_FIELDS | {
    "checkbox",
    "radio",
    "listbox",
    "slider",
    "switch",
    "menuitemcheckbox",
    "menuitemradio",
}
ACTS = frozenset(
    {"link", "button", "menuitem", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"}
)
_OTHERS = """
    alert alertdialog application article banner blockquote code comment complementary contentinfo definition
    deletion dialog directory document emphasis feed figure form generic graphics-document graphics-object
    graphics-symbol grid group image img insertion list listitem log main mark marquee math menu menubar meter
    navigation none note paragraph presentation progressbar radiogroup region rowgroup scrollbar search searchbox
    separator status strong subscript suggestion superscript table tablist tabpanel term time timer toolbar tree
    treegrid
"""
_KNOWN = NAMED_BY_CONTENT | FIELDS | ACTS | frozenset(_OTHERS.split())
_INPUTS = {
    "button": "button",
    "submit": "button",
    "reset": "button",
    "image": "button",
    "checkbox": "checkbox",
    "radio": "radio",
    "range": "slider",
    "number": "spinbutton",
    "search": "searchbox",
    "hidden": "",
}
_TAGS = {
    "button": "button",
    "textarea": "textbox",
    "meter": "meter",
    "progress": "progressbar",
    "option": "option",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "td": "cell",
    "th": "columnheader",
    "tr": "row",
    "img": "img",
    "summary": "summary",
    "label": "label",
    "legend": "legend",
    "caption": "caption",
    "figcaption": "figcaption",
    "canvas": "canvas",
    "object": "object",
}


def role(element: etree._Element) -> str:
    """The role that an element is given, else the one that it has by itself, as far as rules ask for it."""
    given = next((each for each in element.get("role", "").lower().split() if each in _KNOWN), "")
    if given in {"presentation", "none"} and _is_kept(element):
        given = ""
    if given == "image":
        return "img"
    return given or _own(element)


def _own(element: etree._Element) -> str:
    tag = element.tag
    if tag in {"a", "area"}:
        return "link" if element.get("href") is not None or _XLINK in element.attrib else ""
    if tag == "input":
        kind = element.get("type", "text").lower()
        return _INPUTS.get(kind, "combobox" if element.get("list") else "textbox")
    if tag == "select":
        return (
            "listbox"
            if element.get("multiple") is not None or element.get("size", "1") not in {"0", "1", ""}
            else "combobox"
        )
    if tag == "summary":
        parent = element.getparent()
        first = next(iter(parent.iterchildren("summary")), None) if parent is not None else None
        return "summary" if parent is not None and parent.tag == "details" and first is element else ""
    return _TAGS.get(tag, "")


_GLOBAL = ("aria-label", "aria-labelledby", "aria-describedby", "aria-live", "aria-atomic", "aria-controls")
_XLINK = "{http://www.w3.org/1999/xlink}href"


def _is_kept(element: etree._Element) -> bool:
    """Whether an element keeps its own role though it is marked as presentation: the keyboard reaches it, or it
    has a global property of ARIA."""
    if element.get("tabindex", "").strip().lstrip("-").isdigit():
        return True
    named = any(element.get(key, "").strip() for key in _GLOBAL)
    reached = element.tag in {"button", "select", "textarea", "summary"} or (
        element.tag in {"a", "area"} and element.get("href") is not None
    )
    typed = element.tag == "input" and element.get("type", "").lower() != "hidden"
    return named or ((reached or typed) and element.get("disabled") is None)
