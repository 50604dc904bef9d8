"""The languages of a project: its catalogues, held against the text as it stands now."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from toolkit_cli import locales
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.characters import folded
from toolkit_cli.core.diagnostics import Diagnostic, Reporter
from toolkit_cli.model.content import TranslationApproval
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import REFERENCES, Project, catalogue_file
from toolkit_cli.model.publication import Contact
from toolkit_cli.model.terms import Glossary
from toolkit_cli.model.text import MarkupError, Text, lines_fault
from toolkit_cli.reading.inline_markup import read_markup
from toolkit_cli.translation.apply import Change, by_catalogue, by_pseudo, translated
from toolkit_cli.translation.catalogue import Catalogue, Identity
from toolkit_cli.translation.po import read_po
from toolkit_cli.translation.segments import (
    PUBLICATION,
    Segment,
    context_of,
    document_context,
    kind_context,
    segments,
)
from toolkit_cli.translation.stale import pending
from toolkit_cli.translation.state import State, translation_hash
from toolkit_cli.translation.translation import Pair, Translation


class Translations:
    """The translations of a project, each read when it is first asked for. The project must be free of errors."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._translations: dict[str, Translation] = {}
        self._needed: dict[str, tuple[Identity, ...]] = {}

    @property
    def source(self) -> str:
        """The language of the source."""
        return self._project.language

    @cached_property
    def segments(self) -> Mapping[Identity, Segment]:
        """Every text of the project that can be translated."""
        return segments(self._project)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that documents declare or catalogues exist for, but for that of the source."""
        declared = {tag for plan in self._project.documents.values() for tag in plan.languages}
        return tuple(sorted((declared | self._project.catalogues.keys()) - {self._project.language}))

    @cached_property
    def all_documents(self) -> tuple[str, ...]:
        """Every document, in whatever languages."""
        return tuple(sorted(self._project.documents))

    def documents(self, tag: str) -> list[str]:
        """The documents that declare a language."""
        return [name for name, plan in sorted(self._project.documents.items()) if tag in plan.languages]

    def needed(self, document: str) -> tuple[Identity, ...]:
        """The texts that a document prints, each once, in reading order."""
        if document not in self._needed:
            self._needed[document] = tuple(dict.fromkeys(self._printed(document)))
        return self._needed[document]

    def _printed(self, name: str) -> Iterator[Identity]:
        project = self._project
        plan, publication = project.documents[name], project.publication
        assert publication is not None
        yield document_context(name), plan.title.source
        yield kind_context(plan.kind), project.kinds[plan.kind].label.source
        for text in (publication.title, publication.statement, publication.message):
            if text is not None:
                yield PUBLICATION, text.source
        for origin, _, text in resolve(project, name, locales.load(project.language)).texts():
            if origin.file != REFERENCES:  # the names of works are not translated
                yield context_of(origin.file), text.source

    def translation(self, tag: str) -> Translation:
        """What the catalogue of a language says of the texts that its documents need."""
        if tag not in self._translations:
            self._translations[tag] = self._read(tag)
        return self._translations[tag]

    def _read(self, tag: str) -> Translation:
        project = self._project
        catalogue = catalogue_of(project, tag, Reporter()) or Catalogue(tag)
        needed = dict.fromkeys(each for name in self.documents(tag) for each in self.needed(name))
        pairs = dict(_pairs(catalogue, self.segments))
        missing = [self.segments[each] for each in needed if each not in pairs]
        orphans = [entry for entry in catalogue.entries if entry.identity not in pairs and entry.target]
        waiting = pending(missing, orphans)
        claimed = {found.previous.identity for found in waiting if found.previous}
        return Translation(
            locale=locales.load(tag),
            file=catalogue_file(tag),
            catalogue=catalogue,
            pairs=pairs,
            pending=waiting,
            left_over=tuple(
                entry
                for entry in catalogue.entries
                if entry.identity not in self.segments and entry.identity not in claimed
            ),
            contact=project.publication.contact if project.publication else Contact(),
            glossary=project.glossaries.get(tag, Glossary()),
        )

    def records(self, document: str, tag: str) -> list[TranslationApproval]:
        """What was recorded of the present translation of a document, the highest state first."""
        present = self.hash(document, tag)
        known = self._project.translation_approvals
        mine = [
            each for each in known if (each.document, each.language, each.hash) == (document, tag, present)
        ]
        return sorted(mine, key=lambda each: (-State(each.state).rank, each.date))

    def hash(self, document: str, tag: str) -> str:
        """The fingerprint of a document in a language: an approval holds for exactly this."""
        return translation_hash(self.translation(tag), self.needed(document))

    def state(self, document: str, tag: str) -> State:
        """How far the translation of a document has come.

        Without a record it is a machine draft where a machine wrote any of it, else translated if any of it is.
        """
        recorded = self.records(document, tag)
        if recorded:
            return State(recorded[0].state)
        pairs = self.translation(tag).pairs
        present = [pairs[each].entry for each in self.needed(document) if each in pairs]
        if not present:
            return State.UNTRANSLATED
        return State.MACHINE if any(entry.machine for entry in present) else State.TRANSLATED

    def missing(self, document: str, tag: str) -> int:
        """How many texts of a document have no present translation."""
        pairs = self.translation(tag).pairs
        return sum(each not in pairs for each in self.needed(document))

    def document(self, name: str, tag: str) -> Document:
        """A document in a language: its translation, a pseudo-language, or the source."""
        project, locale = self._project, locales.load(tag)
        if tag == project.language:
            return resolve(project, name, locale)
        words = translated(project, [name], self._change(tag))
        return resolve(project, name, locale, words, self._draft(name, tag))

    def _change(self, tag: str) -> Change:
        locale = locales.load(tag)
        return (
            by_pseudo(locale)
            if locale.pseudo
            else by_catalogue(self.translation(tag), self._project.language)
        )

    def _draft(self, name: str, tag: str) -> str:
        """The label of the notice that a translation below approved carries."""
        if locales.load(tag).pseudo:
            return "draft"
        found = self.state(name, tag)
        if found is State.APPROVED and not self.missing(name, tag):
            return ""
        return "draft_machine" if found is State.MACHINE else "draft_translation"


def catalogue_of(project: Project, tag: str, reporter: Reporter) -> Catalogue | None:
    """The catalogue of a language, None if it has faults; without a file an empty one."""
    if tag not in project.catalogues:
        return Catalogue(tag)
    catalogue, found = _read_catalogue(project.catalogues[tag], catalogue_file(tag))
    reporter.extend(found)
    return catalogue


_ONE_LINE = "write one paragraph, as in the English"
_parse = cache(read_markup)


@cache
def _read_catalogue(text: str, file: str) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    reporter = Reporter()
    catalogue = read_po(text, file, reporter)
    for entry in catalogue.entries if catalogue else ():
        if fault := lines_fault(entry.target):
            assert entry.target_span is not None
            reporter.report("several-lines", entry.target_span, fault[0], _ONE_LINE)
        try:
            _parse(entry.target)
        except MarkupError as error:
            assert entry.target_span is not None
            reporter.report("faulty-markup", entry.target_span, str(error), error.hint)
    return None if reporter.failed else catalogue, tuple(reporter)


def _pairs(catalogue: Catalogue, known: Mapping[Identity, Segment]) -> Iterator[tuple[Identity, Pair]]:
    """The present translations: of texts as they stand now, neither stale nor empty."""
    for entry in catalogue.entries:
        segment = known.get(entry.identity)
        if segment and entry.target.strip() and not entry.stale:
            target = folded(entry.target)
            yield entry.identity, Pair(segment, entry, Text(target, *_parse(target)))
