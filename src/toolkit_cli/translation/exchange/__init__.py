"""Files for translators, one format a module: what goes out comes back by its context and its source."""

from dataclasses import dataclass

from toolkit_cli.translation.catalogue import Entry


@dataclass(frozen=True)
class LeftOut:
    """A text in a file that cannot be filed without a guess: its words, why, and what to do about it.

    `line` (from 1) or `place` says where it stands.
    """

    words: str
    reason: str
    hint: str
    line: int = 0
    place: str = ""


@dataclass(frozen=True)
class Package:
    """The texts of a language that go to a translator, with the translations there are, or come back.

    `title` names the work to the translator. `source_language` and `title` are empty where a file that
    comes back does not say them. `left_out` are texts of a file that comes back which are no clear entries.
    `guidance` says to the translator how the language is written and what terms are called; nothing is read from
    it when the file comes back.
    """

    language: str
    source_language: str
    title: str
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    guidance: tuple[str, ...] = ()


class BrokenFileError(Exception):
    """A file from a translator cannot be read; `line` and `column` (from 1) or `place` say where, if known."""

    def __init__(self, message: str, line: int = 0, column: int = 0, place: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.place = place
        self.hint = hint
