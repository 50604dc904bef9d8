"""What can be found wrong with a project that was read."""

from dataclasses import replace

from toolkit_cli.build.active_pictures import check_active_pictures
from toolkit_cli.build.images import check_images
from toolkit_cli.build.logo import check_logo
from toolkit_cli.build.pages import ONLINE, rule_names
from toolkit_cli.build.remembered import remembered
from toolkit_cli.build.strange_files import check_strange_files
from toolkit_cli.build.templates import check_drawings, check_kinds
from toolkit_cli.build.translation_faults import check_translations
from toolkit_cli.core.diagnostics import Reporter, Severity, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project
from toolkit_cli.rules import check_rules
from toolkit_cli.templating.drawing_lint import lint_drawing


def find_faults(folders: Folders, project: Project, reporter: Reporter) -> None:
    """Report every fault of content and templates, beside those of reading."""
    project = replace(project, rule_names=rule_names())
    check_rules(project, reporter, elsewhere=ONLINE)
    if check_strange_files(folders, reporter):
        return
    _check_templates(folders, project, reporter)
    _check_figures(project, reporter)
    check_logo(folders, project, reporter)
    check_images(folders, project, reporter)
    check_active_pictures(folders, project, reporter)
    check_translations(project, reporter)


def _check_templates(folders: Folders, project: Project, reporter: Reporter) -> None:
    used = {document.kind for document in project.documents.values()}
    reporter.extend(check_kinds(folders, project, used & project.kind_names))
    reporter.extend(check_drawings(project))


def _check_figures(project: Project, reporter: Reporter) -> None:
    for file, node in project.nodes():
        for path, block in walk(node):
            if isinstance(block, Figure) and block.figure in project.figures:
                source = project.figures[block.figure]
                for line, message, hint in remembered(lint_drawing, source, tuple(block.labels)):
                    drawing = Span(f"content/figures/{block.figure}.svg.j2", line)
                    span = drawing if line else project.span(file, (*path, "labels"))
                    reporter.report("faulty-figure", span, message, hint, Severity.ERROR)
