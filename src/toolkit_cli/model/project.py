"""Everything a project says, with the places where it says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from toolkit_cli.core.characters import folded
from toolkit_cli.core.diagnostics import Span
from toolkit_cli.core.fingerprint import fingerprint
from toolkit_cli.core.sources import KeyPath, SourceMap
from toolkit_cli.model.content import (
    Approval,
    Corrections,
    DocumentPlan,
    FormatApproval,
    Reference,
    Section,
    TranslationApproval,
)
from toolkit_cli.model.node import Node
from toolkit_cli.model.pictures import Picture
from toolkit_cli.model.place import Place
from toolkit_cli.model.publication import BraillePage, Kind, Publication
from toolkit_cli.model.terms import Glossary, Terms


@dataclass(frozen=True)
class Project:
    """What was read. Files with faults are missing here; `section_names` and `kind_names` name them all."""

    publication: Publication | None
    sections: Mapping[str, Section]
    documents: Mapping[str, DocumentPlan]
    kinds: Mapping[str, Kind]
    references: tuple[Reference, ...]
    corrections: Corrections
    approvals: tuple[Approval, ...]
    terms: Terms
    figures: Mapping[str, str]
    section_names: frozenset[str]
    kind_names: frozenset[str]
    sources: Mapping[str, SourceMap]
    today: date | None = None
    """The day that dates are compared with; without it no rule looks at the time."""
    records: Mapping[str, Node] = field(default_factory=dict)
    """The files that are kept about the text, as they were read: references, corrections, approvals."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """The plain values of every YAML file, also of those with faults."""
    images: frozenset[str] = frozenset()
    """The files in `content/images/`, relative to it."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    pronunciations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What is said for words of the publisher, by language."""
    """Where the pictures that blocks show come from, by file."""
    stray_images: frozenset[str] = frozenset()
    """The files and folders there that a symbolic link leads out of it."""
    rule_names: frozenset[str] = frozenset()
    """Every rule that the program can report."""
    catalogues: Mapping[str, str] = field(default_factory=dict)
    """The text of every catalogue of translations, by language."""
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)
    """The terms of every language that has a glossary."""
    translation_approvals: tuple[TranslationApproval, ...] = ()
    """How far translations have come."""
    format_approvals: tuple[FormatApproval, ...] = ()
    """What was read in Braille, or heard as a recording."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """The places that get documents of their own, by id."""

    @property
    def language(self) -> str:
        """The language of the source."""
        return self.publication.language if self.publication else "en-GB"

    @property
    def braille(self) -> BraillePage:
        """The page that Braille is set for."""
        return self.publication.braille if self.publication else BraillePage()

    def span(self, file: str, path: KeyPath = (), at: int | None = None) -> Span:
        """Where the value at `path` of `file` stands, or its character `at`, white space being folded."""
        source = self.sources.get(file)
        if source is None:
            return Span(file)
        words = None if at is None else self._words(file, path)
        return source.value(path) if at is None or words is None else source.within(path, words, at)

    def _words(self, file: str, path: KeyPath) -> str | None:
        """The text at `path`, or at the last of its steps that a file has, with its white space folded."""
        value = self.values.get(file)
        for step in path:
            if not isinstance(value, dict | list):
                break
            value = value[step]  # type: ignore[index]
        return folded(value) if isinstance(value, str) else None

    def approved(self, section: str) -> bool:
        """Whether the present text of a section is approved."""
        present = text_hash(self.sections[section])
        return any(each.section == section and each.hash == present for each in self.approvals)

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Every file that holds text for readers, with its model."""
        if self.publication:
            yield "content/toolkit.yaml", self.publication
        for name, section in self.sections.items():
            yield section_file(name), section
        for name, document in self.documents.items():
            yield document_file(name), document

    def waivable(self) -> Iterator[tuple[str, Node]]:
        """Every file in which a rule can be waived, with its model."""
        yield from self.nodes()
        yield from self.records.items()
        for name, kind in self.kinds.items():
            yield f"templates/{name}/kind.yaml", kind


REFERENCES = "content/references.yaml"
"""The file of the sources that marks in the text refer to, relative to the project."""


def section_file(name: str) -> str:
    """The file of a section, relative to the project."""
    return f"content/sections/{name}.yaml"


def document_file(name: str) -> str:
    """The file of a document, relative to the project."""
    return f"content/documents/{name}.yaml"


def catalogue_file(language: str) -> str:
    """The catalogue of a language, relative to the project."""
    return f"content/translations/{language}.po"


def text_hash(section: Section) -> str:
    """The fingerprint of all that a section says: an approval holds for exactly this."""
    return fingerprint(_without_waivers(section.model_dump(mode="json", exclude_defaults=True)))


def _without_waivers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_waivers(member) for key, member in value.items() if key != "allow"}
    return [_without_waivers(member) for member in value] if isinstance(value, list) else value
