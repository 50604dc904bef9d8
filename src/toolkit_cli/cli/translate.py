"""`toolkit translate`: out to translators, back again, and how far it has come."""

import json
from dataclasses import asdict, fields, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from toolkit_cli import locales
from toolkit_cli.build.languages import check_languages
from toolkit_cli.build.translation_status import Status
from toolkit_cli.build.translation_status import status as status_of
from toolkit_cli.build.translations import Translations, catalogue_of
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._lazy import Command, Group
from toolkit_cli.cli._shared import AsJson, columns, folders, language_tag, say, show
from toolkit_cli.cli._translate_report import as_data, report
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.discovery import plug_in, plug_in_names
from toolkit_cli.core.errors import ContentError, ToolkitError, UsageError
from toolkit_cli.core.files import read_whole, write_whole
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project, catalogue_file
from toolkit_cli.model.terms import Glossary
from toolkit_cli.reading.project import read_project
from toolkit_cli.translation import exchange
from toolkit_cli.translation._terms import guidance
from toolkit_cli.translation.catalogue import Catalogue, Entry
from toolkit_cli.translation.exchange import BrokenFileError, Package
from toolkit_cli.translation.exchange._reading import distinct
from toolkit_cli.translation.incoming import fault_of
from toolkit_cli.translation.merge import identified, merge, outgoing
from toolkit_cli.translation.po import write_po
from toolkit_cli.translation.segments import Segment
from toolkit_cli.translation.translation import Translation

