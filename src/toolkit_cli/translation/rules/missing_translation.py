"""A text that a document needs has no translation: its draft prints the English, marked as such.

A text is known by its section and its English words. Not looked for is the same English in another section:
there it may mean something else. A document of which nothing is translated is named once, where it names the
language.

Bad: an entry with `msgstr ""`, or none, for a text of the document. Good: every text has its translation.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, Span
from toolkit_cli.translation._words import place, quoted
from toolkit_cli.translation.rules._fault import Fault
from toolkit_cli.translation.translation import Translation

SEVERITY = Severity.WARNING


def check(translation: Translation) -> Iterator[Fault]:
    """Every text that has no translation, not even one of an earlier wording."""
    entries = translation.catalogue.by_identity
    for pending in translation.pending:
        if not (pending.previous and pending.previous.target):
            entry = entries.get(pending.segment.identity)
            span = (entry and (entry.span or entry.target_span)) or Span(translation.file)
            message = f"{quoted(pending.segment.text.source)} ({place(pending.segment)}) has no translation"
            yield Fault(span, message, "translate it: the English would be printed", entry)
