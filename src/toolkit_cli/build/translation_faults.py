"""What is wrong with the translations of a project."""

from dataclasses import replace

from toolkit_cli import locales
from toolkit_cli.build.translations import Translations, catalogue_of
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.model.project import Project, document_file
from toolkit_cli.translation.rules import check_translation
from toolkit_cli.translation.translation import Translation

RULE = "missing-translation"


def check_translations(project: Project, reporter: Reporter) -> None:
    """Report every fault of the catalogues: of their form, and of what those say that have none."""
    for tag in sorted(project.catalogues):
        catalogue_of(project, tag, reporter)
    if reporter.stops():
        return
    translations = Translations(project)
    known = {*locales.available()} - reporter.stopped
    for tag in translations.languages:
        if tag in known:
            check_translation(_without_bare(project, translations, tag, reporter), reporter)


def _without_bare(project: Project, translations: Translations, tag: str, reporter: Reporter) -> Translation:
    """The translation without what only bare documents need: these, with nothing translated, are reported."""
    found = translations.translation(tag)
    begun = {each.segment.identity for each in found.pending if each.previous and each.previous.target}
    begun |= found.pairs.keys()
    needed = {name: set(translations.needed(name)) for name in translations.documents(tag)}
    bare = [name for name, texts in needed.items() if not texts & begun]
    for name in bare:
        index = project.documents[name].languages.index(tag)
        span = project.span(document_file(name), ("languages", index))
        message = (
            f"nothing of `{name}` is translated into {found.locale.english_name}: {len(needed[name])} texts"
        )
        hint = f"send it to a translator: toolkit translate export --language {tag} --document {name}"
        reporter.report(RULE, span, message, hint, Severity.WARNING)
    others = {each for name, texts in needed.items() if name not in bare for each in texts}
    told = {each for name in bare for each in needed[name]} - others
    pending = tuple(each for each in found.pending if each.segment.identity not in told)
    return replace(found, pending=pending)
