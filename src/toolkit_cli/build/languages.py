"""Whether the program has words for the languages of a project: without, no command can go on."""

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.model.project import Project
from toolkit_cli.rules import unknown_language


def check_languages(project: Project, reporter: Reporter) -> None:
    """Report every language of the project without words, as the check of all content does."""
    for found in unknown_language.check(project):
        span = project.span(found.file, found.path)
        reporter.report("unknown-language", span, found.message, found.hint, unknown_language.SEVERITY)
