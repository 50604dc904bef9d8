"""Which files are to be made: pure, and in a fixed order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit_cli import locales
from toolkit_cli.build.formats import EASY_READ, FORMATS, OUTSIDE, File, files
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.results import Output
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.model.project import Project


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make; `path` is relative to the output folder."""

    document: str
    language: str
    format: str
    file: File
    place: str = ""
    """The place that it is made for; empty: for all."""

    @property
    def path(self) -> str:
        folder = f"{self.language}/{self.place}" if self.place else self.language
        return f"{folder}/{self.document}{self.file.ending}"


def plan(
    project: Project,
    documents: Sequence[str] = (),
    languages: Sequence[str] = (),
    formats: Sequence[str] = (),
) -> list[Task]:
    """The tasks for the documents named, or for all; what is not named is as the document declares.

    A format that is named is made of every document that can have it, a pseudo-language of every document.
    Raises UsageError for a document, language or format that does not exist, and where documents are named
    of which there is nothing in the languages and formats asked for.
    """
    _known("document", documents, project.documents)
    declared = project.documents.values()
    pseudo = [tag for tag in dict.fromkeys(languages) if tag in PSEUDO]
    known = {language for each in declared for language in each.languages} | {"all", *PSEUDO}
    _known("language", languages, known)
    _made_here(formats)
    _known("format", formats, FORMATS)
    tasks = [
        task
        for name, document in sorted(project.documents.items())
        if not documents or name in documents
        for form in dict.fromkeys(formats or document.formats)
        for chosen in _documents(project, name, form)
        for language in (*_asked(project.documents[chosen].languages, languages), *pseudo)
        for task in _tasks(project, chosen, language, form)
    ]
    if documents and not tasks:
        asked = [
            " or ".join(f"`{each}`" for each in some) for some in (documents, formats, languages) if some
        ]
        remedy = "`toolkit list` shows what there is, `toolkit formats LANGUAGE` what to offer instead"
        raise UsageError(f"There is no {' in '.join(asked)}.", f"{remedy}.")
    return in_order(tasks)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Tasks, each once, in the order of every plan."""
    return sorted(dict.fromkeys(tasks), key=lambda task: (task.document, _rank(task), task.path))


def again(project: Project, outputs: Iterable[Output]) -> list[Task]:
    """The tasks that give `outputs` again, where their document and language are still there."""
    tasks = []
    for output in outputs:
        document = project.documents.get(output.document)
        there = not output.place or output.place in project.places
        if (
            there
            and document
            and output.language in (*document.languages, *PSEUDO)
            and output.format in FORMATS
        ):
            found = _tasks(project, output.document, output.language, output.format)
            placed = (replace(task, place=output.place) for task in found)
            tasks += [task for task in placed if task.path == output.path]
    return tasks


def _documents(project: Project, name: str, form: str) -> list[str]:
    """The document itself; for Easy Read, the documents that say it in easier words."""
    if form != EASY_READ or project.documents[name].kind == EASY_READ:
        return [name]
    return [each for each, plan in sorted(project.documents.items()) if plan.alternative_of == name]


def _tasks(project: Project, name: str, language: str, form: str) -> list[Task]:
    kind = project.kinds[project.documents[name].kind]
    found = files(form, locales.load(language), kind, project.braille)
    return [Task(name, language, form, file) for file in found]


def _rank(task: Task) -> tuple[bool, int]:
    """The language of the source before all others, formats in their usual order."""
    return task.language != locales.SOURCE, FORMATS.index(task.format)


def _asked(declared: Sequence[str], wanted: Sequence[str]) -> list[str]:
    return [tag for tag in dict.fromkeys(declared) if not wanted or tag in wanted or "all" in wanted]


def _made_here(formats: Sequence[str]) -> None:
    for name in formats:
        if name in OUTSIDE:
            remedy = f"Log a request for it: toolkit request new --format {name}"
            raise UsageError(f"`{name}` is not built: others make it ({OUTSIDE[name]}).", remedy)


def _known(what: str, wanted: Sequence[str], known: Collection[str]) -> None:
    for name in wanted:
        if name not in known:
            raise no_such(what, name, known)
