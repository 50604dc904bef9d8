"""The letter that goes with what was asked for, in the language and the formats of the request."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from toolkit_cli.build.formats import BRAILLE, File
from toolkit_cli.core.sources import Origin
from toolkit_cli.locales import Locale
from toolkit_cli.locales import braille as braille_codes
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.presentation import Presentation
from toolkit_cli.model.text import Text
from toolkit_cli.requests.record import Need, Request

SMALLEST = 14.0
"""The smallest print of a letter, in points."""


def letter(
    document: Document, locale: Locale, request: Request, enclosed: Sequence[tuple[str, str]], day: date
) -> Document:
    """The letter: its date and number, what is enclosed, the version, and how to say if it does not work.

    `enclosed`: the title of each thing with what people call its format, of which `document` is the first.
    """
    labels, around = locale.labels, document.furniture
    facts = [f"{title}: {form}" for title, form in enclosed] + [around.version_line]
    if around.review_date:
        facts.append(f"{labels['review_date']}: {around.review_date}")
    contacts = [value for value in (around.email, around.phone, around.website) if value]
    body: tuple[blocks.Leaf, ...] = (
        _paragraph(f"{locale.date(day.isoformat())}, {request.number}"),
        _paragraph(labels["letter_greeting"]),
        _paragraph(labels["letter_enclosed"]),
        _items(facts),
        _paragraph(labels["letter_problem"]),
        _items(contacts or [around.publisher_name]),
        _paragraph(labels["letter_closing"]),
        _paragraph(around.publisher_name),
    )
    titles = ", ".join(dict.fromkeys(title for title, _ in enclosed))
    return replace(
        document,
        title=_text(titles),
        body=tuple(
            Placed(block, 1, Origin("content/toolkit.yaml", ("letter", at))) for at, block in enumerate(body)
        ),
        contents=False,
        furniture=replace(around, kind_label="", subtitle="", message=""),
    )


def called(need: Need, locale: Locale) -> str:
    """What people call a format, with its grade where it is Braille."""
    if need.format == BRAILLE:
        return braille_codes.code(locale, need.braille_grade).name
    return locale.formats[need.format]


def letter_files(files: Sequence[File], form: str) -> Iterator[File]:
    """The files of the letter that goes with those of a format: as they are read, and as text for an e-mail."""
    yield File(".txt", "text")
    size = max((file.presentation.size for file in files), default=0.0)
    for file in files:
        if file.writer in ("brf", "pef", "audio", "html", "epub"):
            yield replace(file, ending="." + file.ending.rpartition(".")[2])
        elif file.writer == "docx" or (file.writer == "pdf" and form == "pdf"):
            large = Presentation("letter", size=max(size, SMALLEST), tint=file.presentation.tint)
            yield File(f".{file.writer}", file.writer, large)


def _paragraph(words: str) -> blocks.Paragraph:
    return blocks.Paragraph(type="paragraph", text=_text(words))


def _items(lines: list[str]) -> blocks.BulletList:
    return blocks.BulletList(type="list", items=tuple(blocks.Item(text=_text(line)) for line in lines))


def _text(words: str) -> Text:
    return Text(words, (Words(words),))
