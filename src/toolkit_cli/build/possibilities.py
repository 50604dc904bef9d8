"""What can be made in a language on this machine, why not, and what to offer instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit_cli import locales
from toolkit_cli.build.formats import EASY_READ, FORMATS, OUTSIDE, files
from toolkit_cli.build.obstacles import obstacles
from toolkit_cli.core.errors import UsageError
from toolkit_cli.locales import Locale
from toolkit_cli.locales.braille import code
from toolkit_cli.model.content import DocumentPlan
from toolkit_cli.model.project import Project
from toolkit_cli.tools import espeak, fonts, louis, typst


@dataclass(frozen=True)
class Possibility:
    """A format in a language: `how` says with what it is made, or why it cannot be; `instead` what to do then."""

    format: str
    possible: bool
    how: str
    instead: str = ""


def possibilities(project: Project, tag: str) -> Iterator[Possibility]:
    """Every format, in a language of which the program may have no words yet.

    Raises UsageError for a tag that is no language.
    """
    locale = locale_of(tag)
    spoken = locale.tag in locales.available()
    for name in FORMATS:
        found = _easy_read(project, locale) if name == EASY_READ else _possibility(project, name, locale)
        if found.possible and not spoken:
            why = f"the program has no words in {locale.english_name}"
            yield Possibility(name, False, why, _ADD.format(tag=tag))
        else:
            yield found
    for name, words in OUTSIDE.items():
        yield Possibility(name, False, "made by others", f"order it: {words}")


_ADD = "write locales/{tag}.yaml and have the documents translated: toolkit translate export --language {tag}"


def locale_of(tag: str) -> Locale:
    """The locale of a language, or what CLDR knows of one that the program has no words for."""
    if tag in locales.available():
        return locales.load(tag)
    if locales.exists(tag):
        return Locale(tag, {}, {}, **locales.limits(tag))
    raise UsageError(f"`{tag}` is not the tag of a language.", "Write it like pl, pt-PT or zh-Hans.")


def _possibility(project: Project, name: str, locale: Locale) -> Possibility:
    kind = next(iter(project.kinds.values()))
    faults = [fault for file in files(name, locale, kind) for fault in obstacles(file, locale)]
    if faults:
        return Possibility(name, False, faults[0].message, faults[0].remedy)
    return Possibility(name, True, _how(name, locale))


def _how(name: str, locale: Locale) -> str:
    match name:
        case "braille":
            chosen = code(locale)
            return f"{chosen.name}, table {chosen.table}, liblouis {louis.version()}"
        case "audio":
            return f"{espeak.NAME} {espeak.version()}, voice {espeak.voice_of(locale.tag)}"
        case "pdf" | "large-print" | "giant-print":
            font = fonts.find(locale.script)
            return (
                f"Typst {typst.version()}, font {font.family if font else _font(locale)}{_direction(locale)}"
            )
        case "docx":
            named = ", ".join(locale.fonts.values()) or "Arial"
            return f"font {named}{_direction(locale)}"
        case _:
            return _direction(locale).removeprefix(", ")


def _font(locale: Locale) -> str:
    return "Noto Sans Arabic" if locale.script == "Arab" else "Liberation Sans"


def _direction(locale: Locale) -> str:
    return ", right to left" if locale.direction == "rtl" else ""


def _easy_read(project: Project, locale: Locale) -> Possibility:
    def is_written(plan: DocumentPlan) -> bool:
        return plan.kind == EASY_READ and locale.tag in plan.languages

    written = [name for name, plan in sorted(project.documents.items()) if is_written(plan)]
    if written:
        return Possibility(EASY_READ, True, f"written for {', '.join(written)}")
    return Possibility(
        EASY_READ, False, "it is written by people, and nobody has yet", "write a document of kind easy-read"
    )
