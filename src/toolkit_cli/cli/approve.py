"""`toolkit approve`: records that somebody in a role approved exactly this text."""

import json
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, TypeAlias, get_args

import typer
import yaml

from toolkit_cli import locales
from toolkit_cli.build.checked import UNCHECKED, checked_hash, grade_of
from toolkit_cli.build.formats import BRAILLE
from toolkit_cli.build.languages import check_languages
from toolkit_cli.build.translation_faults import check_translations
from toolkit_cli.build.translations import Translations
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._shared import AsJson, folders, language_tag, say, show, today
from toolkit_cli.core.diagnostics import Reporter, did_you_mean
from toolkit_cli.core.errors import ContentError, UsageError
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.people import INSTEAD, person_in
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.content import PARTIAL_DATE, TranslationApproval
from toolkit_cli.model.project import Project, text_hash
from toolkit_cli.reading.project import read_project

_HEAD = """# yaml-language-server: $schema=.schema/approvals.json
# Who approved which text, bound to its fingerprint: a text that changes is unapproved again.
"""
STATES = get_args(TranslationApproval.model_fields["state"].annotation)
_HEARD = ("document", "language", "format", "grade")
_EDITION = ("document", "language", "date", "role")
_Key: TypeAlias = tuple[str, ...]
_Record: TypeAlias = dict[str, Any]
_Names: TypeAlias = Annotated[
    list[str],
    typer.Argument(metavar="SECTION|DOCUMENT", autocompletion=offer.approvable, help="What was approved."),
]
_Role: TypeAlias = Annotated[
    str, typer.Option(help="The role that approved it, never a person's name.", autocompletion=offer.roles)
]
_Date: TypeAlias = Annotated[str | None, typer.Option(help="When, as 2021-03-31 or 2021-03; else today.")]
_Language: TypeAlias = Annotated[
    str | None,
    typer.Option(
        help="Approve the translation of documents into this language.",
        parser=language_tag,
        autocompletion=offer.languages,
        metavar="LANGUAGE",
    ),
]
_State: TypeAlias = Annotated[
    str,
    typer.Option(
        help="How far a translation has come.",
        metavar="|".join(STATES),
        autocompletion=offer.one_of(STATES),
    ),
]
_Form: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="What was read or heard, not the text.",
        metavar="|".join(UNCHECKED),
        autocompletion=offer.one_of(UNCHECKED),
    ),
]
_Grade: TypeAlias = Annotated[int | None, typer.Option(help="The grade of the Braille; else the usual one.")]


def approve(
    context: typer.Context,
    names: _Names,
    role: _Role,
    date: _Date = None,
    language: _Language = None,
    state: _State = "approved",
    form: _Form = None,
    grade: _Grade = None,
    as_json: AsJson = False,
) -> None:
    """Record who approved sections, documents or translations. An approval holds for exactly this text."""
    place = folders(context)
    project = _project(place, language)
    _check_words(role, state, form, grade)
    sections, editions = _recorded(project)
    heard = _of_formats(project)
    given = {"role": role, "date": _day(date)}
    if form:
        what, new = form, _checked(project, names, language or project.language, form, grade or 0)
        heard |= {(*(str(each.get(name)) for name in _HEARD), role): each | given for each in new}
    elif language:
        what, new = "translation", _editions(project, names, language, state)
        editions |= {(each["document"], language, role): each | given for each in new}
    else:
        what, new = "section", _of_sections(project, names)
        sections |= {(each["section"], role): each | given for each in new}
    _write(place, sections.values(), editions.values(), heard.values())
    if as_json:
        show(json.dumps([each | given for each in new], indent=2, ensure_ascii=False))
    counted = f"1 {what}" if len(new) == 1 else f"{len(new)} {what}s"
    if form:
        counted = f"{form} of {', '.join(names)}"
    say(f"{counted} {state if language else 'approved'} by role {role}, {given['date']}.")


def _check_role(role: str) -> None:
    """Ask about a role that reads like a person; where nobody can answer, say it.

    Raises UsageError if it is one.
    """
    fault = person_in(role)
    if not fault:
        return
    message, hint = f"The role `{role}` {fault}.", f"{INSTEAD[0].upper()}{INSTEAD[1:]}."
    if not sys.stdin.isatty():
        say(f"{message} {hint}")
    elif not typer.confirm(f"{message} Approvals are kept in the open. Is it a role?"):
        raise UsageError(message, hint)


def _check_words(role: str, state: str, form: str | None, grade: int | None) -> None:
    if not role.strip():
        raise UsageError("The role is empty.", "Name the role that approved the text: --role editor.")
    _check_role(role)
    if state not in STATES:
        raise no_such("state", state, STATES)
    if grade is not None and form != BRAILLE:
        raise UsageError("A grade is one of Braille.", "Add --format braille.")


