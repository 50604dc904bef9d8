"""The documents of a project in its languages; those of an earlier command are known again."""

from functools import cached_property
from typing import TYPE_CHECKING

from toolkit_cli.build.memory import Memory
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project

if TYPE_CHECKING:
    from toolkit_cli.build.translations import Translations


class Documents:
    """The documents of a project, which must be free of errors; `memory` is of the same project."""

    def __init__(self, project: Project, memory: Memory | None = None) -> None:
        self._project, self._memory = project, memory
        self._known: dict[str, dict[str, Document]] = {}
        self._grown: set[str] = set()

    @cached_property
    def _translations(self) -> "Translations":
        from toolkit_cli.build.translations import Translations

        return Translations(self._project)

    def document(self, name: str, tag: str) -> Document:
        """A document in a language."""
        known = self._of_language(tag)
        if name not in known:
            known[name] = self._translations.document(name, tag)
            self._grown.add(tag)
        return known[name]

    def keep(self) -> None:
        """Keep what was resolved for the next command."""
        if self._memory:
            for tag in self._grown:
                self._memory.keep(self._known[tag], "documents", tag)
        self._grown.clear()

    def _of_language(self, tag: str) -> dict[str, Document]:
        if tag not in self._known:
            kept = self._memory.recall("documents", tag) if self._memory else None
            self._known[tag] = kept if isinstance(kept, dict) else {}
        return self._known[tag]
