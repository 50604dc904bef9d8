"""The formats that people ask for, and the files that each of them is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from toolkit_cli.locales import Locale
from toolkit_cli.model.content import Format
from toolkit_cli.model.presentation import GIANT, LARGE, STANDARD, Presentation
from toolkit_cli.model.publication import BraillePage, Kind

FORMATS: tuple[str, ...] = get_args(Format)
"""The formats that this program makes."""
OUTSIDE: Mapping[str, str] = {
    "bsl-video": "British Sign Language video",
    "audio-cd": "audio CD",
    "braille-paper": "Braille on paper",
    "daisy": "DAISY talking book",
}
"""The formats that people ask for and others make."""
SIGNED = ("bsl-video",)
"""Those of them that are in a language of their own, which is none of writing."""
BRAILLE = "braille"
"""The format that has grades."""
EASY_READ = "easy-read"
"""The format that is a document of its own: see `alternative_of`."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a format: what follows the name of the document, the writer and how it sets the document."""

    ending: str
    writer: str
    presentation: Presentation = STANDARD

    @property
    def for_printer(self) -> bool:
        """Whether it is printed and folded, and read by nobody as a file."""
        return self.writer == "booklet"


def files(name: str, locale: Locale, kind: Kind, page: BraillePage) -> Iterator[File]:
    """The files that a format is, in a language, for a kind of document; `page` is that of Braille."""
    match name:
        case "text":
            yield File(".txt", "text")
        case "pdf":
            yield File(".pdf", "pdf")
            if kind.booklet:
                yield File(".booklet.pdf", "booklet")
        case "large-print" | "giant-print":
            yield from _print(LARGE if name == "large-print" else GIANT)
        case "easy-read":
            yield from (File(f".{ending}", ending) for ending in ("docx", "pdf"))
        case "audio":
            yield File(".mp3", "audio")
            yield File(".mp3.txt", "transcript")
        case "braille":
            yield from _braille(locale, page)
        case _:  # one file, with the name of its writer
            yield File(f".{name}", name)


def _print(presentation: Presentation) -> Iterator[File]:
    for writer in ("docx", "pdf"):
        yield File(f".{presentation.name}.{writer}", writer, presentation)


def _braille(locale: Locale, page: BraillePage) -> Iterator[File]:
    """Every grade of the language, the usual one first; a language without a code fails when it is made."""
    usual = locale.braille.get("usual", 1)
    grades = {usual: None, **dict.fromkeys(sorted(locale.braille.get("grades", {}), reverse=True))}
    for grade in grades:
        presentation = replace(STANDARD, grade=grade, cells=page.cells, lines=page.lines)
        for writer in ("brf", "pef"):
            yield File(f".braille-g{grade}.{writer}", writer, presentation)
