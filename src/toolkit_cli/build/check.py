"""Everything that can be found wrong before a document is made."""

from datetime import date

from toolkit_cli.core.diagnostics import Reporter, Severity, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project
from toolkit_cli.rules import check_rules
from toolkit_cli.templating.drawing import lint_drawing
from toolkit_cli.templating.lint import lint


def check(folders: Folders, reporter: Reporter, today: date | None = None) -> Project:
    """The project on the day `today`, with every fault of content and templates reported."""
    project = read_project(folders, reporter, today)
    check_rules(project, reporter)
    _check_templates(folders, project, reporter)
    _check_figures(project, reporter)
    return project


def _check_templates(folders: Folders, project: Project, reporter: Reporter) -> None:
    for kind in sorted({document.kind for document in project.documents.values()} & project.kind_names):
        file = folders.template(f"{kind}/word.docx")
        if file is None:
            span = Span(f"templates/{kind}/word.docx")
            reporter.report("missing-template", span, f"kind `{kind}` has no Word template", "add word.docx")
            continue
        try:
            reporter.extend(lint(file.read_bytes(), folders.shown(file)))
        except OSError as fault:
            span = Span(folders.shown(file))
            reporter.report("unreadable-file", span, f"the file cannot be read: {fault.strerror}")


def _check_figures(project: Project, reporter: Reporter) -> None:
    for file, node in project.nodes():
        for path, block in walk(node):
            if isinstance(block, Figure) and block.figure in project.figures:
                for line, message, hint in lint_drawing(project.figures[block.figure], block.labels):
                    drawing = Span(f"content/figures/{block.figure}.svg.j2", line)
                    span = drawing if line else project.span(file, (*path, "labels"))
                    reporter.report("faulty-figure", span, message, hint, Severity.ERROR)
