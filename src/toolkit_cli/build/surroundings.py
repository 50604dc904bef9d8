"""What decides over a file beside content and templates: program, libraries, fonts, Braille tables and voices."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from toolkit_cli import writers
from toolkit_cli.build import versions
from toolkit_cli.build.canonical import digest_of
from toolkit_cli.build.formats import File
from toolkit_cli.core.cache_folder import kept
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.locales import Locale

DRAWS = frozenset({"docx", "pdf", "booklet", "html", "epub"})
"""The writers that show pictures, and measure text or embed fonts."""


def surroundings(file: File, locale: Locale, fonts: Path) -> dict[str, str]:
    """The digests of all of it, by the names of the parts of a fingerprint; `fonts` is the folder of fonts."""
    return on_machine(installed(file, fonts), file, locale)


def installed(file: File, fonts: Path) -> dict[str, str]:
    """The digests of what changes only when the program, one of its libraries or a project's folder does."""
    return {
        "fonts": _fonts(fonts) if file.writer in DRAWS else "",
        "writer": versions.source(),
        "tools": _tools(file.writer),
    }


def on_machine(parts: Mapping[str, str], file: File, locale: Locale) -> dict[str, str]:
    """Digests `parts` with what may change though nothing is installed: tables, voices, the font of a script."""
    return {
        **parts,
        **{name: digest_of(parts[name], more) for name, more in _of_machine(file, locale).items()},
    }


def folders(file: File, locale: Locale) -> tuple[Path, ...]:
    """The folders of the machine that hold what `on_machine` adds."""
    match file.writer:
        case "brf" | "pef":
            from toolkit_cli.tools import louis

            return louis.folders()
        case "audio" | "transcript":
            from toolkit_cli.tools import espeak

            data = espeak.data()
            return (data,) if data else ()
        case "pdf" | "booklet":
            from toolkit_cli.tools import fonts

            font = fonts.find(locale.script)
            return (font.folder,) if font else ()
    return ()


def _of_machine(file: File, locale: Locale) -> dict[str, str]:
    places = folders(file, locale)
    if not places:
        return {}
    if file.writer not in DRAWS:
        return {"tools": _contents(places)}
    from toolkit_cli.tools import fonts

    font = fonts.find(locale.script)
    return {"fonts": digest_of(font.family, font.bold, _contents(places))} if font else {}


@cache
def _contents(places: tuple[Path, ...]) -> str:
    """The digest of the files in some folders, of which an earlier one hides those of the same name in others."""
    files: dict[str, Path] = {}
    for place in places:
        for file in sorted(place.rglob("*")):
            if file.is_file() and file.suffix != ".pyc" and not is_leftover(file.name):
                files.setdefault(file.relative_to(place).as_posix(), file)
    state = {name: [str(file), *_state(file)] for name, file in files.items()}
    return kept("contents", digest_of(state), lambda: _of_files(files), most=50)


def _state(file: Path) -> Iterable[int]:
    seen = file.stat()
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns


def _of_files(files: Mapping[str, Path]) -> str:
    return digest_of({name: digest_of(file.read_bytes()) for name, file in files.items()})


@cache
def _fonts(folder: Path) -> str:
    files = (file for file in folder.rglob("*") if file.is_file() and not is_leftover(file.name))
    return _of_files({file.relative_to(folder).as_posix(): file for file in files})


@cache
def _tools(name: str) -> str:
    """What a writer works with: its TOOLS, else what its kind of writer is known to use."""
    usual = versions.USED.get(name, versions.EVERY)
    tools: tuple[str, ...] = getattr(plug_in(writers, name), "TOOLS", usual)
    return digest_of(versions.of(tools))
