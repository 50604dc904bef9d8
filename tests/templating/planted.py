"""Word templates with faults planted in them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project
from toolkit_cli.templating.lint import lint

FOLDERS = Folders(Path(__file__).parent.parent.parent)
PROJECT: Project = read_project(FOLDERS, Reporter())
KINDS = ("handbook", "help-sheet", "leaflet", "poster", "reference-poster")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REST = "".join(
    f"<w:p><w:r><w:t>{{{{ {name} }}}}</w:t></w:r></w:p>" for name in ("title", "statement", "copyright")
)
BODY = "<w:p><w:r><w:t>{{p body }}</w:t></w:r></w:p>"


def members(kind: str) -> dict[str, bytes]:
    """The parts of the template of a kind."""
    file = FOLDERS.template(f"{kind}/word.docx")
    assert file is not None
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def paragraph(*texts: str, style: str = "") -> str:
    """A paragraph with a run for each text; `bold:` before a text makes it bold."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(map(run, texts))}</w:p>"


def run(text: str) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if text.startswith("bold:") else ""
    return f'<w:r>{bold}<w:t xml:space="preserve">{text.removeprefix("bold:")}</w:t></w:r>'


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table of cells that hold paragraphs."""
    made = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    grid = '<w:gridCol w:w="1000"/>' * max(map(len, rows))
    written = "".join(f"<w:tr>{row}</w:tr>" for row in made)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def document(content: str) -> bytes:
    """The part of the text."""
    return f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>".encode()


def template(body: str, kind: str = "poster", **others: str) -> bytes:
    """The template of a kind with another text, and other headers and so on."""
    parts = members(kind) | {"word/document.xml": document(body)}
    roots = {"h": "hdr", "f": "ftr"}
    for name, content in others.items():
        root = "footnotes" if name == "footnotes" else roots[name[0]]
        parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
        relate(parts, name.rstrip("0123456789"), f"{name}.xml", f"{WORDML}.{root}+xml")
    return packed(parts)


def relate(
    parts: dict[str, bytes], kind: str, target: str, content_type: str = "", *, whole: str = ""
) -> str:
    """Let the text refer to a part or, without `content_type`, to an address; the id of the relationship.

    `whole`: the type of the relationship where it is not one of Office documents.
    """
    listing, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    name = f"planted{parts[listing].count(b'<Relationship ')}"
    mode = "" if content_type else ' TargetMode="External"'
    made = f'<Relationship Id="{name}" Type="{whole or f"{_OFFICE}/{kind}"}" Target="{target}"{mode}/>'
    parts[listing] = parts[listing].replace(b"</Relationships>", f"{made}</Relationships>".encode())
    if content_type:
        declared = f'<Override PartName="/word/{target}" ContentType="{content_type}"/></Types>'
        parts[types] = parts[types].replace(b"</Types>", declared.encode())
    return name


def changed(kind: str, part: str, change: Callable[[str], str]) -> bytes:
    """The template of a kind with one part changed."""
    parts = members(kind)
    before = parts[part].decode()
    after = change(before)
    assert after != before
    return packed(parts | {part: after.encode()})


def faults(content: bytes, kind: str = "poster") -> list[str]:
    """What is found in a template of a kind, without the path."""
    blocks = FOLDERS.template("_blocks/word.xml.j2")
    assert blocks is not None
    found = lint(content, "word.docx", PROJECT.kinds[kind], blocks.read_text(encoding="utf-8"))
    return [str(each).removeprefix("word.docx: ") for each in found]


def found_in(body: str, **others: str) -> list[str]:
    """What is found in a text that has all it must have, and what is given besides."""
    return faults(template(REST + BODY + body, **others))
