"""Typst, in process: rasterises drawings and answers questions about a layout."""

import json
import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit_cli.core.cache_folder import kept
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.fingerprint import digest, fingerprint
from toolkit_cli.core.limits import DRAWN
from toolkit_cli.core.svg import FaultySvgError, svg_size

if TYPE_CHECKING:
    import typst

_FACE = "Liberation Sans"
_NOWHERE = Path(__file__)  # a file: there is nothing below it
_CLOSED: dict[str, Any] = {
    **dict.fromkeys(("root", "package_path", "package_cache_path"), _NOWHERE),
    "ignore_system_fonts": True,
}
"""What Typst finds beside the files that it is given: nothing."""
_MM_PER_INCH = 25.4
_KEPT = 10
"""For how many files more Typst keeps what it set."""
ACCESSIBLE = ("ua-1", "a-2a")
"""The standards of a file that everybody can read, now and later."""
_FAULT = re.compile(
    r"^error: (?P<message>.+)\n +┌─ (?:.*[/\\])?main\.typ:(?P<line>\d+):(?P<column>\d+)"
    r"(?P<rest>(?:\n(?!error: ).*)*)",
    re.M,
)
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_PLACE = re.compile(rf"┌─ (?:.*?{re.escape(_NOWHERE.name)}[/\\])?(.+?\.typ):(\d+):\d+")
_REACHING = re.compile(
    r"""\b(?:import|include)\b\s*(?:"[^"]*[@\\][^"]*"|[\w(\[{`/])|\b(?:eval|plugin)\b|\bstd\b(?!\.[a-z])"""
)
"""What could lead to packages in the network: one that is imported, and code that is put together as it runs."""
_NOT_GIVEN = re.compile(r"file not found|failed to load|would escape the project root|package")
_ONLY_GIVEN = "a template reads the files that the program gives it, and no others"
_HINT = re.compile(r"= hint: (.+)")
_DRAWING = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: json("families.json"))
#image("drawing.svg")
"""
_TEXT = """#set document(title: "text")
#set text(lang: "en", font: json("families.json"))
#read("text.txt")
"""


class TypesettingError(ToolkitError):
    """Typst refused a source, or warned of a fault in it; `file` and `line` say where, if that is known."""

    def __init__(self, message: str, remedy: str, file: str = "", line: int = 0) -> None:
        super().__init__(message, remedy)
        self.file, self.line = file, line


class MissingGlyphError(TypesettingError):
    """No font holds some characters of the text."""

    def __init__(self, characters: Sequence[str]) -> None:
        super().__init__(f"No font holds {' '.join(characters)}.", "Add a font that does.")
        self.characters = tuple(characters)


@dataclass(frozen=True, slots=True)
class Job:
    """What Typst is to set: `files` by path, of which `main` is the first.

    `folders` hold the fonts; `timestamp` is written into the file.
    """

    main: str
    files: Mapping[str, bytes]
    folders: tuple[Path, ...]
    timestamp: datetime | None = None

    def sources(self) -> dict[str, bytes]:
        """The files as Typst takes them, with one that leads to the first."""
        return {"main.typ": f'#include "/{self.main}"'.encode(), **self.files}


def version() -> str:
    """The version of Typst, as its package states it."""
    import typst

    found: str = typst.__version__  # type: ignore[attr-defined]  # stub: without it
    return found


def families(fonts: Path) -> tuple[str, ...]:
    """The font families in the folder `fonts`: Liberation Sans before the others."""
    return tuple(sorted(_fonts(fonts).families(), key=lambda name: (name != _FACE, name)))


def png(svg: bytes, *, fonts: Path, ppi: int) -> bytes:
    """An SVG at its own size as PNG, on a transparent ground.

    A family that `fonts` lacks is replaced by one it has; one that is very large gets fewer pixels an inch.
    Raises TypesettingError for a faulty SVG.
    """
    try:
        wide, high = (side / _MM_PER_INCH for side in svg_size(svg))
    except FaultySvgError as fault:
        raise TypesettingError(
            f"the picture cannot be shown: {fault}", "save it as SVG or PNG again"
        ) from fault
    ppi = max(1, min(ppi, int(math.sqrt(DRAWN / (wide * high)))))
    name = digest(b"\0".join((svg, f"{ppi} {state(fonts)}".encode())))
    return kept("pictures", name, lambda: _png(svg, fonts, ppi), most=500)


@lru_cache(maxsize=64)
def _png(svg: bytes, fonts: Path, ppi: int) -> bytes:
    import typst

    names = json.dumps(families(fonts)).encode()
    files = {"main.typ": _DRAWING.encode(), "drawing.svg": svg, "families.json": names}
    with _faults():
        made, warnings = typst.compile_with_warnings(
            files, format="png", ppi=float(ppi), font_paths=_fonts(fonts), **_CLOSED
        )
    _refuse(warnings)
    assert isinstance(made, bytes)
    return made


@cache
def state(fonts: Path) -> str:
    """A digest of Typst and of the times of the fonts in a folder: on this machine, text is set alike."""
    found = sorted(
        (file.relative_to(fonts).as_posix(), file.stat()) for file in fonts.rglob("*") if file.is_file()
    )
    return fingerprint([_installed(), *([name, seen.st_size, seen.st_mtime_ns] for name, seen in found)])


def _installed() -> str:
    """Which Typst is installed, without loading it: what was measured before needs none."""
    found = find_spec("typst")
    places = found.submodule_search_locations or () if found else ()
    names = sorted(file.name for place in places for file in Path(place).parent.glob("typst-*.dist-info"))
    return " ".join(names) or version()


def evaluate(
    source: str, files: Mapping[str, bytes], expression: str, *, fonts: Path, trial: bool = False
) -> object:
    """The value, as JSON gives it, of a Typst expression in the laid-out document `source`.

    `files` are the files it reads, by name. Raises TypesettingError on errors and warnings of Typst; a `trial`
    does not ask for warnings, and takes half as long.
    """
    import typst

    inputs = {"main.typ": source.encode(), **files}
    with _faults():
        if not trial:
            # Only an export tells warnings; PDF is the quickest, and Typst keeps the layout for the question.
            _, warnings = typst.compile_with_warnings(
                inputs, format="pdf", pdf_tags=False, font_paths=_fonts(fonts), **_CLOSED
            )
            _refuse(warnings)
        answer = typst.eval(
            inputs,
            expression,
            font_paths=_fonts(fonts),
            **_CLOSED,
        )
    return json.loads(answer)


def pdf(
    job: Job, inputs: Mapping[str, str], *, standards: Sequence[str] = ACCESSIBLE
) -> tuple[bytes, tuple[str, ...]]:
    """The document as PDF that keeps the `standards`, and what Typst warns of; without standards, untagged.

    `inputs` are in `sys.inputs.settings`, as JSON.

    Raises MissingGlyphError for characters that no font holds, TypesettingError for any other fault.
    """
    for name, content in job.files.items():
        for line, _, message, hint in (
            reaching(content.decode("utf-8", "replace")) if name.endswith(".typ") else ()
        ):
            raise TypesettingError(message, hint, name, line)
    settings = tuple(_inputs(inputs).items())
    return _pdf(tuple(job.sources().items()), job.folders, job.timestamp, settings, tuple(standards))


@lru_cache(maxsize=2)  # a leaflet and its booklet ask for the same pages; between, those are put on sheets
def _pdf(
    sources: tuple[tuple[str, bytes], ...],
    folders: tuple[Path, ...],
    timestamp: datetime | None,
    inputs: tuple[tuple[str, str], ...],
    standards: tuple[str, ...],
) -> tuple[bytes, tuple[str, ...]]:
    import typst

    try:
        with _faults():
            made, warnings = typst.compile_with_warnings(  # type: ignore[call-overload]  # stub: no dict input
                dict(sources),
                format="pdf",
                font_paths=_fonts(*folders),
                **_CLOSED,
                sys_inputs=dict(inputs),
                pdf_standards=list(standards),
                pdf_tags=bool(standards),
                timestamp=timestamp,
            )
    except TypesettingError as error:
        cause = error.__cause__
        said = cause.diagnostic if isinstance(cause, typst.TypstError) else ""
        # A space is named only for a mark that stands on it.
        missing = "".join(dict.fromkeys("".join(map(_unescaped, _NO_GLYPH.findall(said))).replace(" ", "")))
        if missing:
            raise MissingGlyphError(missing) from error
        raise TypesettingError(error.message, error.remedy, *_place(said)) from error
    assert isinstance(made, bytes)
    return made, tuple(warning.message for warning in warnings)


def lacking(text: str, folders: tuple[Path, ...]) -> str:
    """The characters of a text that no font in `folders` holds, each once; nothing if the text can be set."""
    name = digest("\0".join((text, *map(state, folders))).encode())
    return kept("glyphs", name, lambda: _lacking(text, folders), most=100)


def _lacking(text: str, folders: tuple[Path, ...]) -> str:
    names = json.dumps([name for folder in folders for name in families(folder)])
    words = {"main.typ": _TEXT.encode(), "text.txt": text.encode(), "families.json": names.encode()}
    try:
        _pdf(tuple(words.items()), folders, None, (), ACCESSIBLE)
    except MissingGlyphError as error:
        return "".join(error.characters)
    return ""


def _unescaped(text: str) -> str:
    """A text as Typst quotes it: characters that it takes for invisible stand there by their numbers."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.replace('\\"', '"').replace("\\\\", "\\")


