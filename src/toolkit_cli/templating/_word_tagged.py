"""One part of a Word template with its tags, compiled once: what docxtpl does to it for every document."""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from toolkit_cli.templating.bytecode import template_of

if TYPE_CHECKING:
    from docx.oxml.document import CT_Document
    from docxtpl import DocxTemplate

_LISTED = "\t\n\a\f"
_RENDERED_AGAIN = "{}\t\n\r\a\f"
_DECLARATION = re.compile(r"^<\?xml[^{}>]*\?>\n")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>")
_PARAGRAPH_END = "</w:p>"
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""Those that docxtpl renders, in its order."""


class Source:
    """The XML of a part as docxtpl's repair of tags leaves it, compiled by Jinja."""

    def __init__(self, word: "DocxTemplate", xml: str, environment: Environment):
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", word.patch_xml(xml))
        self._rules = type(word)("")  # not the template itself, which need not stay in memory
        self._template = template_of(environment, source)
        self.constant = is_constant(source)

    def render(self, context: Mapping[str, Any]) -> str:
        """As `DocxTemplate.render_xml_part`, without compiling."""
        xml = self._template.render(context).replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
        if "{_" in xml or "_}" in xml:
            xml = xml.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
        return "".join(self._listed(xml)) if _has(_LISTED, xml) else xml

    def _listed(self, xml: str) -> Iterator[str]:
        """As `DocxTemplate.resolve_listing`, which looks at each paragraph: only those with a line break,
        a tab or the like can change."""
        at = 0
        while opening := _PARAGRAPH.search(xml, at):
            end = xml.find(_PARAGRAPH_END, opening.end())
            if end < 0:
                break
            end += len(_PARAGRAPH_END)
            paragraph = xml[opening.start() : end]
            yield xml[at : opening.start()]
            yield self._rules.resolve_listing(paragraph) if _has(_LISTED, paragraph) else paragraph
            at = end
        yield xml[at:]


def _has(characters: str, xml: str) -> bool:
    return any(character in xml for character in characters)


def is_constant(source: str) -> bool:
    """Whether a template has no tag: it gives the same whatever the context, and can raise nothing."""
    return not any(opening in source for opening in ("{{", "{%", "{#"))


class Body:
    """The document part."""

    def __init__(self, word: "DocxTemplate", environment: Environment):
        root = word.docx.element
        self.source = Source(word, word.get_xml(), environment)
        self._root: CT_Document = copy.deepcopy(root)
        self._root.body.clear()

    def render(self, context: Mapping[str, Any]) -> "CT_Document":
        """The root of the part."""
        from docxtpl import DocxTemplate

        numbering = DocxTemplate("")
        numbering.docx_ids_index = 1000
        tree = numbering.fix_tables(self.source.render(context))
        numbering.fix_docpr_ids(tree)
        root = copy.deepcopy(self._root)
        root.replace(root.body, tree)
        return root


class Margin:
    """A header or a footer."""

    def __init__(self, word: "DocxTemplate", xml: str, environment: Environment):
        self._source = Source(word, xml, environment)
        self._made = self._render({}) if self._source.constant else None

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The part as python-docx saves it."""
        return self._render(context) if self._made is None else self._made

    def _render(self, context: Mapping[str, Any]) -> bytes:
        from docx.opc.oxml import serialize_part_xml
        from docx.oxml.parser import parse_xml

        return serialize_part_xml(parse_xml(self._source.render(context).encode("utf-8")))


class Notes:
    """The footnotes. docxtpl renders them once for each section, over what it rendered before."""

    def __init__(self, word: "DocxTemplate", blob: bytes, environment: Environment):
        self._rules = type(word)("")
        self._environment = environment
        self._blob = blob
        self._source = Source(word, blob.decode("utf-8"), environment)

    def render(self, context: Mapping[str, Any], sections: int) -> bytes:
        """The part of a document with so many sections."""
        if not sections:
            return self._blob
        xml = self._source.render(context)
        for _ in range(sections - 1):
            if not _has(_RENDERED_AGAIN, _DECLARATION.sub("", xml)):
                break  # rendered again, it would be the same
            xml = Source(self._rules, xml, self._environment).render(context)
        return xml.encode("utf-8")


class Properties:
    """The core properties. docxtpl escapes them twice: the writer sets them itself."""

    def __init__(self, word: "DocxTemplate", environment: Environment):
        properties = word.docx.core_properties
        sources = {name: getattr(properties, name) for name in _PROPERTIES}
        self._element = copy.deepcopy(properties._element)
        self._templates = {name: template_of(environment, source) for name, source in sources.items()}
        constant = all(is_constant(source) for source in sources.values())
        self._made = self._render({}) if constant else None

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The part as python-docx saves it."""
        return self._render(context) if self._made is None else self._made

    def _render(self, context: Mapping[str, Any]) -> bytes:
        from docx.opc.coreprops import CoreProperties
        from docx.opc.oxml import serialize_part_xml

        element = copy.deepcopy(self._element)
        properties = CoreProperties(element)
        for name, template in self._templates.items():
            setattr(properties, name, template.render(context))
        return serialize_part_xml(element)
