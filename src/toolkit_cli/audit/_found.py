"""What the audits of web pages, PDF and e-books have in common: places, faults, and how findings are made."""

from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.discovery import plug_ins

_LONGEST_QUOTE = 48


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a finished file: in words, or by its line where the file has lines that a person sees.

    `source` is the mark that leads to the YAML it was made from (`file#path`, or a bookmark of Word),
    `text` the words that stand there, and `order` its rank in the file.
    """

    words: str = ""
    line: int = 1
    source: str = ""
    text: str = ""
    order: int = -1


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule finds: the fact and the remedy at a place; the rule's module gives name and severity.

    `severity` is its own where it is not as bad as that of the rule.
    """

    message: str
    hint: str = ""
    place: Place = Place()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A diagnostic, with what leads from its place back to the content."""

    diagnostic: Diagnostic
    source: str = ""
    text: str = ""


def quoted(text: str) -> str:
    """The words that stand at a place, shortened, in quotation marks; nothing if there are none."""
    line = " ".join(text[:1000].split())
    if len(line) > _LONGEST_QUOTE:
        line = f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
    return f"“{line}”" if line else ""


def apply(rules: ModuleType, subject: Any, file: str, *, whole: str = "", skip: str = "") -> list[Found]:
    """What every rule of a package finds in `subject`, in the order of the file.

    `whole` is what the file as a whole is called, `skip` the mark of rules that are left out.
    """
    found = {
        finding(file, name, fault.severity or rule.SEVERITY, fault, whole): fault.place.order
        for name, rule in _kept(rules, skip)
        for fault in rule.check(subject)
    }
    return sorted(found, key=lambda each: (found[each], each.diagnostic.rule))


@cache
def _kept(rules: ModuleType, skip: str) -> tuple[tuple[str, ModuleType], ...]:
    """The rules of a package, looked up once: a book applies them to thousands of pages."""
    return tuple(each for each in plug_ins(rules).items() if not getattr(each[1], skip or "NONE", False))


def finding(file: str, rule: str, severity: Severity, fault: Fault, whole: str = "") -> Found:
    """A fault as the finding of a rule in a file."""
    span = Span(file, fault.place.line, place=fault.place.words or whole)
    diagnostic = Diagnostic(span, severity, rule, fault.message, fault.hint)
    return Found(diagnostic, fault.place.source, fault.place.text)


def faulty(file: str, message: str, hint: str, whole: str = "") -> list[Found]:
    """The only finding in bytes that cannot be read."""
    return [finding(file, "faulty-document", Severity.ERROR, Fault(message, hint), whole)]


def pages_of(rules: ModuleType) -> dict[str, str]:
    """The page of every rule of a package."""
    return {name: (rule.__doc__ or "").strip() for name, rule in plug_ins(rules).items()}
