"""Which files are to be made: pure, and in a fixed order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.errors import UsageError
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.model.project import Project


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make; `path` is relative to the output folder."""

    document: str
    language: str
    format: str

    @property
    def path(self) -> str:
        return f"{self.language}/{self.document}.{self.format}"


def plan(
    project: Project,
    documents: Sequence[str] = (),
    languages: Sequence[str] = (),
    formats: Sequence[str] = (),
) -> list[Task]:
    """The tasks for the documents named, or for all; what is not named is as the document declares.

    A pseudo-language can be made of every document.

    Raises UsageError for a document, language or format that does not exist.
    """
    _known("document", documents, project.documents)
    declared = project.documents.values()
    pseudo = [tag for tag in dict.fromkeys(languages) if tag in PSEUDO]
    known = {language for each in declared for language in each.languages} | {"all", *PSEUDO}
    _known("language", languages, known)
    _known("format", formats, {name for each in declared for name in each.formats})
    return [
        Task(name, language, form)
        for name, document in sorted(project.documents.items())
        if not documents or name in documents
        for language in (*_asked(document.languages, languages), *pseudo)
        for form in dict.fromkeys(document.formats)
        if not formats or form in formats
    ]


def _asked(declared: Sequence[str], wanted: Sequence[str]) -> list[str]:
    return [tag for tag in dict.fromkeys(declared) if not wanted or tag in wanted or "all" in wanted]


def _known(what: str, wanted: Sequence[str], known: Collection[str]) -> None:
    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known) or "`toolkit list` shows what there is"
            raise UsageError(f"There is no {what} `{name}`.", f"{hint[0].upper()}{hint[1:]}")
