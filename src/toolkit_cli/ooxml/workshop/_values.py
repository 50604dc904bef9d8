"""Lets fields and controls that show a property of the document show what the program knows of it."""

from lxml import etree

from toolkit_cli.ooxml.fields import Field, fields_of
from toolkit_cli.ooxml.namespaces import w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._matter import word_parts
from toolkit_cli.ooxml.workshop._wiping import serialised

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAGS = {
    "title": "{{ title }}",
    "subject": "{{ subtitle or kind_label }}",
    "author": "{{ publisher.name }}",
    "creator": "{{ publisher.name }}",
}
"""The tag that gives what the program writes into a property."""
_BOUND = "coreProperties"


def set_values(parts: dict[str, bytes], package: Package) -> None:
    """Put the tag of its value where a template shows a property by a field or a control."""
    for name, root in word_parts(package):
        made = [_filled(field) for field in list(fields_of(root)) if _tag(field)]
        made += [_settled(control) for control in list(root.iter(w("sdtPr")))]
        if any(made):
            parts[name] = serialised(root)


def _tag(field: Field) -> str:
    if field.name == "DOCPROPERTY":
        return _TAGS.get(field.arguments[0].lower(), "") if field.arguments else ""
    return _TAGS.get(field.name.lower(), "") if not field.arguments else ""


def _filled(field: Field) -> bool:
    """Put the tag in place of a field that stands in runs of its own; others stay, and lint finds them."""
    if field.element.tag == w("fldSimple"):
        run = field.runs[0] if field.runs else etree.SubElement(field.element, w("r"))
        field.element.addprevious(run)
        _write(run, _tag(field))
        return _remove(field.element)
    if len({run.getparent() for run in field.runs}) != 1 or not _is_whole(field):
        return False
    first = next((run for run in field.runs if run.find(w("t")) is not None), field.runs[0])
    _write(first, _tag(field))
    for run in field.runs:
        if run is not first:
            _remove(run)
    return True


def _is_whole(field: Field) -> bool:
    """Whether nothing but the field stands in its runs, and it ends."""
    marks = [mark for run in field.runs for mark in run.iter(w("fldChar"))]
    kinds = [mark.get(w("fldCharType")) for mark in marks]
    before = [each for each in field.element.itersiblings(preceding=True) if each.tag != w("rPr")]
    return not before and kinds in (["begin", "end"], ["begin", "separate", "end"]) and _ends_with(marks[-1])


def _ends_with(mark: etree._Element) -> bool:
    return next(mark.itersiblings(), None) is None


def _settled(properties: etree._Element) -> bool:
    """Free a control of the data it is bound to, which stay behind; a property is filled as everywhere."""
    bound, holder = properties.find("{*}dataBinding"), properties.getparent()
    if bound is None or holder is None:
        return False
    path = bound.get(w("xpath"), "")
    tag = _TAGS.get(path.rpartition(":")[2].partition("[")[0], "") if _BOUND in path else ""
    texts = list(holder.iter(w("t")))
    own = "{{" in "".join(text.text or "" for text in texts)
    if not own and (not tag or not texts):
        return False
    if not own:
        for text in texts:
            text.text = ""
        texts[0].text = tag
    for each in (bound, *properties.iterchildren(w("showingPlcHdr"))):
        _remove(each)
    return True


def _write(run: etree._Element, tag: str) -> None:
    for child in list(run):
        if child.tag != w("rPr"):
            run.remove(child)
    text = etree.SubElement(run, w("t"), {_SPACE: "preserve"})
    text.text = tag


def _remove(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return True
