"""A link of a PDF is not among its tags, or has no description: a screen reader passes over it, or spells its
address (PDF/UA 7.18.5).

Bad: an address that is only clickable.
Good: a `Link` tag that holds the link, with `/Contents` that says where it leads.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every link without a tag, every link without a description."""
    for page in document.pages:
        for each in page.annotations:
            if each.kind != "Link" or each.hidden:
                continue
            goal = each.target or each.contents
            if document.elements and each.tag not in {"Link", "Reference"}:
                yield Fault("a link is not among the tags", "tag it as `Link`", page.place(goal))
            if not each.contents.strip():
                hint = "say in `/Contents` where it leads"
                yield Fault("a link has no description", hint, page.place(goal))
