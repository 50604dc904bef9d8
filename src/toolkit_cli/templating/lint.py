"""Faults of a Word template, each with the part, table, row, cell and paragraph where it stands."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span, did_you_mean
from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.fields import FIELDS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = re.compile(r"word/(document|header|footer|footnotes)(\d*)\.xml")
_BODY = re.compile(r"\{\{p\s+body\s*\}\}")


@dataclass(frozen=True)
class _Paragraph:
    place: str
    text: str


def lint(template: bytes, file: str) -> list[Diagnostic]:
    """Every fault of a Word template; `file` is the path that diagnostics show."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if _PART.fullmatch(name)}
        roots = {name: etree.fromstring(content) for name, content in parts.items()}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, RuntimeError) as fault:
        return [
            _fault(
                file,
                "",
                "faulty-template",
                f"this is not a Word document: {fault}",
                "save it in Word as .docx",
            )
        ]
    if "word/document.xml" not in roots:
        return [
            _fault(file, "", "faulty-template", "this is not a Word document", "save it in Word as .docx")
        ]
    paragraphs = {name: list(_paragraphs(name, root)) for name, root in roots.items()}
    found = list(_body_tag(paragraphs["word/document.xml"], file))
    for name, part in paragraphs.items():
        found += _syntax(template, name, part, file)
    return found


def _fault(file: str, place: str, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Span(file, place=place), Severity.ERROR, rule, message, hint)


def _paragraphs(name: str, root: etree._Element) -> Iterator[_Paragraph]:
    """The paragraphs of a part, each with its place in words."""
    kind = _PART.fullmatch(name)
    assert kind is not None
    part = "body" if kind[1] == "document" else f"{kind[1]} {kind[2]}".strip()
    for paragraph in root.iter(f"{_W}p"):
        place = [part]
        steps = [paragraph, *paragraph.iterancestors()]
        for step in reversed(steps):
            word = {"tbl": "table", "tr": "row", "tc": "cell", "p": "paragraph"}.get(
                step.tag.removeprefix(_W)
            )
            if word:
                place.append(f"{word} {1 + sum(1 for _ in step.itersiblings(step.tag, preceding=True))}")
        yield _Paragraph(", ".join(place), "".join(text.text or "" for text in paragraph.iter(f"{_W}t")))


def _body_tag(paragraphs: list[_Paragraph], file: str) -> Iterator[Diagnostic]:
    holding = [paragraph for paragraph in paragraphs if _BODY.search(paragraph.text)]
    if not holding:
        hint = "write {{p body }} in a paragraph of its own"
        yield _fault(file, "body", "missing-body-tag", "the template has no place for the text", hint)
    for paragraph in holding[1:]:
        message = "the text has a second place"
        yield _fault(file, paragraph.place, "repeated-body-tag", message, "remove one of the {{p body }}")


def _syntax(template: bytes, name: str, paragraphs: list[_Paragraph], file: str) -> Iterator[Diagnostic]:
    source = _compiled(template, name)
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as fault:
        line = re.sub(r"<[^>]+>", "", source.splitlines()[fault.lineno - 1]).strip()
        place = next((p.place for p in paragraphs if (line and p.text.strip() in line) or line in p.text), "")
        message = f"{str(fault.message).rstrip('.')}: “{line[:80]}”"
        hint = "every {% if %} and {% for %} needs its end, every {{ its }}"
        yield _fault(file, place or paragraphs[0].place, "template-syntax", message, hint)
        return
    seen = set()
    for used, known in _unknown(tree):
        if used not in seen:
            seen.add(used)
            place = next((p.place for p in paragraphs if re.search(rf"{{[{{%][^}}]*\b{used}\b", p.text)), "")
            message = f"there is no field `{used}`"
            yield _fault(
                file,
                place or paragraphs[0].place,
                "unknown-field",
                message,
                did_you_mean(used.split(".")[-1], known),
            )


def _compiled(template: bytes, name: str) -> str:
    """The Jinja source that docxtpl makes of a part, a line a paragraph."""
    from docxtpl import DocxTemplate

    word = DocxTemplate(io.BytesIO(template))
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        content = archive.read(name).decode("utf-8")
    patched: str = word.patch_xml(content)
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)


def _unknown(tree: nodes.Template) -> Iterator[tuple[str, frozenset[str]]]:
    """Every name or field that no document has, with the names that exist in its place."""
    bound = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"} | {"loop"}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in FIELDS and name.name not in bound:
            yield name.name, frozenset(FIELDS)
    for field in tree.find_all(nodes.Getattr):
        owner = field.node
        if isinstance(owner, nodes.Name) and owner.name in FIELDS and field.attr not in FIELDS[owner.name]:
            yield f"{owner.name}.{field.attr}", FIELDS[owner.name]
