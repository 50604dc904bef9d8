"""The notes of a Word document: real endnotes or footnotes, in a part of their own.

Endnotes stand at the end of the section that holds the body, under the heading of the list (ECMA-376, 17.11).
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from toolkit_cli.model.blocks import Notes
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.writers._notes import at_foot, without_notes
from toolkit_cli.writers._word_order import child, put
from toolkit_cli.writers._word_package import (
    DOCUMENT,
    MAIN_RELS,
    RELATIONSHIP,
    W,
    declare_part,
    linked,
    parse,
    relate,
    relation,
    serialise,
    w,
)

FIRST = 1000
"""The id of note 1 is this and 1: smaller ones are those of a template."""
_BOOKMARKS = 20_000
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{RELATIONSHIP}"'
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
_SETTINGS, _STYLES = "word/settings.xml", "word/styles.xml"
_LATER = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "shapeDefaults"),
    *("readModeInkLockDown", "smartTagType", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
"""What stands behind the properties of notes in the settings."""
_STYLE = """<w:style xmlns:w="{w}" w:type="paragraph" w:styleId="{id}"><w:name w:val="{name} text"/>\
<w:basedOn w:val="BodyText"/><w:uiPriority w:val="99"/><w:pPr><w:keepLines/><w:spacing w:before="0" w:after="80"/>\
<w:ind w:left="425" w:right="0" w:hanging="425"/></w:pPr></w:style>"""


@dataclass(frozen=True, slots=True)
class Form:
    """How Word names one of its two forms of notes: `footnote` or `endnote`."""

    name: str

    @property
    def part(self) -> str:
        """The part that holds the notes."""
        return f"word/{self.name}s.xml"

    @property
    def text(self) -> str:
        """The style of their paragraphs."""
        return f"{self.name.title()}Text"


def form_of(document: Document) -> Form:
    """The form that the kind of a document wants."""
    return Form("footnote" if at_foot(document) else "endnote")


def body_with_marks(document: Document) -> tuple[Placed, ...]:
    """The body: of the list of notes it has the heading, where the notes stand under it."""
    if at_foot(document):
        return without_notes(document)
    return tuple(each for each in document.body if not isinstance(each.block, Notes))


class Marks:
    """Writes the marks of one document: the first of a note carries it, others point to the first."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._shown: set[str] = set()

    def mark(self, number: str, look: Markup) -> Markup:
        """The mark of a note; `look` are the properties of its run."""
        anchor = f"_tkNote{number}"
        if number not in self._shown:
            self._shown.add(number)
            made = (
                '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
                '<w:r>{2}<w:{3}Reference w:id="{4}"/></w:r><w:bookmarkEnd w:id="{0}"/>'
            )
            known = _BOOKMARKS + int(number), anchor, look, self._form.name, FIRST + int(number)
            return Markup(made).format(*known)
        begin, separate, end = (
            Markup('<w:r>{}<w:fldChar w:fldCharType="{}"/></w:r>').format(look, kind)
            for kind in ("begin", "separate", "end")
        )
        field = Markup('<w:r>{}<w:instrText xml:space="preserve"> NOTEREF {} \\f \\h </w:instrText></w:r>')
        shown = Markup("<w:r>{}<w:t>{}</w:t></w:r>").format(look, number)
        return begin + field.format(look, anchor) + separate + shown + end


def add_notes(
    parts: dict[str, bytes],
    document: Document,
    heading: str,
    made: tuple[Markup, Mapping[str, str]],
) -> None:
    """Put the notes of a document into their part, and say so wherever Word looks for it.

    `heading`: the bookmark of the heading of the list. `made`: a paragraph for each note, and the relationships
    to the addresses in them, by address.
    """
    if not document.notes:
        return
    form = form_of(document)
    known = form.part in parts
    root = parse(parts[form.part]) if known else _part(form)
    notes, links = made
    for number, paragraph in enumerate(parse(f"<notes {_NAMESPACES}>{notes}</notes>".encode()), start=1):
        root.append(_note(form, number, paragraph))
    parts[form.part] = serialise(root)
    if not known:
        name = f"{form.name}s"
        relate(parts, MAIN_RELS, [relation(f"tk{name.title()}", name, f"{name}.xml")])
        declare_part(parts, form.part, f"{form.name}s")
    if links:
        relate(parts, f"word/_rels/{form.name}s.xml.rels", linked(links))
    _set_settings(parts, form)
    _add_style(parts, form)
    if form.name == "endnote":
        _end_section(parts, heading)


