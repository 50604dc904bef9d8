"""Words that YAML takes for a comment, though an author who does not know it means them to be printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BEHIND = re.compile(r"[ \t]+#[^\r\n]*")
_TAG_BEHIND = re.compile(r"(?:[ \t]*,)?[ \t]+(#[^\s#!][^\r\n]*)")
"""What begins like `#today`, where a text is missing or the next one could stand."""
_TAG_BELOW = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*?([ \t]*)(#[^\s#!][^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A comment that cuts a text, `at` characters into the file."""

    at: int
    message: str
    hint: str


@dataclass
class Comments:
    """The comments of a file that stand behind what is not in quotation marks; `cut` are those that cut it."""

    text: str
    cut: list[Cut] = field(default_factory=list)

    def look(self, end: int, start: int, is_text: bool, column: int) -> None:
        """Look behind a plain scalar from `start` to `end`, within a collection that begins in `column`."""
        for at in self._found(end, start, is_text, column):
            line = re.split(r"[\r\n]", self.text[at : at + 60])[0]
            words = self.text[start:end]
            whole = f"{words} {line}"
            simple = words and len(whole) < 60 and not re.search(r"[\r\n\"\]}]", whole)
            shown = f'"{whole}"' if simple else "the text"
            hint = f"put {shown} in quotation marks; a comment behind a text stands on a line of its own"
            self.cut.append(Cut(at, f"`{line}` is a comment here, and is not printed", hint))

    def _found(self, end: int, start: int, is_text: bool, column: int) -> Iterator[int]:
        text = self.text
        if start < end and is_text and (behind := _BEHIND.match(text, end)):
            yield text.index("#", behind.start())
        elif is_text and (behind := _TAG_BEHIND.match(text, end)):
            yield behind.start(1)
        elif start < end and is_text and (below := _TAG_BELOW.match(text, end)) and len(below[1]) > column:
            yield below.start(2)
