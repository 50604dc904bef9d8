"""What `toolkit request new` asks a person at a terminal: one question at a time, with the choices that exist."""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import typer

from toolkit_cli.build.possibilities import locale_of
from toolkit_cli.cli._desk_project import desk_of
from toolkit_cli.cli._shared import say
from toolkit_cli.core.case_reference import example
from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.errors import UsageError
from toolkit_cli.model.presentation import GIANT, LARGE
from toolkit_cli.model.project import Project
from toolkit_cli.requests._privacy import check_reference
from toolkit_cli.requests._shape import SIZES, check_size
from toolkit_cli.requests.promise import PRINT, promises
from toolkit_cli.requests.record import Channel

_CHANNELS: Mapping[str, str] = {
    Channel.EMAIL: "a file",
    Channel.POST: "on paper",
    Channel.COLLECT: "on paper, somebody comes for it",
}
_GRADES = {1: "1 (uncontracted)", 2: "2 (contracted)"}


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a need; None or empty: not yet."""

    document: str
    language: str
    format: str
    size: str | None
    grade: int | None
    channel: str | None
    reference: str | None


def asked(project: Project, given: Given, *, order: bool, year: int) -> Given:
    """What is given, and the answers to what is not; with `order` also what has to be ordered can be chosen.

    Raises UsageError where nobody can be asked, and for a document or language that does not exist.
    """
    if not sys.stdin.isatty():
        raise UsageError("It is not said what is asked for.", "Give --document and --format.")
    titles = {name: str(plan.title) for name, plan in sorted(project.documents.items())}
    document = given.document or _choice("Which document?", titles)
    if document not in titles:
        raise UsageError(f"There is no document `{document}`.", did_you_mean(document, titles))
    language = given.language or _language(project, document)
    locale_of(language)
    form = given.format or _format(project, document, language, order=order)
    return replace(
        given,
        document=document,
        language=language,
        format=form,
        size=_size(form) if given.size is None else given.size,
        grade=_grade(form, language) if given.grade is None else given.grade,
        channel=given.channel or _choice("How does it go out?", _CHANNELS, Channel.EMAIL),
        reference=_reference(project, year) if given.reference is None else given.reference,
    )


def points(size: str) -> float:
    """The points of a size such as `20pt`. Raises UsageError if it is none."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:pt)?", size)
    if found is None:
        raise UsageError(f"`{size}` is not a size of print.", "Write it like 20pt.")
    return float(found[1])


def cells_and_lines(page: str) -> tuple[int, int]:
    """The cells and lines of a Braille page such as `32x27`. Raises UsageError if it is none."""
    found = re.fullmatch(r"(\d{1,3})\s*[x×]\s*(\d{1,3})", page, re.IGNORECASE)
    if found is None:
        raise UsageError(
            f"`{page}` is not a Braille page.", "Write it like 32x27: cells in a line, lines on it."
        )
    return int(found[1]), int(found[2])


def _language(project: Project, document: str) -> str:
    tags = project.documents[document].languages
    usual = project.language if project.language in tags else tags[0]
    say("Any other language has to be ordered: toolkit request new --language TAG --order")
    return _choice("Which language?", {tag: locale_of(tag).english_name for tag in tags}, usual)


def _format(project: Project, document: str, language: str, *, order: bool) -> str:
    found = promises(project, document, language, order=order)
    made = {name: "made by others" if each.outside else "" for name, each in found.items()}
    return _choice("Which format?", made)


def _size(form: str) -> str | None:
    """The size of print, where the format has one."""
    if form not in PRINT:
        return None
    usual = {each.name: f"{each.size:g}" for each in (LARGE, GIANT)}[form]
    least, most = SIZES
    return _prompt(f"Which size, {least} to {most} points?", lambda size: check_size(points(size)), usual)


def _grade(form: str, language: str) -> int | None:
    """The grade of Braille, where the language has more than one."""
    braille = locale_of(language).braille
    grades = {str(grade): _GRADES[grade] for grade in sorted(braille.get("grades", {}))}
    if form != "braille" or len(grades) < 2:
        return None
    question = f"Which grade of Braille, {' or '.join(grades.values())}?"
    return int(_prompt(question, lambda grade: _check_known(grade, grades), str(braille["usual"])))


def _reference(project: Project, year: int) -> str:
    shape = desk_of(project).reference
    say(f"The reference is your team's own case number, such as {example(shape, year)}, or nothing.")
    say("Never a name, a date of birth, an NHS number or anything else about the person.")
    return _prompt("Reference", lambda given: check_reference(given, shape, year), "")


def _choice(question: str, choices: Mapping[str, str], usual: str | None = None) -> str:
    """One of the choices, shown with what explains each; answered by its number or its name."""
    say(question)
    names = list(map(str, choices))
    width = max(map(len, names))
    for number, (name, explained) in enumerate(zip(names, choices.values(), strict=True), start=1):
        say(f"  {number:2} {name:{width}}  {explained}".rstrip())
    numbered = {str(number): name for number, name in enumerate(names, start=1)}
    answer = _prompt(
        "Number or name", lambda given: _check_known(numbered.get(given, given), names), usual and str(usual)
    )
    return numbered.get(answer, answer)


def _check_known(given: str, known: Collection[str]) -> None:
    if given not in known:
        hint = did_you_mean(given, known)
        raise UsageError(f"`{given}` is none of the choices.", f"{hint[:1].upper()}{hint[1:]}")


def _prompt(question: str, check: Callable[[str], None], usual: str | None) -> str:
    """An answer that `check` does not refuse: it is asked for again until it is one."""

    def checked(given: str) -> str:
        try:
            check(given.strip())
        except UsageError as fault:
            raise typer.BadParameter(str(fault)) from fault
        return given.strip()

    answer: str = typer.prompt(
        question, default=usual, show_default=bool(usual), value_proc=checked, err=True
    )
    return answer
