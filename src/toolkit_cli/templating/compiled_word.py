"""Word templates compiled once by docxtpl and Jinja, and filled many times with what docxtpl would give."""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from toolkit_cli.templating._word_bound import owner
from toolkit_cli.templating._word_plain import plain
from toolkit_cli.templating._word_tagged import Body, Margin, Notes, Properties
from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.word_parts import parts_of

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


class CompiledWord:
    """A Word template, ready to be filled again and again.

    Every part equals, byte for byte, what docxtpl makes of the same template and context, and every fault is
    the one that docxtpl raises. What only docxtpl can do, it does: templates that it cannot compile, that use
    a header twice or have no core properties, and values that belong to a DocxTemplate (subdocuments, pictures).
    """

    def __init__(self, template: bytes):
        self._template = template
        try:
            self._fast: _Parts | None = _Parts(template)
        except Exception:  # whatever is wrong, docxtpl says it when the template is filled
            self._fast = None

    def render(self, context: Mapping[str, Any], prepared: "DocxTemplate | None" = None) -> dict[str, bytes]:
        """The parts of the document, by name in the package; values are escaped, only `Markup` goes in as XML.

        `prepared` is a DocxTemplate of the same template in which pictures were replaced or links made: it
        renders then. Raises whatever docxtpl raises.
        """
        if prepared is None:
            prepared = owner(context)
        if prepared is None and self._fast is not None:
            return self._fast.render(dict(context))
        if prepared is None:
            from docxtpl import DocxTemplate

            prepared = DocxTemplate(io.BytesIO(self._template))
        return plain(prepared, context)

    @property
    def is_fast(self) -> bool:
        """Whether the template is filled without docxtpl."""
        return self._fast is not None


@lru_cache(maxsize=32)
def compiled(template: bytes) -> CompiledWord:
    """The compiled form of a template; the last 32 are kept."""
    return CompiledWord(template)


class UnsuitableError(Exception):
    """A template whose parts cannot be filled one by one."""


class _Parts:
    """The parts of a template: those with tags compiled, the others as python-docx saves them."""

    def __init__(self, template: bytes):
        from docxtpl import DocxTemplate

        word = DocxTemplate(io.BytesIO(template))
        word.render_init()
        package = word.docx.part.package
        _check_names(word)
        made = io.BytesIO()
        word.docx.save(made)
        self._kept = parts_of(made.getvalue())
        jinja = environment()
        self._body_name = _name(word.docx.part)
        self._body = Body(word, jinja)
        self._margins = {
            _name(part): Margin(word, word.get_part_xml(part), jinja)
            for uri in (word.HEADER_URI, word.FOOTER_URI)
            for _, part in word.get_headers_footers(uri)
        }
        self._properties_name = _name(package.part_related_by(_CORE))
        self._properties = Properties(word, jinja)
        self._notes = {
            _name(part): Notes(word, part.blob, jinja)
            for part in package.parts
            if part.content_type == _FOOTNOTES
        }

    def render(self, context: dict[str, Any]) -> dict[str, bytes]:
        """The parts of a document, rendered in docxtpl's order."""
        from docx.opc.oxml import serialize_part_xml

        root = self._body.render(context)
        parts = self._kept | {self._body_name: serialize_part_xml(root)}
        for name, margin in self._margins.items():
            parts[name] = margin.render(context)
        parts[self._properties_name] = self._properties.render(context)
        if self._notes:
            sections = len(root.sectPr_lst)
            for name, notes in self._notes.items():
                parts[name] = notes.render(context, sections)
        return parts


def _check_names(word: "DocxTemplate") -> None:
    """docxtpl makes each header and footer anew, for each relationship: one that has two becomes two."""
    margins = {
        id(part) for uri in (word.HEADER_URI, word.FOOTER_URI) for _, part in word.get_headers_footers(uri)
    }
    targets = [id(rel.target_part) for rel in word.docx.part.package.iter_rels() if not rel.is_external]
    if any(targets.count(part) > 1 for part in margins):
        raise UnsuitableError("a header or footer with two relationships")


def _name(part: Any) -> str:
    """The name of a part in the package."""
    return str(part.partname).removeprefix("/")
