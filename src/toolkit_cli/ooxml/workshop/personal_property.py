"""The file says more of its makers than its readers need: names of people, the firm, paths, attached data.

Documents of this program have none of it: it writes the properties of a document itself.

Bad: “Last saved by: jane.smith”, a custom property “Client”. Good: File, Info, Inspect Document, Remove All.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.namespaces import W, w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts

SEVERITY = Severity.WARNING
IN = ("documents",)
_HINT = "choose File, Info, Check for Issues, Inspect Document, Remove All"
_CORE = {"lastModifiedBy": "the last editor"}
_EXTENDED = {
    "Company": "the company",
    "Manager": "the manager",
    "HyperlinkBase": "the folder that links begin at",
    "Template": "the template",
}
_TECHNICAL = {"AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc"}
"""What LibreOffice keeps of Word's own properties."""
_USUAL_TEMPLATES = {"", "normal", "normal.dotm", "normal.dot"}


def check(package: Package) -> Iterator[Matter]:
    """Properties, attached data, document variables and the list of people."""
    for related in package.relationships():
        root = package.root(related.target)
        if root is None or related.external:
            continue
        if related.kind == "core-properties":
            yield from _named(root, _CORE)
        elif related.kind == "extended-properties":
            yield from _named(root, _EXTENDED)
        elif related.kind == "custom-properties":
            for each in root.iterchildren(etree.Element):
                if each.get("name") not in _TECHNICAL:
                    yield _property(f"the custom property `{each.get('name', '')}`", "".join(_texts(each)))
        elif related.kind == "classificationlabels":
            yield _property("a label of sensitivity", "".join(sorted(str(v) for v in root.attrib.values())))
    yield from _editors(package)
    for source in package.labels:
        for related in package.relationships(source):
            yield from _attached(package, related.kind, related.target)


def _editors(package: Package) -> Iterator[Matter]:
    """People who may edit a piece of a protected text."""
    for part, root in word_parts(package):
        for allowed in root.iter(w("permStart")):
            if allowed.get(w("ed")):
                message = f"the file names who may edit a piece of it: `{allowed.get(w('ed'), '')[:60]}`"
                yield Matter(part, allowed, "editor", message, _HINT)


def _attached(package: Package, kind: str, target: str) -> Iterator[Matter]:
    root = package.root(target)
    if root is None:
        return
    words = " ".join("".join(_texts(root)).split())
    if kind == "customXml" and words:
        yield _property(f"attached data (`{target.rpartition('/')[2]}`)", words)
    elif kind == "people":
        authors = [str(each.get(key)) for each in root for key in each.attrib if str(key).endswith("}author")]
        if authors:
            yield _property("the list of people who commented", ", ".join(authors))
    elif kind == "settings" and str(root.tag).startswith(f"{{{W}}}"):
        for variable in root.iter(w("docVar")):
            value = variable.get(w("val"), "")
            yield _property(f"the document variable `{variable.get(w('name'), '')}`", value)


def _named(root: etree._Element, names: dict[str, str]) -> Iterator[Matter]:
    for each in root.iterchildren(etree.Element):
        name, value = etree.QName(each).localname, " ".join((each.text or "").split())
        if name in names and value and not (name == "Template" and value.lower() in _USUAL_TEMPLATES):
            yield _property(names[name], value)


def _property(what: str, value: str) -> Matter:
    shown = f": `{' '.join(value.split())[:60]}`" if value.strip() else ""
    return Matter("properties", None, what, f"the file names {what}{shown}", _HINT)


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())
