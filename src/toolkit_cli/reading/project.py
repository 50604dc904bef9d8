"""Reads a whole project: every file, every fault, in one run."""

import codecs
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.core.files import DEVICES, LONGEST_ID
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.core.sources import SourceMap
from toolkit_cli.model.content import LANGUAGE, Approvals, Corrections, DocumentPlan, References, Section
from toolkit_cli.model.node import NAME, Frozen, Node
from toolkit_cli.model.pictures import Pictures
from toolkit_cli.model.place import FILE as PLACES
from toolkit_cli.model.place import IN_WORDS, Place
from toolkit_cli.model.project import Project
from toolkit_cli.model.pronunciations import Pronunciations
from toolkit_cli.model.publication import Kind, Publication
from toolkit_cli.model.terms import Glossary, Terms
from toolkit_cli.reading._unread import report_unread
from toolkit_cli.reading.places import read_places
from toolkit_cli.reading.shape import shape
from toolkit_cli.reading.yaml_tree import read_yaml

_Model = TypeVar("_Model", bound=Frozen)
_LARGEST = 1_000_000
_NOT_UTF_8 = "this is not UTF-8 text", "save the file as UTF-8: an editor offers it as encoding under Save as"


def _is_utf_16(content: bytes) -> bool:
    """Whether letters of two bytes each, without a mark that says so, stand in a file: every other byte is 0."""
    start = content[:1000]
    evens, odds = start[::2].count(0), start[1::2].count(0)
    return len(start) > 8 and (evens == 0) != (odds == 0) and max(evens, odds) > len(start) // 4


@dataclass
class _Reading:
    folders: Folders
    reporter: Reporter
    sources: dict[str, SourceMap] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    records: dict[str, Node] = field(default_factory=dict)
    read: set[Path] = field(default_factory=set)
    """The files that were read, or refused with a diagnostic of their own."""

    def text(self, file: Path) -> str | None:
        """The text of a file in UTF-8, or None with the fault reported."""
        content = self.content(file)
        if content is None:
            return None
        content = content.removeprefix(codecs.BOM_UTF8)
        if _is_utf_16(content):
            self.reporter.report("unreadable-file", Span(self.folders.shown(file)), *_NOT_UTF_8)
            return None
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            before = content[content.rfind(b"\n", 0, fault.start) + 1 : fault.start]
            column = len(before.decode("utf-8")) + 1
            place = Span(self.folders.shown(file), line, column)
            self.reporter.report("unreadable-file", place, *_NOT_UTF_8)
            return None

    def content(self, file: Path) -> bytes | None:
        """The content of a file, or None with the fault reported."""
        self.read.add(file)
        span = Span(self.folders.shown(file))
        try:
            state = file.stat()
            if not stat.S_ISREG(state.st_mode):  # a pipe or a device would keep us waiting
                self.reporter.report("unreadable-file", span, "this is not a file", "remove it")
                return None
            if state.st_size > _LARGEST:
                message = f"the file is larger than {_LARGEST:,} bytes"
                self.reporter.report("unreadable-file", span, message, "split it into sections")
                return None
            return file.read_bytes()
        except FileNotFoundError:
            self.reporter.report(
                "missing-file", span, "the file is missing", "write it; `toolkit init` shows one"
            )
        except OSError as fault:
            self.reporter.report("unreadable-file", span, f"the file cannot be read: {fault.strerror}")
        return None

    def listed(self, folder: Path, form: str) -> list[Path]:
        """The files of a folder whose names have a form, but for those that systems leave, which nothing reads."""
        found = sorted(file for file in folder.glob(form) if not is_leftover(file.name))
        self.read.update(found)
        return found

    def model(self, model: type[_Model], file: Path) -> _Model | None:
        """The model of a YAML file, or None with every fault reported."""
        text = self.text(file)
        tree = read_yaml(text, self.folders.shown(file), self.reporter) if text is not None else None
        if tree is None:
            return None
        value, source = tree
        self.sources[source.file] = source
        self.values[source.file] = value
        return shape(model, value, source, self.reporter)

    def models(self, model: type[_Model], files: Iterable[tuple[str, Path]]) -> dict[str, _Model]:
        read = ((name, self.model(model, file)) for name, file in files)
        return {name: found for name, found in read if found is not None}

    def optional(self, model: type[_Model], file: Path) -> _Model | None:
        if not (file.exists() or file.is_symlink()):
            return None
        found = self.model(model, file)
        if isinstance(found, Node):
            self.records[self.folders.shown(file)] = found
        return found


