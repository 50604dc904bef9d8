"""Text, a row or a picture is hidden: it is in every file that goes out, for anybody who looks.

Screen readers, search and other programs than Word show it. A style hides whatever stands in it.

Bad: a note to the designer with Font, Hidden. Good: the note in the message that goes with the template.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.hidden import Hiding
from toolkit_cli.ooxml.namespaces import WP, V, is_on, w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.places import words_in
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts

SEVERITY = Severity.ERROR
IN = ("templates", "documents")
_SWITCHES = {"vanish": "hidden", "specVanish": "hidden", "webHidden": "hidden on the web"}
_SHOWN = tuple(map(w, ("t", "drawing", "pict", "object", "sym")))
_HINT = "show hidden text (Ctrl+Shift+8), then delete it, or take Hidden away under Font"


def check(package: Package) -> Iterator[Matter]:
    """Everything hidden, in every part."""
    styles = {name: package.root(name) for name in _styles_of(package)}
    for part, root in word_parts(package):
        hiding = Hiding(styles.get(_of(package, part)))
        for run in root.iter(w("r")):
            yield from _run(part, run, hiding)
        for mark in root.iterfind(f".//{w('pPr')}/{w('rPr')}/{w('vanish')}"):
            if is_on(mark.get(w("val"), "1")):
                message = "the end of a paragraph is hidden, so that it runs into the next"
                yield Matter(part, mark, "end", message, _HINT, Severity.WARNING)
        for row in root.iterfind(f".//{w('trPr')}/{w('hidden')}"):
            if is_on(row.get(w("val"), "1")):
                yield Matter(part, row, "row", f"a row is hidden: {words_in([_row(row)])}", _HINT)
        yield from _pictures(part, root)


def _run(part: str, run: etree._Element, hiding: Hiding) -> Iterator[Matter]:
    if next(run.iter(*_SHOWN), None) is None:
        return
    for switch, how in _SWITCHES.items():
        if hiding.hides(run, switch) and not (switch == "webHidden" and hiding.is_contents(run)):
            yield Matter(part, run, how, f"{words_in([run]) or 'something'} is {how}", _HINT)


def _pictures(part: str, root: etree._Element) -> Iterator[Matter]:
    hint = "choose Home, Select, Selection Pane, and delete it there"
    for drawing in root.iter(f"{{{WP}}}docPr"):
        if is_on(drawing.get("hidden")):
            name = drawing.get("name", "")
            yield Matter(part, drawing, "picture", f"a picture is hidden: `{name}`", hint)
    for shape in root.iter(f"{{{V}}}*"):
        style = "".join(shape.get("style", "").lower().split())
        if "visibility:hidden" in style or "mso-hide:all" in style or "display:none" in style:
            yield Matter(part, shape, "picture", "a picture is hidden", hint)


def _styles_of(package: Package) -> Iterator[str]:
    for source in (package.main, *(name for name in package.labels if name != package.main)):
        yield from (each.target for each in package.relationships(source) if each.kind == "styles")


def _of(package: Package, part: str) -> str:
    """The part with the styles of a part: its own, or those of the text."""
    for source in (part, package.main):
        for each in package.relationships(source):
            if each.kind == "styles":
                return each.target
    return ""


def _row(mark: etree._Element) -> etree._Element:
    return next(mark.iterancestors(w("tr")), mark)