def _inputs(inputs: Mapping[str, str]) -> dict[str, str]:
    """As one input: of several Typst takes another order each time, and then thinks that all has changed."""
    return {"settings": json.dumps(inputs, sort_keys=True)}


def ask(job: Job, inputs: Mapping[str, str], expression: str) -> object:
    """The value, as JSON gives it, of an expression in the document as it was laid out last."""
    import typst

    with _faults():
        answer = typst.eval(
            job.sources(),
            expression,
            font_paths=_fonts(*job.folders),
            **_CLOSED,
            sys_inputs=_inputs(inputs),
        )
    return json.loads(answer)


def forget() -> None:
    """Free what Typst keeps of the last layouts, for the next one may be of the same document."""
    if "typst" not in sys.modules:
        return
    import typst

    for _ in range(_KEPT + 1):
        typst.compile({"main.typ": b""}, format="svg", font_paths=_fonts(), **_CLOSED)


def _place(diagnostic: str) -> tuple[str, int]:
    """The template and the line of the first fault; an empty name where it is in none."""
    found = _PLACE.search(diagnostic)
    return (found[1].replace("\\", "/"), int(found[2])) if found else ("", 0)


def reaching(source: str) -> list[tuple[int, int, str, str]]:
    """What in a Typst template would reach outside it: line, column, message, hint."""
    found = []
    for each in _REACHING.finditer(source):
        line, begin = source.count("\n", 0, each.start()) + 1, source.rfind("\n", 0, each.start()) + 1
        word = " ".join(each[0].split())[:40]
        found.append((line, each.start() - begin + 1, f"`{word}` reaches outside the template", _ONLY_GIVEN))
    return found


