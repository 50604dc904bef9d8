"""A paragraph of a Word document looks like a heading, short and bold, but is none: screen readers do not
list it.

Bad: “Before bedtime” in the style Normal, made bold by hand, with text below.
Good: “Before bedtime” in the style Heading 2.
"""

from collections.abc import Iterator
from itertools import pairwise

from toolkit_cli.audit._docx_document import Document, Fault, Paragraph
from toolkit_cli.audit._docx_names import is_on
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import may_be_heading

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every short paragraph made bold by hand that is followed by a plain one."""
    for sequence in document.sequences:
        for paragraph, following in pairwise(sequence):
            plain = not following.empty and not following.heading and not _bold(following)
            if plain and _looks_like_heading(paragraph):
                hint = "give it the style of its level, such as Heading 2"
                yield Fault(paragraph.at(), "a paragraph made bold stands for a heading", hint)


def _looks_like_heading(paragraph: Paragraph) -> bool:
    named = paragraph.heading or paragraph.is_title or paragraph.listed or paragraph.part != "body"
    return not named and may_be_heading(paragraph.text) and _bold(paragraph) and not _bold_by_style(paragraph)


def _bold(paragraph: Paragraph) -> bool:
    return all(
        run.format.toggled("b") or run.format.toggled("bCs") for run in paragraph.runs if run.text.strip()
    )


def _bold_by_style(paragraph: Paragraph) -> bool:
    """Whether its style makes it bold: that is a choice for a kind of text, not a heading made by hand."""
    return is_on(paragraph.style.run.get("b", {}).get("val"))
