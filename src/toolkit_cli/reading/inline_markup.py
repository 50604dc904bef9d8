"""The small Markdown of text fields: emphasis, strong, link and reference mark; all else is text.

Every character of a source is either printed or one of the marks `*`, `**`, `[`, `](…)`, `[^…]`, and the backslash
of `\\*`, `\\[` and `\\]`. What an author may have meant otherwise is printed as it is typed, and doubted.
"""

import re
from collections.abc import Iterator

from toolkit_cli.model.inlines import Inline, Link, ReferenceMark, Words, flat
from toolkit_cli.model.text import Doubt, MarkupError
from toolkit_cli.reading._doubts import doubts_of
from toolkit_cli.reading._stars import Stars, joined, stars_at, stressed

_LONGEST = 20_000
_MARKED = re.compile(r"[*\[\]\\]")
_TOKEN = re.compile(r"\\[*\[\]]|\[\^[^\]\s]{0,12}\]|[*\[]|[^*\[\\]+|\\")
_ADDRESS = re.compile(r"(https?://|mailto:|tel:)\S+")
_MEANT = re.compile(r"\s*<?\s*(https?:|mailto:|tel:|www\.)", re.IGNORECASE)
_REMEDY = r"write [words](address), or \[ where no link is meant"


def parse_markup(source: str) -> tuple[Inline, ...]:
    """The inlines of a text field. Raises MarkupError, with its remedy, on faulty markup."""
    return read_markup(source)[0]


def read_markup(source: str) -> tuple[tuple[Inline, ...], tuple[Doubt, ...]]:
    """The inlines of a text field, and what of it may be meant otherwise. Raises MarkupError on faulty markup."""
    if len(source) > _LONGEST:
        raise MarkupError(f"the text has {len(source):,} characters", f"split it: {_LONGEST:,} is the most")
    if not _MARKED.search(source):
        return joined([Words(source)]), tuple(doubts_of(source, ()))
    reader = _Reader(source)
    inlines = reader.read(0, len(source))
    doubts = {*reader.doubts, *doubts_of(source, reader.addresses)}
    return inlines, tuple(sorted(doubts))


class _Reader:
    """Reads one source: `doubts` and the places of `addresses` are known once it is read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._partners = _partners(source)
        self._in_link = False
        self.doubts: list[Doubt] = []
        self.addresses: list[tuple[int, int]] = []

    def read(self, start: int, end: int) -> tuple[Inline, ...]:
        """The inlines from `start` to `end`."""
        return stressed(self._pieces(start, end), self.doubts)

    def _pieces(self, at: int, end: int) -> Iterator[Inline | Stars]:
        while at < end:
            token = _TOKEN.match(self._source, at, end)
            assert token is not None
            words = token[0]
            if words == "*":
                stars = stars_at(self._source, at)
                yield stars
                at += stars.length
            elif words == "[" and (link := self._link(at)):
                yield link[0]
                at = link[1]
            else:
                yield _plain(words)
                at = token.end()

    def _link(self, start: int) -> tuple[Link, int] | None:
        """The link that begins at a bracket, and where it ends; None if it is no link."""
        source = self._source
        close = self._partners.get(start)
        if close is None or not source.startswith("(", close + 1):
            return None
        end = self._partners.get(close + 1)
        address = source[close + 2 : end] if end else ""
        if end is None or not (_MEANT.match(address) or re.fullmatch(r"\S*", address)):
            return None
        if self._in_link:
            raise MarkupError("a link stands within a link", "end the first before the second begins")
        self._in_link = True
        children = self.read(start + 1, close)
        self._in_link = False
        _check_link(children, address)
        self.addresses.append((close + 2, end))
        return Link(children, address), end + 1


def _plain(words: str) -> Inline:
    """A piece that is neither stars nor a link."""
    if words.startswith("[^"):
        number = words[2:-1]
        if not (number.isascii() and number.isdigit()):
            raise MarkupError(f"`{words}` is not a reference mark", "write [^1] with a number")
        return ReferenceMark(number)
    return Words(words[1:] if len(words) == 2 and words[0] == "\\" else words)


def _check_link(children: tuple[Inline, ...], address: str) -> None:
    if not any(isinstance(inline, Words) and inline.text.strip() for inline in flat(children)):
        raise MarkupError(f"the link to `{address}` has no words", "write [words](address)")
    if " " in address.strip():
        raise MarkupError(f"the address `{address}` has a space in it", _REMEDY)
    if not _ADDRESS.fullmatch(address):
        raise MarkupError(
            f"`{address}` is not an address",
            r"begin it with https://, mailto: or tel:, or write \[ where no link is meant",
        )


def _partners(source: str) -> dict[int, int]:
    """Where each bracket, round or square, is closed; those of a pair hold no half of another."""
    partners: dict[int, int] = {}
    square: list[int] = []
    for found in re.finditer(r"\\[*\[\]]|[\[\]]", source):
        if found[0] == "[":
            square.append(found.start())
        elif found[0] == "]" and square:
            partners[square.pop()] = found.start()
    for found in re.finditer(r"\]\(((?:[^()\s]|\([^()\s]*\))*)\)|\]\(([^()]*)\)", source):
        partners[found.start() + 1] = found.end() - 1
    return partners
