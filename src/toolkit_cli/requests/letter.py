"""The letter that goes with what was asked for, in the language and the size of print of the request."""

from dataclasses import replace

from toolkit_cli.core.sources import Origin
from toolkit_cli.locales import Locale
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.text import Text

SMALLEST = 14.0
"""The smallest print of a letter, in points."""


def letter(document: Document, locale: Locale, format_name: str) -> Document:
    """The letter for a document: what is enclosed, its version and date, and how to say if it does not work."""
    labels, around = locale.labels, document.furniture
    facts = [f"{document.title}: {locale.formats[format_name]}", around.version_line]
    if around.review_date:
        facts.append(f"{labels['review_date']}: {around.review_date}")
    contacts = [value for value in (around.email, around.phone, around.website) if value]
    body = (
        _paragraph(labels["letter_greeting"]),
        _paragraph(labels["letter_enclosed"]),
        _items(facts),
        _paragraph(labels["letter_problem"]),
        _items(contacts or [around.publisher_name]),
        _paragraph(labels["letter_closing"]),
        _paragraph(around.publisher_name),
    )
    origin = Origin("content/toolkit.yaml")
    return replace(
        document,
        body=tuple(Placed(block, 1, origin) for block in body),
        contents=False,
        furniture=replace(around, kind_label="", subtitle="", message=""),
    )


def _paragraph(words: str) -> blocks.Paragraph:
    return blocks.Paragraph(type="paragraph", text=_text(words))


def _items(lines: list[str]) -> blocks.BulletList:
    return blocks.BulletList(type="list", items=tuple(blocks.Item(text=_text(line)) for line in lines))


def _text(words: str) -> Text:
    return Text(words, (Words(words),))
