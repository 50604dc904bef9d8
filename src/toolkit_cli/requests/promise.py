"""What can be promised: whether a format can be made, by whom and in how many working days."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from toolkit_cli import locales
from toolkit_cli.build.formats import BRAILLE, EASY_READ, FORMATS, OUTSIDE, SIGNED, File, files
from toolkit_cli.build.obstacles import obstacles
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.presentation import Presentation
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Desk
from toolkit_cli.requests._shape import check_need
from toolkit_cli.requests.deadlines import target, targets
from toolkit_cli.requests.papers import check_contrast
from toolkit_cli.requests.record import Channel, Need

PRINT = ("large-print", "giant-print")
"""The formats of which a request may name the size."""
TINTED = ("docx", "pdf", "html", "epub", "easy-read", *PRINT)
"""The formats that have a paper or a ground, and so a colour of it."""


@dataclass(frozen=True)
class Promise:
    """What will happen: `days` working days; `outside` in words what others are asked for, empty without any."""

    days: int
    outside: str = ""


def promise(project: Project, need: Need, *, order: bool = False) -> Promise:
    """What can be promised for a need: the longest of the times of its parts.

    With `order` what we cannot make is ordered from others. Raises UsageError, with the nearest that can be made,
    for what is refused.
    """
    desk = project.publication.requests if project.publication else Desk()
    _check_known(project, need)
    if not locales.exists(need.language):
        raise UsageError(f"`{need.language}` is not the tag of a language.", "Write it like pl or zh-Hans.")
    check_need(
        need, desk.reference
    )  # before a program is looked for: what was typed is wrong on every machine
    found = [_promise(project, each, targets(desk.targets), order=order) for each in singles(need)]
    outside = dict.fromkeys(each.outside for each in found if each.outside)
    return Promise(max(each.days for each in found), " ".join(outside))


def singles(need: Need) -> tuple[Need, ...]:
    """Every document in every format, each with those wishes alone that mean something for it."""
    return tuple(
        replace(
            each,
            size_pt=each.size_pt if each.format in PRINT else 0,
            tint=each.tint if each.format in TINTED else "",
            braille_grade=each.braille_grade if each.format == BRAILLE else 0,
            braille_cells=each.braille_cells if each.format == BRAILLE else 0,
            braille_lines=each.braille_lines if each.format == BRAILLE else 0,
        )
        for each in need.each()
    )


def ours(project: Project, need: Need) -> tuple[Need, ...]:
    """Those parts of a need that we can make now. Raises UsageError, with the reason and the nearest, for none."""
    parts = singles(replace(need, reference=""))  # which was judged when it was logged
    found, refused = [], []
    for each in parts:
        try:
            if not promise(project, each).outside:
                found.append(each)
        except UsageError as fault:
            refused.append(fault)
    if not found and refused:
        raise refused[0]
    return tuple(found)


def _promise(project: Project, need: Need, days: Mapping[str, int], *, order: bool) -> Promise:
    if need.format in OUTSIDE:
        return Promise(target(need.format, days, outside=True), _words(project, need, OUTSIDE[need.format]))
    reason, instead, translation = _refusal(project, answering(project, need) or need.document, need)
    if not reason:
        return Promise(target(need.format, days))
    if not order:
        raise UsageError(reason, f"{instead} Or order it from others: --order.")
    name = "a translation" if translation else need.format
    outside = not translation
    return Promise(
        target(need.format, days, translation=translation, outside=outside), _words(project, need, name)
    )


def promises(project: Project, document: str, language: str, *, order: bool = False) -> dict[str, Promise]:
    """What can be promised of a document in a language, by format; what would be refused is not there."""
    found = {}
    for name in (*FORMATS, *OUTSIDE):
        need = Need(document=document, format=name, language=language, channel=Channel.EMAIL)
        with suppress(UsageError):
            found[name] = promise(project, need, order=order)
    return found


def _check_known(project: Project, need: Need) -> None:
    """Raise UsageError for a document or format that does not exist, and for a wish that means nothing."""
    for document in need.documents:
        if document not in project.documents:
            raise no_such("document", document, project.documents)
    known = (*FORMATS, *OUTSIDE)
    for form in need.formats:
        if form not in known:
            raise no_such("format", form, known)
    for wish, given, formats in (
        ("A size", need.size_pt, PRINT),
        ("A grade", need.braille_grade, (BRAILLE,)),
        ("A Braille page", need.braille_cells, (BRAILLE,)),
        ("A colour of paper", need.tint, TINTED),
    ):
        if given and not set(formats) & set(need.formats):
            names = " and ".join(f"`{form}`" for form in need.formats)
            raise UsageError(f"{wish} means nothing for {names}.", f"Ask for {' or '.join(formats)}.")
    if need.tint:
        check_contrast(need.tint)


def answering(project: Project, need: Need) -> str | None:
    """The document whose files answer a need; None where nobody has written it in Easy Read."""
    if need.format != EASY_READ:
        return need.document
    written = (name for name, plan in project.documents.items() if plan.alternative_of == need.document)
    return next(written, None)


def _refusal(project: Project, document: str, need: Need) -> tuple[str, str, bool]:
    """Why a need cannot be met here, what is nearest, and whether a translation would help; empty if it can."""
    if need.format == EASY_READ and answering(project, need) is None:
        return (
            f"`{need.document}` is not written in Easy Read.",
            "Offer large print, or have it written.",
            False,
        )
    translations = Translations(project)
    declared = need.language in project.documents[document].languages
    complete = need.language == project.language or (
        declared and not translations.missing(document, need.language)
    )
    if not complete:
        name = locales.Locale(need.language, {}, {}).english_name
        instead = f"Offer English {need.format.replace('-', ' ')}, or order a translation."
        return f"There is no {name} translation of `{document}`.", instead, True
    found = files_of(project, need)
    if not found:
        grade = f"There is no Braille of grade {need.braille_grade} in `{need.language}`."
        return grade, "Leave out --grade: `toolkit formats` says what there is.", False
    for file in found:
        for fault in obstacles(file, locales.load(need.language)):
            return fault.message, fault.remedy, False
    return "", "", False


def files_of(project: Project, need: Need) -> list[File]:
    """The files that answer a need for one document in one format, as it asks for them: size, grade, page, tint.

    What is for a printer alone is not among them.
    """
    document = answering(project, need) or need.document
    kind = project.kinds[project.documents[document].kind]
    found = files(need.format, locales.load(need.language), kind, project.braille)
    return [_as_asked(file, need) for file in found if _is_asked(file, need)]


def _is_asked(file: File, need: Need) -> bool:
    """Braille is of one grade: the one asked for, else the usual one of the language."""
    usual = locales.load(need.language).braille.get("usual", 1)
    return not file.for_printer and file.presentation.grade in (0, need.braille_grade or usual)


def _as_asked(file: File, need: Need) -> File:
    presentation: Presentation = replace(file.presentation, tint=need.tint)
    if need.braille_cells:
        return _on_page(file, presentation, need)
    if not need.size_pt:
        return replace(file, presentation=presentation)
    ending = file.ending.replace(file.presentation.name, f"print-{need.size_pt:g}pt")
    return replace(file, ending=ending, presentation=replace(presentation, size=need.size_pt))


def _on_page(file: File, presentation: Presentation, need: Need) -> File:
    cells, lines, grade = need.braille_cells, need.braille_lines, f"-g{presentation.grade}"
    ending = file.ending.replace(grade, f"{grade}-{cells}x{lines}")
    return replace(file, ending=ending, presentation=replace(presentation, cells=cells, lines=lines))


def _words(project: Project, need: Need, what: str) -> str:
    """What to write to those who make it."""
    title = project.documents[need.document].title
    publication = project.publication
    assert publication is not None
    language = locales.Locale(need.language, {}, {}).english_name
    whose = "" if need.format in SIGNED and need.language == project.language else f" in {language}"
    return (
        f"Please quote for {what} of “{title}” ({publication.publisher.name}, {publication.edition})"
        f"{whose}. We send you the text as a Word file."
    )
