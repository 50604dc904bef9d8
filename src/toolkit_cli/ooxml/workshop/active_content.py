"""Something in the file acts, or is a file itself: a macro, a control, an embedded sheet, a script in a picture.

An embedded file goes out whole, with all its pages and everything of the workshop in it.

Bad: a chart pasted with its workbook. Good: the chart pasted as a picture.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.svg_content import active_content
from toolkit_cli.ooxml.fields import fields_of
from toolkit_cli.ooxml.namespaces import WP15
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._matter import Matter, first_reference, references, word_parts

SEVERITY = Severity.ERROR
IN = ("templates", "documents")
_KINDS = {
    "vbaProject": "a macro",
    "control": "an ActiveX control",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "aFChunk": "a piece of a file of another type",
    "attachedToolbars": "a toolbar of its own",
    "keyMapCustomizations": "keys of its own",
    "extensibility": "a ribbon of its own",
    "customUI": "a ribbon of its own",
    "userCustomization": "a ribbon of its own",
    "webextensiontaskpanes": "an add-in",
    "video": "a film",
    "audio": "a recording",
    "media": "a film or recording",
}
_HINT = "take it out, or paste it as a picture"
_MACRO = "application/vnd.ms-word.document.macroEnabled"


def check(package: Package) -> Iterator[Matter]:
    """Everything that acts and every embedded file, once where it is used."""
    if package.type_of(package.main).lower().startswith(_MACRO.lower()):
        yield Matter(
            package.main, None, "macro", "the file may hold macros", "save it as “Word Document (.docx)”"
        )
    for source in package.sources:
        for related in package.relationships(source):
            if related.kind in _KINDS and not related.external:
                element = first_reference(package, related)
                message = f"{_KINDS[related.kind]} is in the file: `{related.target.rpartition('/')[2]}`"
                yield Matter(source or package.main, element, related.target, message, _HINT)
            elif related.kind == "image" and related.target.lower().endswith(".svg"):
                for line, what in active_content(package.parts.get(related.target, b"")):
                    element = next(references(package, related), None)
                    message = f"the picture `{related.target.rpartition('/')[2]}` has {what} in line {line}"
                    yield Matter(source, element, f"{related.target} {what}", message, _HINT)
    for part, root in word_parts(package):
        for field in fields_of(root):
            if field.name in {"MACROBUTTON", "ADDIN", "PRINT", "HTMLACTIVEX"}:
                message = f"the field `{field.name}` acts"
                yield Matter(part, field.element, field.instruction, message, "delete it")
        for film in root.iter(f"{{{WP15}}}webVideoPr"):
            yield Matter(part, film, "film", "a film is fetched from the web", "link to it instead")