translate = typer.Typer(
    name="translate",
    cls=Group,
    help="Translations: out to translators, back again, and how far they have come.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_FORMS = plug_in_names(exchange)
_SAVE_AS = {
    **dict.fromkeys(
        (".odt", ".ott", ".doc", ".rtf", ".docm"), "Open it in Word or LibreOffice and save it as .docx."
    ),
    **dict.fromkeys(
        (".ttx", ".tmx", ".xlz", ".sdlppx", ".sdlrpx", ".xlsx"), "Ask for it as XLIFF, PO or .docx."
    ),
}
"""What to do about files that agencies send, by their ending."""


@translate.callback()
def _translate() -> None:
    """Translations: out to translators, back again, and how far they have come."""


@translate.command("export", cls=Command)
def export(
    context: typer.Context,
    language: Annotated[
        str,
        typer.Option(
            help="The language to translate into, by tag or name.",
            parser=language_tag,
            autocompletion=offer.languages,
            metavar="LANGUAGE",
        ),
    ],
    document: Annotated[
        list[str] | None,
        typer.Option(help="Only what this document needs; may be repeated.", autocompletion=offer.documents),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--as",
            help="The form of the file.",
            metavar="|".join(_FORMS),
            autocompletion=offer.one_of(_FORMS),
        ),
    ] = "po",
    output: Annotated[
        Path | None, typer.Option(help="The file to write; else toolkit-LANGUAGE.po or its like here.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the texts that documents need, with what is translated of them, to a file for translators."""
    if form not in _FORMS:
        raise no_such("form", form, _FORMS)
    project = _project(folders(context), language)
    translations = Translations(project)
    translation = _translation(translations, project, language)
    entries = outgoing(translation, _needed(translations, project, language, document))
    assert project.publication is not None
    title = str(project.publication.title)
    writer = plug_in(exchange, form)
    target = output or Path(f"toolkit-{language}{writer.EXTENSION}")
    package = Package(language, project.language, title, entries, guidance=guidance(translation.glossary))
    write_whole(target.absolute(), writer.write(package))
    done = sum(bool(entry.target) and not entry.stale for entry in entries)
    stale = sum(entry.stale for entry in entries)
    counts = {"texts": len(entries), "translated": done, "stale": stale}
    show(json.dumps({"file": str(target)} | counts, ensure_ascii=False) if as_json else str(target))
    say(f"{len(entries)} texts: {done} translated, {stale} stale, {len(entries) - done - stale} without.")
    if language not in locales.available():
        say(f"To bring it back, the program needs its own words in it first: locales/{language}.yaml.")


@translate.command("import", cls=Command)
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that came back: .po, .xlf or .docx.")],
    as_json: AsJson = False,
) -> None:
    """Take translations from a file into the catalogue. What does not match exactly is left out, and listed."""
    place, package = folders(context), _package(file)
    # Tools write `pl_PL` for `pl`: a region that the language has anyway says nothing.
    package = replace(package, language=language_tag(package.language))
    project = _project(place, package.language)
    translations = Translations(project)
    _language(project, package.language)
    package = _clear(package, identified(package.entries, translations.segments))
    needed = [translations.segments[each] for each in _expected(translations, package)]
    translation = translations.translation(package.language)
    found = merge(translation, package.entries, translations.segments, needed)
    if found.taken or found.asked:
        target = place.project / catalogue_file(package.language)
        write_whole(target, write_po(found.catalogue).encode("utf-8"))
    if as_json:
        show(json.dumps(as_data(found, package.left_out), indent=2, ensure_ascii=False))
    else:
        show(report(found, package.left_out))
    say("Next: toolkit validate, then toolkit approve DOCUMENT --language TAG --state translated --role ROLE")
    raise typer.Exit(1 if found.unknown or found.ambiguous or found.changed or package.left_out else 0)


@translate.command("status", cls=Command)
def status(
    context: typer.Context,
    language: Annotated[
        list[str] | None,
        typer.Option(
            help="Only this language; may be repeated.",
            parser=language_tag,
            autocompletion=offer.languages,
            metavar="LANGUAGE",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show, by language and document, what is translated, stale and missing, and who approved it."""
    project, stopped = _read(folders(context))
    translations = Translations(project)
    chosen = [_language(project, tag) for tag in language or translations.languages]
    if faulty := [tag for tag in chosen if tag in stopped]:
        say(f"Left out, for faults that `toolkit validate` shows: {', '.join(faulty)}.")
    chosen = [tag for tag in chosen if tag not in stopped]
    found = [each for tag in chosen for each in status_of(translations, tag)]
    names = tuple(field.name for field in fields(Status))
    if as_json:
        show(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False))
    else:
        rows = [tuple(str(getattr(each, name)) for name in names) for each in found]
        show(columns([tuple(name.replace("_", " ") for name in names), *rows]))
    if faulty:
        raise typer.Exit(1)


def _project(place: Folders, language: str) -> Project:
    """The project. Raises ContentError if its content or the translation into `language` has faults."""
    project, stopped = _read(place)
    if language in stopped:
        raise _faulty()
    return project


def _read(place: Folders) -> tuple[Project, frozenset[str]]:
    """The project and the languages whose translations have faults. Raises ContentError for other faults."""
    reporter = Reporter()
    project = read_project(place, reporter)
    check_languages(project, reporter)
    for tag in project.catalogues:
        catalogue_of(project, tag, reporter)
    if reporter.stops() or project.publication is None:
        raise _faulty()
    return project, reporter.stopped


def _faulty() -> ContentError:
    return ContentError("The content has faults.", "Mend what `toolkit validate` shows, then try again.")


def _language(project: Project, tag: str) -> str:
    known = [name for name in locales.available() if name != project.language]
    if tag not in known:
        raise no_such("language", tag, known, "to translate into")
    return tag


def _translation(translations: Translations, project: Project, tag: str) -> Translation:
    """What there is in a language; nothing in one that the program has no words for yet, but a translator may."""
    if tag not in locales.available() and locales.exists(tag):
        glossary = project.glossaries.get(tag, Glossary())
        return Translation(
            locales.Locale(tag, {}, {}), catalogue_file(tag), Catalogue(tag), {}, glossary=glossary
        )
    return translations.translation(_language(project, tag))


def _printed(
    translations: Translations, tag: str, documents: list[str] | None = None
) -> list[tuple[str, str]]:
    names = documents or translations.documents(tag)
    return list(dict.fromkeys(each for name in names for each in translations.needed(name)))


def _needed(
    translations: Translations, project: Project, tag: str, documents: list[str] | None
) -> list[Segment]:
    """The texts that documents need: those named, or those that declare the language, or else all."""
    for name in documents or ():
        if name not in project.documents:
            raise no_such("document", name, project.documents)
    chosen = documents or translations.documents(tag) or sorted(project.documents)
    return [translations.segments[each] for each in _printed(translations, tag, chosen)]


def _package(file: Path) -> Package:
    form = next((form for form in map(partial(plug_in, exchange), _FORMS) if _is_of(file, form)), None)
    if form is None:
        known = ", ".join(plug_in(exchange, name).EXTENSION for name in _FORMS)
        remedy = _SAVE_AS.get(file.suffix.lower(), f"Known: {known}.")
        raise UsageError(f"{file} is in no known form.", remedy)
    try:
        package: Package = form.read(read_whole(file))
    except OSError as fault:
        raise ToolkitError(
            f"{file} cannot be read: {fault.strerror}.", "Check the name of the file."
        ) from fault
    except BrokenFileError as fault:
        place = f":{fault.line}:{fault.column}" if fault.line else f": {fault.place}" if fault.place else ""
        show(f"{file}{place}: error[faulty-catalogue] {fault} ({fault.hint})")
        say("Nothing was taken over.")
        raise typer.Exit(1) from fault
    return package


def _is_of(file: Path, form: ModuleType) -> bool:
    return file.suffix.lower() in (form.EXTENSION, *getattr(form, "ALSO", ()))


def _clear(package: Package, entries: tuple[Entry, ...]) -> Package:
    """The package with `entries`, each text once, and without translations that no catalogue can hold."""
    entries, twice = distinct(entries)
    faults = {entry.identity: fault for entry in entries if (fault := fault_of(entry))}
    return replace(
        package,
        entries=tuple(entry for entry in entries if entry.identity not in faults),
        left_out=(*package.left_out, *twice, *faults.values()),
    )


def _expected(translations: Translations, package: Package) -> list[tuple[str, str]]:
    """The texts that a file should hold: of the fewest documents that explain what it holds."""
    needed = {name: set(translations.needed(name)) for name in translations.all_documents}
    listed = {entry.identity for entry in package.entries}
    rest = listed & set().union(*needed.values())
    of = []
    while rest:
        # The document of which the file lacks the least, for each text of the file that it explains.
        holding = {name: len(rest & texts) for name, texts in needed.items() if rest & texts}
        best = min(
            holding, key=lambda name: (len(needed[name] - listed) / holding[name], -holding[name], name)
        )
        of.append(best)
        rest -= needed[best]
    return _printed(translations, package.language, of) if of else []
