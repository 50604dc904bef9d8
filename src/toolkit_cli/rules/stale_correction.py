"""A recorded correction or question does not match the text any more.

Good: the words under `now:` (or `text:`) stand in the section as they are recorded.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.node import texts
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING
_FILE = "content/corrections.yaml"


def check(project: Project) -> Iterator[Finding]:
    """Every entry whose section or words are not there."""
    recorded: list[tuple[KeyPath, str, str]] = [
        (("corrections", index, "now"), entry.section, entry.now)
        for index, entry in enumerate(project.corrections.corrections)
    ]
    recorded += [
        (("open", index, "text"), entry.section, entry.text)
        for index, entry in enumerate(project.corrections.open)
    ]
    for path, name, words in recorded:
        if name not in project.section_names:
            yield Finding(_FILE, path, f"there is no section `{name}`", "give the name of the section")
        elif name in project.sections:
            sources = (text.source for _, text in texts(project.sections[name]))
            section = " ".join(" ".join(sources).split())
            if " ".join(words.split()) not in section:
                message = f"`{words}` is not in section `{name}`"
                yield Finding(_FILE, path, message, "correct the entry, or remove it")