def syntax_faults(source: str) -> list[tuple[int, int, str, str]]:
    """What is wrong with a Typst template: line, column, message, hint. Nothing of it is run."""
    import typst

    # A template is parsed whole before its first line runs: this one ends the run there.
    stopped = f"#panic()\n{source}"
    try:
        typst.compile({"main.typ": stopped.encode()}, format="pdf", **_CLOSED)
    except typst.TypstError as error:
        found = _FAULT.finditer(str(error.diagnostic))
        return [
            (
                int(each["line"]) - 1,
                int(each["column"]) + 1,
                each["message"],
                "; ".join(_HINT.findall(each["rest"])),
            )
            for each in found
            if each["message"] != "panicked"
        ] or reaching(source)
    return []


@cache
def _fonts(*folders: Path) -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what Typst raises into TypesettingError; a panic of Typst is no Exception by itself."""
    import typst

    try:
        yield
    except typst.TypstError as error:
        if _NOT_GIVEN.search(error.message):
            raise TypesettingError("it reads a file that it is not given", _ONLY_GIVEN) from error
        raise TypesettingError(f"Typst: {error.message}", "; ".join(error.hints)) from error
    except RuntimeError as error:  # what a question says of a document that cannot be laid out
        raise TypesettingError(f"Typst: {error}", "") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise TypesettingError(f"Typst failed: {error}", "This is a fault of Typst itself.") from error


def _refuse(warnings: Sequence["typst.TypstWarning"]) -> None:
    if warnings:
        hints = [hint for warning in warnings for hint in warning.hints]
        raise TypesettingError("Typst: " + "; ".join(w.message for w in warnings), "; ".join(hints))
