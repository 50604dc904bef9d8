"""What a rule of translations finds: a place in the catalogue, the fact and the remedy."""

from dataclasses import dataclass

from toolkit_cli.core.diagnostics import Span
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.translation import Translation


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault; the rule's module gives name and severity. The waivers of `entry` cover it."""

    span: Span
    message: str
    hint: str = ""
    entry: Entry | None = None


def at_target(translation: Translation, entry: Entry, message: str, hint: str = "") -> Fault:
    """A fault of a translation, at its place in the catalogue."""
    span = entry.target_span or entry.span or Span(translation.file)
    return Fault(span, message, hint, entry)
