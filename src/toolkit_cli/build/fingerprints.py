"""What each file depends on, as short digests by name: equal digests, equal bytes."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache, lru_cache

from toolkit_cli import locales
from toolkit_cli.build.alike import Group
from toolkit_cli.build.alike_groups import groups_of
from toolkit_cli.build.canonical import digest_of
from toolkit_cli.build.documents import Documents
from toolkit_cli.build.load import context
from toolkit_cli.build.memory import Memory
from toolkit_cli.build.plan import Task
from toolkit_cli.build.surroundings import DRAWS, folders, installed, on_machine
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import EasyRead, Figure
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.writers import WriterContext

PARTS = (
    "document",
    "template",
    "blocks",
    "pictures",
    "locale",
    "options",
    "fonts",
    "writer",
    "tools",
    "place",
)
"""The names of the parts of a fingerprint, in the order in which they are shown."""


class Fingerprints:
    """The fingerprints of the tasks of a project, which must be free of errors; `memory` is of the same."""

    def __init__(
        self, folders: Folders, project: Project, timestamp: datetime | None, memory: Memory | None = None
    ) -> None:
        self._folders, self._project, self._timestamp = folders, project, timestamp
        self._documents, self._memory = Documents(project, memory), memory
        self._digests: dict[tuple[str, str, bool], str] = {}
        self._around: dict[tuple[object, ...], Mapping[str, str]] = {}
        self._groups: dict[tuple[object, ...], Mapping[str, Group]] = {}
        kept = memory.recall("fingerprints", str(timestamp)) if memory else None
        self._shared: dict[tuple[object, ...], Mapping[str, str]]
        self._letters: dict[tuple[str, str], int]
        self._shared, self._letters = kept if isinstance(kept, tuple) else ({}, {})
        self._known = len(self._shared)
        self._whole: dict[tuple[object, ...], Mapping[str, str]] = {}
        self.beside: set[str] = set()
        """The folders of the machine that hold what files depend on, of those that were asked for."""

    def document(self, task: Task) -> Document:
        """The document that a task shows; for a place, the one that all places share."""
        return self._documents.document(task.document, task.language)

    def keep(self) -> None:
        """Keep what was found out of the documents for the next command."""
        if self._memory and len(self._shared) > self._known:
            self._memory.keep((self._shared, self._letters), "fingerprints", str(self._timestamp))
            self._documents.keep()

    def letters(self, task: Task) -> int:
        """How long the text of a task is, about."""
        key = (task.document, task.language)
        if key not in self._letters:
            self._letters[key] = sum(len(text.source) for _, _, text in self.document(task).texts())
        return self._letters[key]

    def of(self, task: Task) -> Mapping[str, str]:
        """The digest of each part that the file of a task depends on."""
        key = (task.document, task.language, task.file, bool(task.place))
        if key not in self._whole:
            if key not in self._shared:
                self._shared[key] = self._of_document(task)
            beside = task.file, locales.load(task.language)
            self.beside.update(map(str, folders(*beside)))
            self._whole[key] = on_machine(self._shared[key], *beside)
        return {**self._whole[key], "place": self._of_place(task)} if task.place else self._whole[key]

    def _of_document(self, task: Task) -> Mapping[str, str]:
        """The parts that the files of all places share, without what is the machine's alone."""
        around = (*self._setting(task), task.language, task.file)
        if around not in self._around:
            self._around[around] = self._of_context(task)
        key = (task.document, task.language, bool(task.place))
        if key not in self._digests:
            self._digests[key] = _document(self.document(task), for_places=bool(task.place))
        return {"document": self._digests[key], **self._around[around]}

    def _of_place(self, task: Task) -> str:
        """What of a place stands in the file; where places are set alike, also what they share a layout with."""
        place = self._project.places[task.place]
        if task.file.writer != "docx":
            return digest_of(place.fields())
        key = (task.document, task.language, task.file)
        if key not in self._groups:
            around = (self._folders, self._project, self.document(task), self._timestamp, task.file)
            self._groups[key] = groups_of(*around)
        group = self._groups[key].get(task.place)
        if group is None:
            return digest_of(place.fields())
        return _of_alike(tuple(group.values(place).items()), tuple(group.tokens.items()))

    def _setting(self, task: Task) -> tuple[str, str]:
        """What decides over all but the text: the kind, and the document itself for its pictures and checks."""
        document = self.document(task)
        pictures = any(isinstance(each.block, (Figure, EasyRead)) for each in document.body)
        own = pictures or bool(self._project.format_approvals)
        return document.kind_name, task.document if own else ""

    def _of_context(self, task: Task) -> Mapping[str, str]:
        document, file = self.document(task), task.file
        given = context(self._folders, self._project, document, self._timestamp, file)
        drawn = file.writer in DRAWS
        figures = {name: document.figures[name] for name in _shown(document)}
        return {
            "template": digest_of(_of_bytes(given.template), document.kind),
            "blocks": _of_bytes(given.blocks.encode()),
            "pictures": digest_of(given.pictures, given.logo, given.images, figures) if drawn else "",
            "locale": _of_locale(given) if file.writer == "audio" else _of_words(given.locale.tag),
            "options": digest_of(file, given.presentation, given.timestamp),
            **installed(file, given.fonts),
        }


def _document(document: Document, for_places: bool) -> str:
    """The digest of what a document says; what has a part of its own is left to that."""
    others = {"figures", "kind"} if for_places else {"figures", "kind", "unfilled"}
    return digest_of({name: getattr(document, name) for name in _FIELDS if name not in others})


_FIELDS = tuple(field.name for field in fields(Document))


@lru_cache(maxsize=20_000)
def _of_alike(values: tuple[tuple[str, str], ...], tokens: tuple[tuple[str, str], ...]) -> str:
    """The same for all documents that show the same of a place."""
    return digest_of(dict(values), dict(tokens))


@lru_cache(maxsize=256)
def _of_bytes(content: bytes) -> str:
    return digest_of(content)


@cache
def _of_words(tag: str) -> str:
    return digest_of(locales.load(tag))


def _of_locale(given: WriterContext) -> str:
    """The words of a language, and what the publisher has recordings say."""
    return digest_of(_of_words(given.locale.tag), given.pronunciations)


def _shown(document: Document) -> list[str]:
    return sorted({each.block.figure for each in document.body if isinstance(each.block, Figure)})
