"""A document in Easy Read holds text that is not Easy Read: words without a picture beside them.

Bad: `kind: easy-read` and a section with paragraphs or lists.
Good: `kind: easy-read` and sections of subsections and blocks `easy-read` only.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Block, EasyRead, Subsection
from toolkit_cli.model.project import Project, section_file
from toolkit_cli.rules._easy_read import KIND

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """The blocks of sections used in Easy Read that are something else."""
    plans = [plan for plan in project.documents.values() if plan.kind == KIND]
    used = dict.fromkeys(use.use for plan in plans for use in plan.content)
    for name in used:
        section = project.sections.get(name)
        for path, block in _others(section.blocks, ("blocks",)) if section else ():
            message = f"a block `{block.type}` has no picture for each sentence"
            yield Finding(section_file(name), path, message, "write it as points of a block `easy-read`")


def _others(blocks: tuple[Block, ...], path: KeyPath) -> Iterator[tuple[KeyPath, Block]]:
    for index, block in enumerate(blocks):
        if isinstance(block, Subsection):
            yield from _others(block.blocks, (*path, index, "blocks"))
        elif not isinstance(block, EasyRead):
            yield (*path, index), block
