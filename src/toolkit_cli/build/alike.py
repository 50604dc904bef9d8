"""Places whose documents differ in nothing but some words: each group is set once, with tokens for the words."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit_cli import locales
from toolkit_cli.build.places import localised, used
from toolkit_cli.model.document import Document
from toolkit_cli.model.place import FIELDS, IN_WORDS, Place

_MARKS = "abcdef"
_MARKED = re.compile(rf"zq[{_MARKS}]", re.IGNORECASE)
_WORD = re.compile(r"L(?:[^R ()\[\]~]*L)?")
_UNFIT = re.compile("[&<>\"']")
_HIDDEN = re.compile("</w:t></w:r>.*?<w:t[^>]*>|[\u200e\u200f]", re.DOTALL)
"""What stands between the runs of a paragraph, and marks of direction."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_WEB = re.compile(r"www\.|://", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Group:
    """Places of one document that are set alike.

    `document` has `tokens` in place of the values, by field; a place that is set alone has no tokens, and its
    own values in the document. `longest` are the values that the tokens are as long as.
    """

    document: Document
    members: tuple[Place, ...]
    tokens: Mapping[str, str] = field(default_factory=dict)
    longest: Mapping[str, str] = field(default_factory=dict)

    def values(self, place: Place) -> dict[str, str]:
        """What stands in the document of a member instead of each token."""
        return {name: getattr(place, name) for name in self.tokens}

    def whole(self, parts: Mapping[str, bytes]) -> bool:
        """Whether no token was cut or changed in the parts that Word gets; else every member is set alone."""
        for name, part in parts.items():
            if name.endswith(".xml"):
                content = part.decode("utf-8")
                text = _HIDDEN.sub("", content)
                counts = {token: content.count(token) for token in self.tokens.values()}
                marked = sum(count for token, count in counts.items() if _MARKED.search(token))
                if len(_MARKED.findall(text)) != marked:
                    return False
                if any(text.count(token) != count for token, count in counts.items()):
                    return False
        return True

    def readable(self, message: str) -> str:
        """A message about the document, with the longest values instead of the tokens."""
        for name, token in self.tokens.items():
            message = message.replace(token, self.longest[name])
        return message


def grouped(document: Document, places: Sequence[Place], named: Collection[str] = ()) -> list[Group]:
    """All places in groups, each of which can be set as one document for Word.

    `places` must be all places that have the document, whichever of them are built: they share the layout of
    the longest values. `named` are the fields that the template names.
    """
    names = [name for name in FIELDS if name in used(document, named)]
    if not names:
        return [Group(document, tuple(places))] if places else []
    cut = locales.load(document.language).script != "Latn"
    around = _all_words(document)
    found: dict[tuple[str, ...], list[Place]] = {}
    for place in places:
        shape = tuple(_shape(getattr(place, name), cut) for name in names)
        # Words that stand elsewhere too would be marked there as well.
        alone = "?" in shape or (_marks(document) and any(value in around for value in _words(place, names)))
        found.setdefault((place.id, "?") if alone else shape, []).append(place)
    made: list[Group] = []
    for shape, members in found.items():
        longest = {name: max((getattr(each, name) for each in members), key=_length) for name in names}
        tokens = _tokens(longest, cut)
        plain = tuple(_shape(tokens.get(name, ""), cut) for name in names)
        if len(members) > 1 and plain == shape and _unique(tokens.values(), around):
            stand_in = _stand_in(tokens)
            made.append(Group(localised(document, stand_in, named), tuple(members), tokens, longest))
        else:
            made += (Group(localised(document, each, named), (each,)) for each in members)
    return made


def _stand_in(tokens: Mapping[str, str]) -> Place:
    name, contact, phone, email, role, hours = (tokens.get(name, "") for name in FIELDS)
    return Place("", name, contact, phone, email, role, hours)


def _marks(document: Document) -> bool:
    return document.language != document.source_language


def _words(place: Place, names: Sequence[str]) -> Iterator[str]:
    return (value for name in names if name in IN_WORDS and (value := getattr(place, name)))


def _length(value: str) -> tuple[int, str]:
    return len(value), value


def _tokens(longest: Mapping[str, str], cut: bool) -> dict[str, str]:
    marked = zip(longest.items(), _MARKS, strict=False)
    return {name: _token(value, mark, cut) for (name, value), mark in marked if value}


def _unique(tokens: Collection[str], around: str) -> bool:
    """Whether no token stands elsewhere, or in another; and none holds a character that XML escapes."""
    apart = not any(one in other for one in tokens for other in tokens if one is not other)
    return apart and not any(token in around or _UNFIT.search(token) for token in tokens)


@lru_cache(maxsize=20_000)
def _shape(value: str, cut: bool) -> str:
    """Equal for values that are set alike: at the same places runs are cut, by language and direction.

    `cut`: the document is in another script than Latin, so that Latin words and numbers are runs of their own.
    `?` is a value that is like no other: an address of the web is a link, which no token would be.
    """
    if not value:
        return ""
    classes = "".join(map(_class, value))
    if "R" in classes or _WEB.search(value):
        return "?"
    if not cut:
        inner = re.search(r"\w(?:.*\w)?", value)
        words = "x@x" if "@" in value else "x"
        return f"{value[: inner.start()]}{words}{value[inner.end() :]}" if inner else "?"
    return re.sub(r"(?<![0L])L(?: (?:& )?L)+(?![0L])", "L", _WORD.sub("L", classes))


def _class(char: str) -> str:
    """As `writers._word_scripts` tells characters apart: L Latin letters, 0 digits, R what runs otherwise."""
    kind = unicodedata.bidirectional(char)
    if kind == "L":
        return "L" if _LATIN.match(char) else "R"
    if kind == "EN":
        return "0"
    if kind in {"R", "AL", "AN"}:
        return "R"
    return char if (char.isascii() and char.isprintable()) or char == "’" else "~"


def _token(value: str, mark: str, cut: bool) -> str:
    """As long as `value` and of its shape, and like nothing else; the letters are rather wide."""
    made = _LETTER.sub(lambda found: "N" if found[0].isupper() else "n", re.sub(r"\d", "9", value))
    made = re.sub(r"(?<=[nN])['’](?=[nN])|(?<=[nN] )&(?= [nN])" if cut else "[&<>\"']", "n", made)
    first = re.search("[nN]+", made)
    if not first:
        return made
    end = first.start() + (3 if len(first[0]) > 3 else 0)
    return f"{made[: first.start()]}zq{mark}{made[end:]}"


def _all_words(document: Document) -> str:
    """All words of a document that are not of a place."""
    around = document.furniture
    unfilled = document.unfilled
    words = [text.source for _, _, text in document.texts()] + [str(text) for _, _, text in document.texts()]
    words += [value for value in vars(around).values() if isinstance(value, str)]
    words += [unfilled.statement, unfilled.message] if unfilled else []
    return "\n".join([str(document.title), *words, *locales.load(document.language).labels.values()])
