"""The words of a link in a Word document do not say where it leads. Screen readers list links without the
text around.

Bad: “click here”, “more information”.
Good: “Every Mind Matters”.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
# fmt: off
_VAGUE = frozenset({
    "click", "click here", "click this", "click this link", "here", "this", "link", "this link",
    "link here", "follow this link", "page", "this page", "more", "more here", "more info",
    "more information", "for more information", "further information", "find out more", "learn more",
    "read more", "see more", "read on", "continue", "details", "more details", "website",
    "this website", "web page", "visit", "go", "download", "download here", "open", "view", "document",
    "pdf", "video", "form", "url", "read this", "see here", "see this",
})
# fmt: on


def check(document: Document) -> Iterator[Fault]:
    """Every link whose words fit any other."""
    for paragraph in document.paragraphs:
        for link in paragraph.links:
            if " ".join(re.findall(r"\w+", link.text.casefold())) in _VAGUE:
                message = f"a link reads “{link.text.strip()}”"
                yield Fault(paragraph.at(link.text), message, "say where it leads")
