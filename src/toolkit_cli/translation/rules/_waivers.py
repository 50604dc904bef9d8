"""Rules that an entry of a catalogue waives by a comment of the translator: `# allow <rule>: <reason>`."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from toolkit_cli.core.diagnostics import Reporter, Severity, Span, did_you_mean
from toolkit_cli.translation.catalogue import Entry, Identity
from toolkit_cli.translation.translation import Translation

_WAIVER = re.compile(r"#?\s*allow\s+`?(?P<rule>[\w-]+)`?\s*(?::\s*(?P<reason>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Waiver:
    span: Span
    reason: str


class Waivers:
    """The waivers of a catalogue, and which of them were of use."""

    def __init__(self, translation: Translation) -> None:
        self._at: dict[tuple[Identity, str], _Waiver] = {}
        for entry in translation.catalogue.entries:
            for comment in entry.comments:
                if found := _WAIVER.fullmatch(comment.strip()):
                    span = entry.span or entry.target_span or Span(translation.file)
                    waiver = _Waiver(span, (found["reason"] or "").strip())
                    self._at[entry.identity, found["rule"]] = waiver
        self._present = translation.pairs.keys()
        self._used: set[tuple[Identity, str]] = set()

    def cover(self, rule: str, entry: Entry | None) -> bool:
        """Whether the entry waives the rule, with a reason."""
        if entry is None or (entry.identity, rule) not in self._at:
            return False
        self._used.add((entry.identity, rule))
        return bool(self._at[entry.identity, rule].reason)

    def report_unused(self, reporter: Reporter, rules: Collection[str]) -> None:
        """Report every waiver without a reason, of no rule, or of one that found nothing in its entry.

        Entries that are not printed, being stale or of no document, are not judged for what they waive.
        """
        for key, waiver in self._at.items():
            identity, rule = key
            if rule not in rules:
                message = f"there is no rule of translations `{rule}` that can be waived"
                hint = did_you_mean(rule, rules)
            elif not waiver.reason:
                message = f"the waiver of `{rule}` gives no reason"
                hint = f"write `# allow {rule}: ` and the reason"
            elif key not in self._used and identity in self._present:
                message, hint = f"rule `{rule}` finds nothing here", "remove the waiver"
            else:
                continue
            reporter.report("unused-waiver", waiver.span, message, hint, Severity.WARNING)