def _of_sections(project: Project, names: list[str]) -> list[_Record]:
    chosen = sorted({section for name in names for section in _sections(project, name)})
    return [{"section": name, "hash": text_hash(project.sections[name])} for name in chosen]


def _editions(project: Project, names: list[str], language: str, state: str) -> list[_Record]:
    translations, records = Translations(project), []
    for name in names:
        of = (name, _known_language(translations, name, language))
        if state == "approved" and translations.missing(*of):
            hint = f"See: toolkit translate status --language {language}"
            raise UsageError(f"`{name}` has texts without a present translation.", hint)
        keys = {"document": name, "language": language, "state": state}
        records.append(keys | {"hash": translations.hash(*of)})
    return records


def _project(place: Folders, language: str | None) -> Project:
    reporter = Reporter()
    project = read_project(place, reporter)
    check_languages(project, reporter)
    check_translations(project, reporter)
    if reporter.stops(language or ""):
        raise ContentError("The content has faults.", "Mend what `toolkit validate` shows, then approve.")
    return project


def _recorded(project: Project) -> tuple[dict[_Key, _Record], dict[_Key, _Record]]:
    """What is recorded of sections and of translations, each known by all but its date."""
    sections: dict[_Key, _Record] = {}
    for each in project.approvals:
        sections[each.section, each.role] = each.model_dump(exclude_defaults=True)
    editions: dict[_Key, _Record] = {}
    for known in project.translation_approvals:
        editions[known.document, known.language, known.role] = known.model_dump(exclude_defaults=True)
    return sections, editions


def _of_formats(project: Project) -> dict[_Key, _Record]:
    """What is recorded of Braille and recordings, each known by all but its date."""
    known = (each.model_dump(exclude_defaults=True) for each in project.format_approvals)
    return {(*(str(each.get(name)) for name in _HEARD), each["role"]): each for each in known}


def _checked(project: Project, names: list[str], language: str, form: str, grade: int) -> list[_Record]:
    if form not in UNCHECKED:
        raise no_such("format", form, UNCHECKED, "that a person has to check")
    if language not in locales.available():
        raise no_such("language", language, locales.available())
    records = []
    for name in names:
        if name not in project.documents:
            raise no_such("document", name, project.documents)
        if language not in project.documents[name].languages:
            raise no_such("language", language, project.documents[name].languages, f"of `{name}`")
        of = grade_of(language, form, grade)
        keys = {"document": name, "language": language, "format": form} | ({"grade": of} if of else {})
        records.append(keys | {"hash": checked_hash(project, name, language, form, grade)})
    return records


def _write(
    place: Folders, sections: Iterable[_Record], editions: Iterable[_Record], heard: Iterable[_Record]
) -> None:
    content = {
        "approvals": sorted(sections, key=lambda each: [each[name] for name in ("section", "date", "role")]),
        "translations": sorted(editions, key=lambda each: [each[name] for name in _EDITION]),
        "formats": sorted(
            heard, key=lambda each: [str(each.get(name)) for name in (*_HEARD, "date", "role")]
        ),
    }
    kept = {name: records for name, records in content.items() if records}
    text = _HEAD + yaml.safe_dump(kept, sort_keys=False, allow_unicode=True)
    write_whole(place.content / "approvals.yaml", text.encode())


def _known_language(translations: Translations, document: str, language: str) -> str:
    if language not in locales.available() or language == translations.source:
        known = [tag for tag in locales.available() if tag != translations.source]
        raise no_such("language", language, known, "to translate into")
    declared = translations.documents(language)
    if document not in declared:
        hint = did_you_mean(document, declared) or f"add `{language}` to the languages of the document"
        raise UsageError(f"There is no document `{document}` in `{language}`.", hint)
    return language


def _day(given: str | None) -> str:
    """The date of the approval, which may be a month or a year; else today."""
    if given is None:
        return datetime.now(UTC).date().isoformat()  # SOURCE_DATE_EPOCH dates files, not what people do
    if not re.fullmatch(PARTIAL_DATE, given):
        raise UsageError(f"`{given}` is not a date.", "Write it as 2021-03-31, 2021-03 or 2021.")
    today((given + "-01-01")[:10])
    return given


def _sections(project: Project, name: str) -> list[str]:
    if name in project.sections:
        return [name]
    used = [use.use for use in project.documents[name].content] if name in project.documents else []
    if used and project.sections.keys() >= set(used):
        return used
    known = {*project.sections, *project.documents}
    hint = did_you_mean(name, known - {name}) or "`toolkit list` shows what there is."
    raise UsageError(f"There is no section or document `{name}` that can be approved.", hint)