def read_project(folders: Folders, reporter: Reporter, today: date | None = None) -> Project:
    """What a project says, on the day `today`. Faults go to `reporter`; files with faults are left out."""
    reading = _Reading(folders, reporter)
    content = folders.content
    publication = reading.model(Publication, content / "toolkit.yaml")
    if publication:
        reporter.severities = publication.rules
    sections = _yaml_files(content / "sections", reading)
    documents = _yaml_files(content / "documents", reading)
    kinds = {name: folders.template(f"{name}/kind.yaml") for name in folders.kinds()}
    references = reading.optional(References, content / "references.yaml")
    approvals = reading.optional(Approvals, content / "approvals.yaml")
    images, stray_images = _images(content)
    pictures = reading.optional(Pictures, content / "images" / "pictures.yaml")
    spoken = reading.optional(Pronunciations, content / "pronunciations.yaml")
    glossaries = _of_languages(reading, content / "translations", ".glossary.yaml")
    project = Project(
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
        records=reading.records,
        values=reading.values,
        images=images,
        pictures=pictures.pictures if pictures else {},
        pronunciations=spoken.pronunciations if spoken else {},
        stray_images=stray_images,
        catalogues=_catalogues(reading, content / "translations"),
        glossaries=reading.models(Glossary, glossaries.items()),
        translation_approvals=approvals.translations if approvals else (),
        format_approvals=approvals.formats if approvals else (),
        places=_places(reading, folders.project / PLACES, publication),
    )
    report_unread(content, reading.read, folders.shown(content), reporter)
    return project


def _yaml_files(folder: Path, reading: _Reading) -> dict[str, Path]:
    """The content files of a folder by id; a file whose name cannot be an id is reported and left out."""
    files = {}
    for file in reading.listed(folder, "*.y*ml"):
        named = file.suffix == ".yaml" and re.fullmatch(NAME, file.stem) and len(file.stem) <= LONGEST_ID
        if named and file.stem.upper() not in DEVICES:
            files[file.stem] = file
        else:
            message = f"`{file.name}` is not a name for a content file"
            hint = f"use lower-case letters, digits and hyphens, {LONGEST_ID} at most, and the ending .yaml"
            reading.reporter.report("faulty-name", Span(reading.folders.shown(file)), message, hint)
    return files


def _of_languages(reading: _Reading, folder: Path, ending: str) -> dict[str, Path]:
    """The files of a folder that have an ending, by language; one that is named otherwise is reported."""
    files = {}
    for file in reading.listed(folder, f"*{ending}"):
        tag = file.name.removesuffix(ending)
        if re.fullmatch(LANGUAGE, tag):
            files[tag] = file
        else:
            message, span = f"`{tag}` is not the tag of a language", Span(reading.folders.shown(file))
            reading.reporter.report("faulty-name", span, message, f"name the file like pl{ending}")
    return files


def _catalogues(reading: _Reading, folder: Path) -> dict[str, str]:
    """The texts of the catalogues, by language. Their form is read elsewhere."""
    files = _of_languages(reading, folder, ".po")
    texts = {tag: reading.text(file) for tag, file in files.items()}
    return {tag: text for tag, text in texts.items() if text is not None}


def _images(content: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The files in the folder of images, and the files and folders in it that links lead out of it."""
    folder = content / "images"
    home = content.resolve() / "images"
    found = {file.relative_to(folder).as_posix(): file for file in _kept(folder) if file.exists()}
    stray = frozenset(name for name, file in found.items() if not file.resolve().is_relative_to(home))
    return frozenset(name for name, file in found.items() if file.is_file()), stray


def _kept(folder: Path) -> Iterator[Path]:
    """All files and folders within a folder, but for those that systems leave."""
    for file in folder.rglob("*"):
        if not any(map(is_leftover, file.relative_to(folder).parts)):
            yield file


def _places(reading: _Reading, file: Path, publication: Publication | None) -> dict[str, Place]:
    """The places by id; their words are values that rules look at, as those of other files."""
    if not (file.exists() or file.is_symlink()):
        return {}
    content = reading.content(file)
    if content is None:
        return {}
    english = publication is None or publication.language.startswith("en")
    places, reading.sources[PLACES] = read_places(content, reading.reporter, english=english)
    reading.values[PLACES] = [{name: getattr(each, name) for name in IN_WORDS} for each in places.values()]
    return places


def _figures(reading: _Reading, folder: Path) -> dict[str, str]:
    files = {file.name.removesuffix(".svg.j2"): file for file in reading.listed(folder, "*.svg.j2")}
    read: dict[str, Any] = {name: reading.text(file) for name, file in files.items()}
    return {name: text for name, text in read.items() if text is not None}
