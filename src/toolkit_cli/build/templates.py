"""The faults of the templates of a project: Word templates, block macros and drawings."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit_cli import locales
from toolkit_cli.build.load import LARGE_PRINT
from toolkit_cli.build.remembered import remembered
from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.files import read_whole
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.node import walk
from toolkit_cli.model.presentation import LARGE
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Kind, TextLimit
from toolkit_cli.model.text import Text
from toolkit_cli.templating.anatomy.blocks import Names
from toolkit_cli.templating.drawing_lint import NAMES, lint_drawing
from toolkit_cli.templating.lint import lint
from toolkit_cli.templating.text_lint import lint_text
from toolkit_cli.tools import typst

BLOCKS = "_blocks/word.xml.j2"
WORD = frozenset(
    {
        "beside",
        "end_of_list",
        "figure",
        "image",
        "kept",
        "link",
        "logo",
        "mark",
        "numbering",
        "reference",
        "rows",
        "widths",
    }
)
"""What the macros of the blocks can ask of `word`. (Held here, so that checking needs no writer.)"""
_LARGE = Kind(label=Text("Large print", (Words("Large print"),)), text=TextLimit(minimum=LARGE.size))
_TEXTS = ("print.typ", "web.html.j2")
"""The templates of a kind for other formats than Word."""
_LARGEST = 64_000_000


def check_kinds(folders: Folders, project: Project, kinds: Iterable[str]) -> Iterator[Diagnostic]:
    """The faults of the Word templates of some kinds, and of the macros of the blocks."""
    if not _released(folders, BLOCKS):
        yield from check_blocks(folders)
    large = folders.template(f"{LARGE_PRINT}/word.docx")
    if large is not None and not _released(folders, f"{LARGE_PRINT}/word.docx", BLOCKS):
        yield from check_word(folders, project, large, LARGE_PRINT)
    for kind in sorted(kinds):
        file = folders.template(f"{kind}/word.docx")
        if file is None:
            span = Span(f"templates/{kind}/word.docx")
            yield Diagnostic(
                span,
                Severity.ERROR,
                "missing-template",
                f"kind `{kind}` has no Word template",
                "add word.docx",
            )
        elif not _released(folders, f"{kind}/word.docx", f"{kind}/kind.yaml", BLOCKS):
            yield from check_word(folders, project, file, kind)
        for name in _TEXTS:
            other = folders.template(f"{kind}/{name}")
            if other is not None and not _released(folders, f"{kind}/{name}"):
                yield from check_text(folders, other)


def _released(folders: Folders, *names: str) -> bool:
    """Whether templates are those of the program, byte for byte: they were checked before they were released.

    Not in the source of the program itself, where they are made.
    """
    program = packaged_templates()
    if folders.templates == (program,):
        return False
    for name in names:
        file, released = folders.template(name), program / name
        if file is None or not released.is_file() or (file != released and _read(file) != _read(released)):
            return False
    return True


def check_word(folders: Folders, project: Project, file: Path, kind: str) -> Iterator[Diagnostic]:
    """The faults of a Word template by the limits of a kind; of an unknown kind, no limits."""
    content = _read(file)
    if isinstance(content, str):
        yield _unreadable(folders, file, content)
        return
    macros = folders.template(BLOCKS)
    blocks = _read(macros) if macros else b""
    source = blocks.decode("utf-8", errors="replace") if isinstance(blocks, bytes) else ""
    limits = _LARGE if kind == LARGE_PRINT else project.kinds.get(kind)
    yield from remembered(lint, content, folders.shown(file), limits, source)


def check_blocks(folders: Folders) -> Iterator[Diagnostic]:
    """The faults of the macros of the blocks."""
    file = folders.template(BLOCKS)
    if file is None:
        yield Diagnostic(
            Span(f"templates/{BLOCKS}"),
            Severity.ERROR,
            "missing-template",
            "the macros of the blocks are missing",
        )
    else:
        yield from check_text(folders, file)


def check_drawings(project: Project) -> Iterator[Diagnostic]:
    """The faults of the figures; those that are shown are drawn with their labels elsewhere."""
    pieces = (piece for _, node in project.nodes() for _, piece in walk(node))
    shown = {piece.figure for piece in pieces if isinstance(piece, Figure)}
    for name, source in sorted(project.figures.items()):
        file = f"content/figures/{name}.svg.j2"
        yield from remembered(lint_text, source, file, NAMES) if name in shown else _drawing(source, file)


def _drawing(source: str, file: str) -> Iterator[Diagnostic]:
    yield from remembered(lint_text, source, file, NAMES)
    for line, message, hint in remembered(lint_drawing, source, None):
        yield Diagnostic(Span(file, line), Severity.ERROR, "faulty-figure", message, hint)


def check_text(folders: Folders, file: Path) -> Iterator[Diagnostic]:
    """The faults of a template that is text. Names are judged in figures and in the macros of the blocks."""
    content = _read(file)
    if isinstance(content, str):
        yield _unreadable(folders, file, content)
        return
    shown = folders.shown(file)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        source = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        span = Span(shown, line, fault.start - content.rfind(b"\n", 0, fault.start))
        yield Diagnostic(
            span, Severity.ERROR, "unreadable-file", "this is not UTF-8 text", "save the file as UTF-8"
        )
        return
    if file.suffix == ".typ":
        for line, column, message, hint in remembered(typst.syntax_faults, source):
            yield Diagnostic(Span(shown, line, column), Severity.ERROR, "template-syntax", message, hint)
    elif file.name.endswith(".svg.j2"):
        yield from _drawing(source, shown)
    else:
        yield from remembered(lint_text, source, shown, _block_names() if file.match(BLOCKS) else None)


def _block_names() -> Names:
    """What the macros of the blocks are given."""
    return {"word": WORD, "labels": frozenset(locales.load("en-GB").labels)}


def _read(file: Path) -> bytes | str:
    """The content of a file, or in words why it cannot be read."""
    try:
        return read_whole(file, _LARGEST)
    except OSError as fault:
        return f"the file cannot be read: {fault.strerror}"


def _unreadable(folders: Folders, file: Path, message: str) -> Diagnostic:
    return Diagnostic(Span(folders.shown(file)), Severity.ERROR, "unreadable-file", message)
