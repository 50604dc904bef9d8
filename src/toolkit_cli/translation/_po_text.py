"""The small parts of PO: strings with their escapes, and the comments above an entry."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit_cli.core.characters import unusable

FUZZY = "fuzzy"

_MEANINGS = {"\\": "\\", '"': '"', "n": "\n", "t": "\t", "r": "\r"}
_CODE = "(?:[0-3]?[0-7]{1,2}|x[0-9A-Fa-f]{1,2})"
_ESCAPE = re.compile(rf'\\(?:([\\"ntr])|({_CODE}(?:\\{_CODE})*)|.?)')
_ESCAPES = str.maketrans({char: f"\\{letter}" for letter, char in _MEANINGS.items()})
_LINE_END = re.compile(r"\r\n|\r|\n")
_PLACE = re.compile("\u2068([^\u2069]*)\u2069([^ \t]*)|([^ \t]+)")
_NUMBERED = re.compile(r"(.*?)((?::[0-9]+)*)", re.S)


class EscapeError(ValueError):
    """A backslash that begins no escape of a text, `offset` characters into the string."""

    def __init__(self, offset: int, escape: str) -> None:
        super().__init__(escape)
        self.offset = offset


def unescape(raw: str) -> str:
    """What stands between the quotation marks, as the text it means. Raises EscapeError."""
    if "\\" not in raw:
        return raw
    if raw.count("\\") == raw.count('\\"'):  # quotation marks are the only escapes of most texts
        return raw.replace('\\"', '"')
    return _ESCAPE.sub(_meaning, raw)


def _meaning(escape: re.Match[str]) -> str:
    letter, numbers = escape[1], escape[2]
    if letter:
        return _MEANINGS[letter]
    if not numbers:
        raise EscapeError(escape.start(), escape[0])
    codes = (int(part[1:], 16) if part[0] == "x" else int(part, 8) for part in numbers.split("\\"))
    text = bytes(codes).decode(errors="replace")
    if any(unusable(text)):
        raise EscapeError(escape.start(), escape[0])
    return text


def quoted(text: str) -> str:
    """A text as a PO string on one line, quotation marks included."""
    return f'"{text.translate(_ESCAPES)}"'


def lines_of(text: str) -> list[str]:
    """The lines of a text that stands in a comment or in the header."""
    return _LINE_END.split(text)


@dataclass(slots=True)
class Comments:
    """The comments above an entry, by their kind."""

    own: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Read one line that begins with `#`."""
        mark = line[1:2]
        if mark == ".":
            self.notes.append(line[2:].removeprefix(" "))
        elif mark == ":":
            rest = line[2:]
            odd = "\u2068" in rest or "\t" in rest
            self.places.extend(_places(rest) if odd else filter(None, rest.split(" ")))
        elif mark in {",", "="}:
            self.flags.extend(flag.strip() for flag in line[2:].split(",") if flag.strip())
        else:
            self.own.append(line[1:].removeprefix(" "))


def _places(text: str) -> Iterator[str]:
    """References; one with a blank in its name stands between FSI and PDI, as gettext writes it."""
    for found in _PLACE.finditer(text):
        yield found[3] or found[1] + found[2]


def reference(place: str) -> str:
    """A place as a reference of PO."""
    place = " ".join(lines_of(place))
    if " " not in place and "\t" not in place:
        return place
    found = _NUMBERED.fullmatch(place)
    return f"\u2068{found[1]}\u2069{found[2]}" if found else place


def commented(mark: str, texts: Iterable[str]) -> list[str]:
    """Texts as comment lines of one kind."""
    return [f"{mark} {line}" if line else mark for text in texts for line in lines_of(text)]
