"""A negative contraction is easily misread as its opposite.

Speech is left as it is: what somebody could say, quotations, words in quotation marks. So is the heading
`Don't` over what not to do, which the NHS uses too.

Bad: `You can't be sure.` Good: `You cannot be sure.`
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, Prose, prose

SEVERITY = Severity.WARNING
WORDING = True
_CONTRACTION = re.compile(r"\b[a-z]+n[’']t\b", re.I)
# An apostrophe within a word does not end what single quotation marks enclose.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘(?:[^‘’]|’(?=\w))*’|(?<!\w)'(?:[^']|'(?=\w)){0,300}'")
_FULL = {"can't": "cannot", "won't": "will not", "shan't": "shall not", "ain't": "is not"}


def check(project: Project) -> Iterator[Finding]:
    """Every negative contraction that is not speech."""
    for found in prose(project):
        if found.part not in (Part.SAYING, Part.QUOTATION, Part.NAME) and not _is_heading_of_donts(found):
            if not _CONTRACTION.search(found.words):
                continue
            for word in _CONTRACTION.finditer(_QUOTED.sub(" ", found.words)):
                short = word[0].replace("’", "'").lower()
                full = _FULL.get(short, f"{short[:-3]} not")
                full = full.capitalize() if word[0][0].isupper() else full
                message = f"`{word[0]}` is a negative contraction"
                yield Finding(found.file, found.path, message, f"write `{full}`")


def _is_heading_of_donts(found: Prose) -> bool:
    return found.path[-2:] == ("dont", "title") and bool(_CONTRACTION.fullmatch(found.words))
