"""What people who know have read in Braille or heard, after the program made it."""

from collections.abc import Mapping
from dataclasses import replace

from toolkit_cli import locales
from toolkit_cli.build.document_hash import document_hash
from toolkit_cli.build.formats import BRAILLE, File
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.locales import braille as braille_codes
from toolkit_cli.model.document import Document
from toolkit_cli.model.presentation import Presentation
from toolkit_cli.model.project import Project

UNCHECKED: Mapping[str, str] = {
    BRAILLE: "This Braille has not been read by a Braille reader.",
    "audio": "This recording has not been heard by a speaker of the language.",
}
"""What is said of each format that a person has to check before it goes out."""
_FORMS = {"brf": BRAILLE, "pef": BRAILLE, "audio": "audio"}
"""The writers of those formats."""


def grade_of(language: str, form: str, grade: int) -> int:
    """The grade of what is checked: the usual one for 0; 0 for what is no Braille."""
    return braille_codes.code(locales.load(language), grade).grade if form == BRAILLE else 0


def checked_hash(project: Project, document: str, language: str, form: str, grade: int = 0) -> str:
    """The fingerprint of what was checked: the text, and the grade and table by which it became Braille.

    Raises ToolkitError for a grade that the language does not have.
    """
    made = [document_hash(project, document, language), form]
    if form == BRAILLE:
        code = braille_codes.code(locales.load(language), grade)
        made += [str(code.grade), code.table]
    return digest("\n".join(made).encode())


def as_checked(project: Project, document: Document, file: File) -> Presentation:
    """How a file sets a document, with whether somebody has checked exactly this."""
    form = _FORMS.get(file.writer, "")
    if not form or not project.format_approvals:
        return file.presentation
    checked = is_checked(project, document.id, document.language, form, file.presentation.grade)
    return replace(file.presentation, checked=checked)


def is_checked(project: Project, document: str, language: str, form: str, grade: int = 0) -> bool:
    """Whether somebody has checked exactly this."""
    if form not in UNCHECKED or not project.format_approvals:
        return False
    wanted = checked_hash(project, document, language, form, grade)
    return any(
        (each.document, each.language, each.format, each.hash) == (document, language, form, wanted)
        for each in project.format_approvals
    )
