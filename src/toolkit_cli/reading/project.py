"""Reads a whole project: every file, every fault, in one run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.sources import SourceMap
from toolkit_cli.model.content import Approvals, Corrections, DocumentPlan, References, Section
from toolkit_cli.model.node import Frozen
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Kind, Publication
from toolkit_cli.model.terms import Terms
from toolkit_cli.reading.shape import shape
from toolkit_cli.reading.yaml_tree import read_yaml

_Model = TypeVar("_Model", bound=Frozen)
_LARGEST = 4_000_000


@dataclass
class _Reading:
    folders: Folders
    reporter: Reporter
    sources: dict[str, SourceMap] = field(default_factory=dict)

    def text(self, file: Path) -> str | None:
        """The text of a file in UTF-8, or None with the fault reported."""
        span = Span(self.folders.shown(file))
        try:
            if file.stat().st_size > _LARGEST:
                self.reporter.report(
                    "unreadable-file",
                    span,
                    f"the file is larger than {_LARGEST:,} bytes",
                    "split it into sections",
                )
                return None
            content = file.read_bytes()
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            column = fault.start - content.rfind(b"\n", 0, fault.start)
            place = Span(span.path, line, column)
            self.reporter.report("unreadable-file", place, "this is not UTF-8 text", "save the file as UTF-8")
        except FileNotFoundError:
            self.reporter.report(
                "missing-file", span, "the file is missing", "write it; `toolkit init` shows one"
            )
        except OSError as fault:
            self.reporter.report("unreadable-file", span, f"the file cannot be read: {fault.strerror}")
        return None

    def model(self, model: type[_Model], file: Path) -> _Model | None:
        """The model of a YAML file, or None with every fault reported."""
        text = self.text(file)
        tree = read_yaml(text, self.folders.shown(file), self.reporter) if text is not None else None
        if tree is None:
            return None
        value, source = tree
        self.sources[source.file] = source
        return shape(model, value, source, self.reporter)

    def models(self, model: type[_Model], files: Iterable[tuple[str, Path]]) -> dict[str, _Model]:
        read = ((name, self.model(model, file)) for name, file in files)
        return {name: found for name, found in read if found is not None}

    def optional(self, model: type[_Model], file: Path) -> _Model | None:
        return self.model(model, file) if file.exists() or file.is_symlink() else None


def read_project(folders: Folders, reporter: Reporter, today: date | None = None) -> Project:
    """What a project says, on the day `today`. Faults go to `reporter`; files with faults are left out."""
    reading = _Reading(folders, reporter)
    content = folders.content
    publication = reading.model(Publication, content / "toolkit.yaml")
    if publication:
        reporter.severities = publication.rules
    sections = _yaml_files(content / "sections")
    documents = _yaml_files(content / "documents")
    kinds = {name: folders.template(f"{name}/kind.yaml") for name in folders.kinds()}
    references = reading.optional(References, content / "references.yaml")
    approvals = reading.optional(Approvals, content / "approvals.yaml")
    return Project(
        publication=publication,
        sections=reading.models(Section, sections.items()),
        documents=reading.models(DocumentPlan, documents.items()),
        kinds=reading.models(Kind, ((name, file) for name, file in kinds.items() if file)),
        references=references.references if references else (),
        corrections=reading.optional(Corrections, content / "corrections.yaml") or Corrections(),
        approvals=approvals.approvals if approvals else (),
        terms=reading.optional(Terms, content / "terms.yaml") or Terms(),
        figures=_figures(reading, content / "figures"),
        section_names=frozenset(sections),
        kind_names=frozenset(kinds),
        sources=reading.sources,
        today=today,
    )


def _yaml_files(folder: Path) -> dict[str, Path]:
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}


def _figures(reading: _Reading, folder: Path) -> dict[str, str]:
    files = {file.name.removesuffix(".svg.j2"): file for file in sorted(folder.glob("*.svg.j2"))}
    read: dict[str, Any] = {name: reading.text(file) for name, file in files.items()}
    return {name: text for name, text in read.items() if text is not None}
