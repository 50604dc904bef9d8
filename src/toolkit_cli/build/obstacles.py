"""What stands in the way of a file before any work is done: a library, a voice, a font, a Braille table."""

from collections.abc import Iterator, Mapping

from toolkit_cli import locales
from toolkit_cli.build.formats import File
from toolkit_cli.build.plan import Task
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.locales import Locale
from toolkit_cli.locales import braille as braille_codes
from toolkit_cli.tools import fonts


def require(tasks: list[Task]) -> None:
    """Raise the first ToolkitError that a file of `tasks` would meet."""
    for file, language in sorted({(task.file, task.language) for task in tasks}, key=str):
        for fault in obstacles(file, locales.load(language)):
            raise fault


def obstacles(file: File, locale: Locale) -> Iterator[ToolkitError]:
    """Why a file cannot be made in a language on this machine; nothing if it can."""
    match file.writer:
        case "brf" | "pef":
            yield from _braille(file.presentation.grade, locale)
        case "audio":
            yield from _voice(locale)
        case "pdf" | "booklet":
            if locale.script == "Hans" and fonts.find(locale.script) is None:
                yield ToolkitError("There is no font for Chinese.", fonts.REMEDY)


def _braille(grade: int, locale: Locale) -> Iterator[ToolkitError]:
    from toolkit_cli.tools import louis

    if "none" in locale.braille:
        yield _nothing(locale.braille)
        return
    try:
        code = braille_codes.code(locale, grade)
    except ToolkitError as fault:
        yield fault
        return
    version = louis.version()
    if not version:
        yield ToolkitError("Braille needs liblouis, which is not installed.", louis.REMEDY)
        return
    too_old = braille_codes.obstacle(code, version)
    if too_old:
        yield too_old
    elif not louis.has(code.table):
        yield ToolkitError(f"liblouis {version} has no Braille table `{code.table}`.", "Install a newer one.")


def _nothing(known: Mapping[str, str]) -> ToolkitError:
    return ToolkitError(f"{known['none'][0].upper()}{known['none'][1:]}.", f"Offer {known['instead']}.")


def _voice(locale: Locale) -> Iterator[ToolkitError]:
    from toolkit_cli.tools import espeak, sndfile

    if "none" in locale.voice:
        yield _nothing(locale.voice)
    elif espeak.find() is None:
        yield ToolkitError(espeak.MISSING, espeak.REMEDY)
    elif espeak.voice_of(locale.tag) is None:
        yield ToolkitError(
            f"{espeak.NAME} has no voice for {locale.english_name}.", "Have it read aloud by a person."
        )
    elif fault := sndfile.obstacle():
        yield fault
