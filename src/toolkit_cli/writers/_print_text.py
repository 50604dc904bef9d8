"""Words for Typst: plain values that no template reads as markup, each text with a number of its own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias, assert_never

from toolkit_cli.core.sources import Origin
from toolkit_cli.locales import SOURCE, Locale
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.model.blocks import Note
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words, words_of
from toolkit_cli.templating.typography import printed_address
from toolkit_cli.writers._word_layout.east_asian import WIDE
from toolkit_cli.writers._word_scripts import stretches

Value: TypeAlias = dict[str, Any]
_LONGEST_KEPT = 34
"""Characters of a telephone number or address that still stay on one line, whatever the size."""
_KEPT = re.compile(
    r"\+?\(?0\d[\d ()]{7,}\d|\d{1,2} [^\W\d_]{3,12} \d{4}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|www\.[\w./-]*\w"
)
_ADDRESS = re.compile(r"[A-Za-z0-9_-]+[@/.:][!-~]+")
_BREAK = re.compile(r"[\s\u200b\u00ad]+|(?<=[-/\u2010\u2013\u2014])(?=.)")
"""Where a line can end."""
_ADDRESS_BREAK = re.compile(r"(?<=[@./?=&_-])(?=[^@./?=&_-])")
_SIGN = re.compile(r"\d|@|www\.")
"""What all of those have."""
_LETTER = re.compile(r"[^\W\d_]")


class Room(NamedTuple):
    """How many characters fit into a line of the narrowest column, and into one as wide as the page."""

    column: int
    page: int


class PrintTexts:
    """Writes texts as values, and knows by its number what each of them says and where it comes from."""

    def __init__(
        self, locale: Locale, foreign: Mapping[str, str], contacts: Mapping[str, str], room: Room
    ) -> None:
        """`foreign`: furniture in other languages, with its tag; `contacts`: what is printed, with its address.

        `room` is that of lines.
        """
        self._fits, self._line = room
        self._leftwards = locale.direction == "rtl"
        self._latin = "" if locale.script == "Latn" else SOURCE
        self._foreign = sorted(foreign.items(), key=lambda each: (-len(each[0]), each[0]))
        self._contacts = {words: url for words, url in contacts.items() if words}
        self.said: list[tuple[str, Origin | None]] = []
        self.long: dict[int, list[str]] = {}
        """What may be wider than its line, by the number of the text."""
        self._notes: dict[str, Value] = {}
        self.at_foot: list[int] = []
        """The numbers of the texts of notes at the foot of pages."""

    def text(self, inlines: Iterable[Inline], origin: Origin | None = None) -> Value:
        """A text of the document: `n`, its number, and `of`, what it consists of."""
        members = tuple(inlines)
        return self._said(words_of(members), origin, self._all(members, self._plain))

    def set_notes(self, notes: Iterable[Note]) -> None:
        """Let the first mark of each of these notes carry it to the foot of its page."""
        self._notes = {str(note.number): self.text(note.text.inlines) for note in notes}
        self.at_foot += [int(value["n"]) for value in self._notes.values()]

    def furniture(self, words: str) -> Value | None:
        """Words around the text, with their addresses as links; None if there are none."""
        if not words:
            return None
        return self._said(words, None, self._around(words))

    def _said(self, words: str, origin: Origin | None, of: Iterable[Any]) -> Value:
        self.said.append((words, origin))
        value: Value = {"n": len(self.said) - 1, "of": list(of)}
        long = [each for each in self._unbreakable(words) if len(each) > self._fits]
        if long:
            self.long[len(self.said) - 1] = value["long"] = long
        return value

    def _around(self, words: str) -> Iterator[Any]:
        for other, tag in self._foreign:
            before, found, after = words.partition(other)
            if found:
                inner = list(self._kept(found))
                yield from (*self._around(before), _language(tag, inner), *self._around(after))
                return
        for printed, url in self._contacts.items():
            before, found, after = words.partition(printed)
            if found:
                inner = list(self._plain(found))
                link = {"is": "contact", "url": url, "of": inner}
                yield from (*self._around(before), link, *self._around(after))
                return
        yield from self._plain(words)

    def _all(self, inlines: Iterable[Inline], plain: Callable[[str], Iterator[Any]]) -> Iterator[Any]:
        for inline in inlines:
            match inline:
                case Words(text):
                    yield from plain(text)
                case ReferenceMark(number):
                    note = self._notes.pop(number, None)
                    yield {"is": "mark", "number": number, "at-foot": bool(self.at_foot), "note": note}
                case Emphasis(children) | Strong(children):
                    yield {"is": "strong", "of": list(self._all(children, plain))}
                case Foreign(children, tag):
                    yield _language(tag, list(self._all(children, self._kept)))
                case Link(children, url):
                    address = list(plain(printed_address(url)))
                    yield {
                        "is": "link",
                        "url": url,
                        "of": list(self._all(children, plain)),
                        "address": address,
                    }
                case _:
                    assert_never(inline)

    def _plain(self, words: str) -> Iterator[Any]:
        """Words in the language of the document: those of another script are marked as English."""
        for found in stretches(words, (), leftwards=self._leftwards, latin=self._latin):
            part = words[found.start : found.end]
            if found.language and _LETTER.search(part):
                yield _language(found.language, list(self._kept(part)))
            elif self._leftwards and not found.leftwards and not part.isspace():
                yield {"is": "ltr", "of": list(self._kept(part))}
            else:
                yield from self._kept(f"{found.before}{part}" if found.leftwards else part)

    def _kept(self, words: str) -> Iterator[Any]:
        """Words, with telephone numbers, dates and addresses held together; long addresses may be parted."""
        reached = 0
        for found in _KEPT.finditer(words) if _SIGN.search(words) else ():
            if len(found[0]) <= _LONGEST_KEPT:
                yield from self._parted(words[reached : found.start()])
                yield {"is": "kept", "of": [found[0]]}
                reached = found.end()
        yield from self._parted(words[reached:])

    def _parted(self, words: str) -> Iterator[Any]:
        """Words, with the addresses that no line has room for in parts between which one may end."""
        reached = 0
        for found in _ADDRESS.finditer(words) if len(words) > self._line else ():
            if len(found[0]) > self._line:
                yield from filter(None, (words[reached : found.start()],))
                yield {"is": "address", "of": breaks(found[0])}
                reached = found.end()
        yield from filter(None, (words[reached:],))

    def _unbreakable(self, words: str) -> Iterator[str]:
        """The parts of a text in which no line ends: words, and numbers and addresses that are held together."""
        kept = (found[0] for found in _KEPT.finditer(words) if len(found[0]) <= _LONGEST_KEPT)
        yield from kept if _SIGN.search(words) else ()
        for word in (part for whole in WIDE.split(words) for part in _BREAK.split(whole)):
            is_address = len(word) > self._line and _ADDRESS.search(word)
            yield from breaks(word) if is_address else (word,)


def breaks(address: str) -> list[str]:
    """An address cut where a line may break in it."""
    return _ADDRESS_BREAK.split(address)


@cache
def language(tag: str) -> Mapping[str, str | None]:
    """What Typst calls a language: two subtags; it knows no scripts, so a country stands for one."""
    from babel import Locale as Cldr
    from babel.core import get_global

    known = Cldr.parse(PSEUDO.get(tag, tag), sep="-")
    region = known.territory
    if known.script and not region:
        region = str(get_global("likely_subtags").get(f"{known.language}_{known.script}", "")).rpartition(
            "_"
        )[2]
        region = region or {"Hans": "CN", "Hant": "TW"}.get(known.script, "")
    return {"lang": known.language, "region": region or None, "dir": Locale(tag, {}, {}).direction}


def _language(tag: str, of: list[Any]) -> Value:
    return {"is": "language", **language(tag), "of": of}
