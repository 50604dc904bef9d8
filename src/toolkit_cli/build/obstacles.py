"""What stands in the way of a file before any work is done: a library, a voice, a font, a Braille table."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit_cli import locales
from toolkit_cli.build.formats import File
from toolkit_cli.build.plan import Task
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import packaged_templates
from toolkit_cli.locales import Locale
from toolkit_cli.locales import braille as braille_codes
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.locales.voice import voice
from toolkit_cli.tools import fonts


def require(tasks: list[Task], folder: Path) -> None:
    """Raise the first ToolkitError that a file of `tasks` would meet; `folder` holds the project's fonts."""
    for file, language in sorted({(task.file, task.language) for task in tasks}, key=str):
        for fault in obstacles(file, locales.load(language), folder):
            raise fault


def obstacles(file: File, locale: Locale, folder: Path | None = None) -> Iterator[ToolkitError]:
    """Why a file cannot be made in a language on this machine; nothing if it can.

    `folder` holds the fonts, if they are not those of the program.
    """
    match file.writer:
        case "brf" | "pef":
            yield from _braille(file.presentation.grade, locale)
        case "audio":
            yield from _voice(locale)
        case "pdf" | "booklet":
            yield from _font(locale, folder or packaged_templates() / "fonts")


def _font(locale: Locale, folder: Path) -> Iterator[ToolkitError]:
    """The fonts are tried with all words that the program has in the language, and the name of the language."""
    from toolkit_cli.tools import typst

    extra = fonts.find(locale.script)
    if locale.script == "Hans" and extra is None:
        yield ToolkitError("There is no font for Chinese.", fonts.REMEDY)
        return
    words = (locale.own_name, *locale.labels.values(), *locale.audiences.values(), *locale.formats.values())
    missing = typst.lacking("\n".join(words), (folder, *([extra.folder] if extra else [])))
    if missing:
        shown = " ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
        yield ToolkitError(
            f"No font here holds the letters of {locale.english_name}: {shown}",
            "Put an openly licensed font that has them into templates/fonts, beside the fonts that are there.",
        )


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
    else:
        yield from _table_of_another(code.table, locale)


def _table_of_another(table: str, locale: Locale) -> Iterator[ToolkitError]:
    """A table of another language gives cells that no reader of this one can read."""
    from toolkit_cli.tools import louis

    said = louis.language_of(table)
    languages = {locales.language_of(said)} if said else braille_codes.named_for(table)
    own = locales.language_of(PSEUDO.get(locale.tag, locale.tag))
    if languages and own not in languages:
        names = " or ".join(sorted(map(locales.english_name, languages)))
        yield ToolkitError(
            f"The Braille table `{table}` is for {names}, not for {locale.english_name}.",
            f"Name a table for {locale.english_name} in its locale, or `none` with the reason and what to offer.",
        )


def _nothing(known: Mapping[str, str]) -> ToolkitError:
    return ToolkitError(f"{known['none'][0].upper()}{known['none'][1:]}.", f"Offer {known['instead']}.")


def _voice_of_another(locale: Locale) -> ToolkitError | None:
    code = voice(locale).code
    own = locales.language_of(PSEUDO.get(locale.tag, locale.tag))
    if code == "und" or locales.language_of(code) == own:
        return None
    return ToolkitError(
        f"The words for recordings in {locale.english_name} are those of another language (`code: {code}`).",
        "Write the `voice` of the locale for this language, with its code of three letters.",
    )


def _voice(locale: Locale) -> Iterator[ToolkitError]:
    from toolkit_cli.tools import espeak, sndfile

    if "none" in locale.voice:
        yield _nothing(locale.voice)
    elif espeak.find() is None:
        yield ToolkitError(espeak.MISSING, espeak.REMEDY)
    elif fault := _voice_of_another(locale):
        yield fault
    elif espeak.voice_of(locale.tag) is None:
        yield ToolkitError(
            f"{espeak.NAME} has no voice for {locale.english_name}.", "Have it read aloud by a person."
        )
    elif fault := sndfile.obstacle():
        yield fault
