"""XLIFF 1.2, for OmegaT, Virtaal, Weblate, Trados and every other tool of translation agencies."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from toolkit_cli.core.diagnostics import Span
from toolkit_cli.translation.catalogue import Entry, unit_of
from toolkit_cli.translation.exchange import BrokenFileError, LeftOut, Package
from toolkit_cli.translation.exchange._reading import distinct, local, parsed
from toolkit_cli.translation.exchange._xliff_codes import text_of, untranslated
from toolkit_cli.translation.exchange._xliff_remarks import comments, notes
from toolkit_cli.translation.exchange._xliff_states import State, state_of

EXTENSION = ".xlf"
ALSO = (".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf")
"""Other endings of XLIFF 1.2: those of Trados, memoQ, Phrase and Wordfast."""
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_NAMESPACES: Any = {None: _NAMESPACE}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PREVIOUS = "previous-version"
_PLACE = re.compile(r"(.*?):(\d+(?::\d+)*)", re.S)


def write(package: Package) -> bytes:
    """The texts as an XLIFF file, one `file` for each run of texts of one context."""
    root = etree.Element(_name("xliff"), {"version": "1.2"}, nsmap=_NAMESPACES)
    for context, entries in groupby(package.entries, lambda entry: entry.context):
        body = _file(root, package, context)
        for entry in entries:
            _write_unit(body, entry)
    if not package.entries:
        _file(root, package, "")
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _name(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    element = etree.SubElement(parent, _name(name), named)
    element.text = text
    return element


def _file(root: etree._Element, package: Package, context: str) -> etree._Element:
    languages = {"source_language": package.source_language, "target_language": package.language}
    named = {"product_name": package.title} if package.title else {}
    file = _add(root, "file", original=context, datatype="plaintext", **languages, **named)
    if package.guidance:
        header = _add(file, "header")
        for note in package.guidance:
            _add(header, "note", note, **{"from": "developer"})
    return _add(file, "body")


def _write_unit(body: etree._Element, entry: Entry) -> None:
    """A unit. Its id comes from context and source, so that it stays when other texts come and go."""
    name = unit_of(entry.identity)
    confirmed = bool(entry.target) and not entry.stale and not entry.machine
    unit = _add(
        body, "trans-unit", id=name, resname=f"{entry.context}/{name}", approved="yes" if confirmed else "no"
    )
    unit.set(_SPACE, "preserve")
    _add(unit, "source", entry.source)
    if entry.target:
        qualifier = {"state_qualifier": "mt-suggestion"} if entry.machine else {}
        machine = "needs-review-translation" if entry.machine else "translated"
        _add(unit, "target", entry.target, state="needs-adaptation" if entry.stale else machine, **qualifier)
    for place in entry.places:
        found = _PLACE.fullmatch(place)
        group = _add(unit, "context-group", purpose="location")
        _add(group, "context", found[1] if found else place, context_type="sourcefile")
        if found:
            _add(group, "context", found[2], context_type="linenumber")
    for note in entry.notes:
        _add(unit, "note", note, **{"from": "developer"})
    for comment in entry.comments:
        _add(unit, "note", comment, **{"from": "translator"})
    if entry.stale and entry.previous:
        before = _add(unit, "alt-trans", alttranstype=_PREVIOUS)
        _add(before, "source", entry.previous)
        _add(before, "target", entry.target)


def read(content: bytes) -> Package:
    """What an XLIFF 1.2 file holds. Raises BrokenFileError at its first fault."""
    root = parsed(content)
    version = root.get("version", "")
    if local(root) != "xliff":
        raise BrokenFileError(f"`{local(root)}` is no XLIFF", _line(root), 1, hint="choose another file")
    if not version.startswith("1."):
        hint = "export it from the translation tool as XLIFF 1.2"
        raise BrokenFileError(f"this is XLIFF `{version}`", _line(root), 1, hint=hint)
    files = list(root.iter("{*}file"))
    language = _language(files, "target-language")
    if not language:
        line = _line(files[0] if files else root)
        raise BrokenFileError("no `target-language` is named", line, 1, hint="write it at each `file`")
    title = next((file.get("product-name", "") for file in files), "")
    units = [_unit(unit, file.get("original", "")) for file in files for unit in file.iter("{*}trans-unit")]
    entries, twice = distinct(each for each in units if isinstance(each, Entry))
    left_out = tuple(each for each in units if isinstance(each, LeftOut))
    return Package(language, _language(files, "source-language"), title, entries, (*left_out, *twice))


def _line(element: etree._Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]
    return line or 1


def _language(files: list[etree._Element], attribute: str) -> str:
    """The language that all files name alike."""
    first = ""
    for file in files:
        found = file.get(attribute, "").replace("_", "-")
        first = first or found
        if found != first:
            message = f"`{attribute}` is `{found}` here and `{first}` further up"
            raise BrokenFileError(message, _line(file), 1, hint="one file holds one language")
    return first


def _unit(unit: etree._Element, context: str) -> Entry | LeftOut:
    span = Span("", _line(unit))
    source = unit.find("{*}source")
    target = unit.find("{*}target")
    text = text_of(target)
    if source is None:
        return LeftOut(text, "this `trans-unit` has no `source`", "export the file anew", span.line)
    if text.strip() and untranslated(unit):
        reason = "a sentence of it has no translation"
        return LeftOut(text_of(source), reason, "translate the whole text", span.line)
    state = state_of(unit) if text else State()
    previous = unit.find(f"{{*}}alt-trans[@alttranstype='{_PREVIOUS}']/{{*}}source")
    return Entry(
        context,
        text_of(source),
        text,
        state.machine,
        state.stale,
        text_of(previous) if state.stale else "",
        comments(unit),
        notes(unit),
        tuple(_places(unit)),
        unit=unit.get("id", ""),
        span=span,
        target_span=span if target is None else Span("", _line(target)),
        rated=state.rated,
    )


def _places(unit: etree._Element) -> Iterator[str]:
    for group in unit.iterfind("{*}context-group[@purpose='location']"):
        words = {each.get("context-type"): text_of(each) for each in group.iterfind("{*}context")}
        if "sourcefile" in words:
            yield ":".join(filter(None, (words["sourcefile"], words.get("linenumber", ""))))