def _part(form: Form) -> etree._Element:
    """A part with what parts notes from the text: a line, or nothing under the heading of the list."""
    root = etree.Element(w(f"{form.name}s"), nsmap={"w": W, "r": RELATIONSHIP})
    for kind, number in _SEPARATORS:
        made = etree.SubElement(root, w(form.name), {w("type"): kind, w("id"): number})
        paragraph = etree.SubElement(made, w("p"))
        spacing = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}
        if form.name == "endnote":
            spacing |= {w("line"): "20", w("lineRule"): "exact"}
        etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("spacing"), spacing)
        if form.name == "footnote":
            etree.SubElement(etree.SubElement(paragraph, w("r")), w(kind))
    return root


def _note(form: Form, number: int, paragraph: etree._Element) -> etree._Element:
    """A note: its number, and the words after it."""
    begun = f'''<note {_NAMESPACES}><w:pPr><w:pStyle w:val="{form.text}"/></w:pPr><w:r><w:rPr>\
<w:rStyle w:val="ReferenceMark"/></w:rPr><w:{form.name}Ref/></w:r><w:r><w:tab/></w:r></note>'''
    paragraph[:0] = list(parse(begun.encode()))
    made = etree.Element(w(form.name), {w("id"): str(FIRST + number)})
    made.append(paragraph)
    return made


def _set_settings(parts: dict[str, bytes], form: Form) -> None:
    """Endnotes stand at the end of their section; notes are counted 1, 2, 3 all through the document."""
    root = parse(parts[_SETTINGS])
    found = root.find(w(f"{form.name}Pr"))
    if found is None:
        found = etree.Element(w(f"{form.name}Pr"))
        later = {w(name) for name in _LATER} - {found.tag}
        place = next((index for index, each in enumerate(root) if each.tag in later), len(root))
        root.insert(place, found)
    own = [("pos", "sectEnd"), ("numFmt", "decimal")] if form.name == "endnote" else [("numFmt", "decimal")]
    for name, _ in own:
        for each in found.findall(w(name)):
            found.remove(each)
    for place, (name, value) in enumerate(own):
        found.insert(place, etree.Element(w(name), {w("val"): value}))
    if found.find(w(form.name)) is None:
        for _, number in _SEPARATORS:
            etree.SubElement(found, w(form.name), {w("id"): number})
    parts[_SETTINGS] = serialise(root)


def _add_style(parts: dict[str, bytes], form: Form) -> None:
    """The style of notes, where the template has none of its own: as the text."""
    root = parse(parts[_STYLES])
    if form.text not in {style.get(w("styleId")) for style in root.iter(w("style"))}:
        root.append(parse(_STYLE.format(w=W, id=form.text, name=form.name).encode()))
    parts[_STYLES] = serialise(root)


def _end_section(parts: dict[str, bytes], heading: str) -> None:
    """End the section of the body with the heading of the list, so that the notes stand under it."""
    root = parse(parts[DOCUMENT])
    mark = next((each for each in root.iter(w("bookmarkStart")) if each.get(w("name")) == heading), None)
    title = next(mark.itersiblings(w("p")), None) if mark is not None else None
    if title is None:
        return
    end = next(each for each in root.iter(w("sectPr")) if _follows(title, each))
    holder = end.getparent()
    last = holder.getparent() if holder is not None and holder.tag == w("pPr") else None
    between = [each for each in title.itersiblings() if each.tag in (w("p"), w("tbl"))]
    if last is not None and between[:1] == [last] and last.find(w("r")) is None:
        parent = last.getparent()
        assert parent is not None
        parent.remove(last)
        put(child(title, "pPr"), end)
    else:
        put(child(title, "pPr"), deepcopy(end))
        put(end, etree.Element(w("type"), {w("val"): "continuous"}))
        for name in ("titlePg", "pgNumType"):
            for each in end.findall(w(name)):
                end.remove(each)
    for section in root.iter(w("sectPr")):
        counted = put(section, etree.Element(w("endnotePr")))
        etree.SubElement(counted, w("numFmt"), {w("val"): "decimal"})
    parts[DOCUMENT] = serialise(root)


def _follows(paragraph: etree._Element, section: etree._Element) -> bool:
    """Whether a section ends behind a paragraph of the body."""
    around = [section, *section.iterancestors()]
    return any(each in around for each in paragraph.itersiblings())
