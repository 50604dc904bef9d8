"""One form for every fault of content: where, how bad, what, and what to do about it."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a diagnostic is, worst first; `off` silences a rule."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


_ESSENTIAL = """
    unknown-key missing-key wrong-type duplicate-key empty-text tag-in-content alias-in-content complex-key
    too-deep faulty-yaml faulty-markup unknown-block missing-file unreadable-file faulty-name
    cut-text unreadable-characters several-lines
    broken-reference duplicate-id unknown-kind unknown-language unknown-field unknown-text-field
    missing-figure faulty-figure cut-word
    missing-image unsafe-path faulty-image missing-template faulty-template template-syntax missing-body-tag
    repeated-body-tag missing-style unknown-filter misplaced-tag cut-tag empty-cell
    table-without-grid unfillable-template lost-text page-limit
    no-document deep-list deep-heading faulty-catalogue duplicate-entry unreleasable missing-glyph
    undeclared-language lost-table-header undefined-braille unsaid-character
    tracked-change comment-in-document hidden-text external-reference active-content stale-field
    unknown-column missing-column faulty-place placeless-statement
"""
ESSENTIAL = frozenset(_ESSENTIAL.split())
"""Rules that documents are built on: they can neither be waived nor be less than errors."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: path relative to the project, line and column from 1.

    Word templates have no lines that a person sees; `place` names the part, table, row and paragraph. `keys` leads
    to what is meant in a YAML file, where whoever found it has not read that: the build knows its line.
    """

    path: str
    line: int = 1
    column: int = 1
    place: str = ""
    keys: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}: {self.place}" if self.place else f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault: the message states the fact and quotes the value, the hint is the remedy."""

    span: Span
    severity: Severity
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        tail = f" ({self.hint})" if self.hint else ""
        whole = f"{self.span}: {self.severity}[{self.rule}] {self.message}{tail}"
        return "\\n".join(whole.split("\n"))  # a line is a diagnostic, whatever a file is called

    def sort_key(self) -> tuple[str, int, int, str, int, str, str]:
        """The one order of every report: path, line, column, place, severity, rule, message."""
        rank = list(Severity).index(self.severity)
        span = self.span
        return span.path, span.line, span.column, _natural(span.place), rank, self.rule, self.message


def _natural(place: str) -> str:
    """The place with its numbers filled up, so that paragraph 2 stands before paragraph 10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), place)


@dataclass
class Reporter:
    """Collects the diagnostics of a run, each rule at the severity the project gives it."""

    severities: Mapping[str, Severity] = field(default_factory=dict)
    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def report(
        self, rule: str, span: Span, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """Record one fault; the same fault at the same place counts once."""
        chosen = severity if rule in ESSENTIAL else self.severities.get(rule, severity)
        if chosen is not Severity.OFF:
            self._found[Diagnostic(span, chosen, rule, message, hint)] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over diagnostics found elsewhere, at the severities of this reporter."""
        for found in diagnostics:
            self.report(found.rule, found.span, found.message, found.hint, found.severity)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=Diagnostic.sort_key))

    @property
    def failed(self) -> bool:
        """Whether anything found is an error."""
        return any(found.severity is Severity.ERROR for found in self._found)

    def stops(self, language: str = "") -> bool:
        """Whether an error of the content, or of the translation into a language, stands in the way of documents.

        A fault in one translation stops that language alone; without a language, none counts.
        """
        errors = (found for found in self._found if found.severity is Severity.ERROR)
        return any(translation_of(found.span.path) in {"", language} for found in errors)

    @property
    def stopped(self) -> frozenset[str]:
        """The languages whose translations have errors."""
        errors = (found for found in self._found if found.severity is Severity.ERROR)
        return frozenset(filter(None, (translation_of(found.span.path) for found in errors)))


_OF_TRANSLATION = re.compile(r"content/translations/([A-Za-z0-9-]+)(?:\.glossary)?\.(?:po|yaml)")


def translation_of(path: str) -> str:
    """The language whose translation a file of the project holds; empty for any other file."""
    found = _OF_TRANSLATION.fullmatch(path)
    return found[1] if found else ""


def count(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many of each severity, every severity present."""
    tally = Counter(found.severity for found in diagnostics)
    return {severity: tally[severity] for severity in Severity if severity is not Severity.OFF}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint for a misspelt name: the nearest known one, whatever its capitals, or all of a short list."""
    names = sorted(known)
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{folded[near[0]]}`?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 12 else ""
