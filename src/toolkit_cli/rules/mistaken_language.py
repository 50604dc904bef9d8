"""Words stand in a script in which the language of the source is not written: a screen reader spells them with the
wrong voice, or says nothing.

Bad: `Українська` in an English text. Good: `Ukrainian`; text for its readers belongs in `content/translations/`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.scripts import script, writes
from toolkit_cli.model.inlines import Words, flat
from toolkit_cli.model.project import Project
from toolkit_cli.model.text import Text
from toolkit_cli.rules._prose import prose

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every text of which a part is mostly in such a script."""
    for found in prose(project):
        if found.words.isascii():
            continue
        for words in _parts(found.text):
            name = script(words)
            if name != "Latin" and not writes(project.language, name):
                message = f"`{words[:40]}` is in {name} letters"
                hint = "write it in the letters of the text, or translate the document"
                yield Finding(found.file, found.path, message, hint)
                break


def _parts(text: Text) -> Iterator[str]:
    """The words as a whole, then each stretch of them that is set alike."""
    yield str(text)
    yield from (inline.text for inline in flat(text.inlines) if isinstance(inline, Words))
