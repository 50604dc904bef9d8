"""A sentence has more than 20 words, so that many readers lose its thread.

Quotations are left as they were said.

Bad: one sentence that tells what to do, when, why, and what happens otherwise.
Good: a sentence for each of these, or a list.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sentences import sentences, words
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
WORDING = True
_MOST = 20
_FAR_TOO_MANY = 25
_SENTENCES = {Part.PARAGRAPH, Part.ITEM, Part.SAYING, Part.LINE, Part.HEADING}


def check(project: Project) -> Iterator[Finding]:
    """Every sentence that is too long, with its number of words."""
    for found in prose(project):
        if found.part in _SENTENCES and len(found.words) > _MOST * 2:
            for sentence in sentences(found.words):
                counted = words(sentence)
                if len(counted) > _MOST:
                    over = f", over {_FAR_TOO_MANY}" if len(counted) > _FAR_TOO_MANY else ""
                    message = f"the sentence “{' '.join(counted[:4])} …” has {len(counted)} words{over}"
                    yield Finding(found.file, found.path, message, f"split it: {_MOST} words at most")
