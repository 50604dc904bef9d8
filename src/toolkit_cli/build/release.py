"""What stands in the way of giving documents out: drafts, stale texts, an edition past its review."""

from collections.abc import Collection, Iterable, Iterator

from toolkit_cli import locales
from toolkit_cli.build.plan import Task
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.model.project import Project, catalogue_file, document_file, section_file
from toolkit_cli.rules import placeholder_details
from toolkit_cli.translation.state import State

RULE = "unreleasable"
_REQUIRED = frozenset({"missing-furniture", "missing-reference", "review-date-missing", "review-overdue"})
"""Rules whose findings a draft may have, and a release may not."""


def check_release(
    project: Project, translations: Translations, tasks: Iterable[Task], reporter: Reporter
) -> None:
    """Report, as errors, all that keeps the files of `tasks` from being given out."""
    chosen = sorted({(task.document, task.language) for task in tasks})
    others = _unused(project, {document for document, _ in chosen})
    for found in tuple(reporter):
        if found.rule in _REQUIRED and found.span.path not in others:
            reporter.report(RULE, found.span, f"not for release: {found.message}", found.hint)
    report_placeholders(project, {document for document, _ in chosen}, reporter)
    for document, language in chosen:
        for span, message, hint in _faults(project, translations, document, language):
            reporter.report(RULE, span, f"not for release: {message}", hint)


def report_placeholders(project: Project, documents: Collection[str], reporter: Reporter) -> None:
    """Report, as errors, what in some documents stands for something that is still to be written.

    Whatever a project makes of that rule: its drafts may have them, and nobody else.
    """
    others = _unused(project, documents)
    for found in placeholder_details.check(project):
        if found.file not in others:
            span = project.span(found.file, found.path)
            reporter.report(RULE, span, f"not for release: {found.message}", found.hint)


def _unused(project: Project, documents: Collection[str]) -> set[str]:
    """The files of all other documents, and of the sections that only those print."""
    used = {use.use for document in documents for use in project.documents[document].content}
    sections = {section_file(name) for name in project.sections.keys() - used}
    return sections | {document_file(name) for name in project.documents.keys() - set(documents)}


def _faults(
    project: Project, translations: Translations, document: str, language: str
) -> Iterator[tuple[Span, str, str]]:
    for use in project.documents[document].content:
        if not project.approved(use.use):
            hint = f"when it is right: toolkit approve {use.use} --role ROLE"
            yield Span(section_file(use.use)), f"section `{use.use}` is not approved", hint
    if language == project.language:
        return
    locale = locales.load(language)
    if locale.pseudo:
        yield (
            Span(document_file(document)),
            f"`{language}` is a pseudo-language",
            "build it without --release",
        )
        return
    missing = translations.missing(document, language)
    state = translations.state(document, language)
    name = f"`{document}` in {locale.english_name}"
    if missing:
        hint = f"toolkit translate export --language {language} --document {document}"
        texts = "1 text" if missing == 1 else f"{missing} texts"
        yield Span(catalogue_file(language)), f"{name} has {texts} without a present translation", hint
    if state is not State.APPROVED:
        hint = f"when it is right: toolkit approve {document} --language {language} --role ROLE"
        yield Span(catalogue_file(language)), f"{name} is not approved ({state.value})", hint
