"""What can be made in a language on this machine, why not, and what to offer instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit_cli import locales
from toolkit_cli.build.formats import EASY_READ, FORMATS, OUTSIDE, files
from toolkit_cli.build.obstacles import obstacles
from toolkit_cli.core.errors import UsageError
from toolkit_cli.locales import Locale
from toolkit_cli.locales.braille import code, limits
from toolkit_cli.locales.voice import LISTEN, voice
from toolkit_cli.model.content import DocumentPlan
from toolkit_cli.model.project import Project
from toolkit_cli.tools import espeak, fonts, louis, typst


@dataclass(frozen=True)
class Possibility:
    """A format in a language: `how` says with what it is made and what is wrong with it, or why it cannot be made.

    `instead` says what to do about it. Several things are parted by `; `.
    """

    format: str
    possible: bool
    how: str
    instead: str = ""


def possibilities(project: Project, tag: str, folder: Path | None = None) -> Iterator[Possibility]:
    """Every format, in a language of which the program may have no words yet.

    `folder` holds the project's fonts, if it has its own.

    Raises UsageError for a tag that is no language.
    """
    locale = locale_of(tag)
    spoken = locale.tag in locales.available()
    for name in FORMATS:
        found = (
            _easy_read(project, locale) if name == EASY_READ else _possibility(project, name, locale, folder)
        )
        yield found if spoken or not found.possible else _unspoken(found, locale)
    for name, words in OUTSIDE.items():
        yield Possibility(name, False, "made by others", f"order it: {words}")


def _unspoken(found: Possibility, locale: Locale) -> Possibility:
    """A format that only the words of a language are missing for: tables and voices that are there are named."""
    tag, engine = locale.tag, found.format in ("braille", "audio")
    why = f"the program has no words in {locale.english_name}"
    add = f"write locales/{tag}.yaml and have the documents translated: toolkit translate export --language {tag}"
    return Possibility(
        found.format,
        False,
        f"{why}; there is: {found.how}" if engine else why,
        f"{add}; {found.instead}" if found.instead else add,
    )


def locale_of(tag: str) -> Locale:
    """The locale of a language, or what CLDR knows of one that the program has no words for."""
    if tag in locales.available():
        return locales.load(tag)
    if locales.exists(tag):
        return Locale(tag, {}, {}, **locales.limits(tag))
    raise UsageError(f"`{tag}` is not the tag of a language.", "Write it like pl, pt-PT or zh-Hans.")


def _possibility(project: Project, name: str, locale: Locale, folder: Path | None) -> Possibility:
    kind = next(iter(project.kinds.values()))
    wanted = files(name, locale, kind, project.braille)
    faults = [fault for file in wanted for fault in obstacles(file, locale, folder)]
    if faults:
        return Possibility(name, False, faults[0].message, faults[0].remedy)
    if name == "braille":
        return _braille(locale)
    if name == "audio":
        caution = voice(locale).caution
        how = f"{espeak.NAME} {espeak.version()}, voice {espeak.voice_of(locale.tag)}"
        return Possibility(name, True, _joined(how, caution), LISTEN if caution else "")
    return Possibility(name, True, _how(name, locale))


def _braille(locale: Locale) -> Possibility:
    """Every grade, the usual one first, and what is wrong with any of them."""
    version, usual = louis.version(), locale.braille["usual"]
    codes = [
        code(locale, grade) for grade in sorted(locale.braille["grades"], key=lambda each: each != usual)
    ]
    made = (f"{each.name}, table {each.table} of liblouis {version}" for each in codes)
    wrong = dict(found for each in codes for found in limits(each, version))
    return Possibility("braille", True, _joined(*made, *wrong), _joined(*wrong.values()))


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))


def _how(name: str, locale: Locale) -> str:
    direction = "right to left" if locale.direction == "rtl" else "left to right"
    match name:
        case "pdf" | "large-print" | "giant-print":
            font = fonts.find(locale.script)
            return f"Typst {typst.version()}, font {font.family if font else _font(locale)}, {direction}"
        case "docx":
            return f"font {', '.join(locale.fonts.values()) or 'Arial'}, {direction}"
        case _:
            return direction


def _font(locale: Locale) -> str:
    return "Toolkit Arabic" if locale.script == "Arab" else "Liberation Sans"


def _easy_read(project: Project, locale: Locale) -> Possibility:
    def is_written(plan: DocumentPlan) -> bool:
        return plan.kind == EASY_READ and locale.tag in plan.languages

    written = [name for name, plan in sorted(project.documents.items()) if is_written(plan)]
    if written:
        return Possibility(EASY_READ, True, f"written for {', '.join(written)}")
    return Possibility(
        EASY_READ, False, "it is written by people, and nobody has yet", "write a document of kind easy-read"
    )
