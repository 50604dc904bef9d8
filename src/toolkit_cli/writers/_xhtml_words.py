"""Words as web pages and e-books show them: addresses apart from the text, and furniture with its links."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Foreign, Inline, Link, Words

_ADDRESS = re.compile(
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:https?://|www\.)[^\s<>\"“”«»()]*[^\s<>\"“”«»().,;:!?،。、）]"
)
_BREAK = re.compile(r"(?<=[@./?=&_-])(?=[^@./?=&_-])")

Run: TypeAlias = tuple[str, bool]


def runs(text: str) -> list[Run]:
    """The stretches of a text, each with whether it is an e-mail or web address."""
    if "@" not in text and "www." not in text and "://" not in text:
        return [(text, False)]
    found: list[Run] = []
    position = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > position:
            found.append((text[position : match.start()], False))
        found.append((match[0], True))
        position = match.end()
    return [*found, (text[position:], False)] if position < len(text) else found


def breaks(address: str) -> list[str]:
    """An address cut where a line may break in it."""
    return _BREAK.split(address)


def furniture(document: Document, text: str) -> tuple[Inline, ...]:
    """Words that stand around the text: those in another language marked, contacts led to."""
    around = document.furniture
    contacts = ((around.email, _mail), (around.website, _web), (around.phone, _phone))
    links = {words: Link((Words(words),), url(words)) for words, url in contacts if words}
    foreign = {words: Foreign((Words(words),), tag) for words, tag in document.foreign.items() if words}
    return tuple(_marked(text, {**foreign, **links}))


def _marked(text: str, known: Mapping[str, Inline]) -> Iterator[Inline]:
    """`text` with the known words in it replaced, longer ones first."""
    for words, inline in sorted(known.items(), key=lambda item: (-len(item[0]), item[0])):
        before, found, after = text.partition(words)
        if found:
            yield from _marked(before, known)
            yield _inside(inline, known)
            yield from _marked(after, known)
            return
    if text:
        yield Words(text)


def _inside(inline: Inline, known: Mapping[str, Inline]) -> Inline:
    """Foreign words with the contacts that are part of them."""
    if not isinstance(inline, Foreign):
        return inline
    links = {words: link for words, link in known.items() if isinstance(link, Link)}
    words = "".join(child.text for child in inline.children if isinstance(child, Words))
    return Foreign(tuple(_marked(words, links)), inline.language)


def _mail(address: str) -> str:
    return f"mailto:{address}"


def _web(address: str) -> str:
    return address if re.match(r"[a-z]+://", address) else f"https://{address}"


def _phone(number: str) -> str:
    return "tel:" + re.sub(r"(?!^\+)[^0-9]", "", re.sub(r"\(0\)", "", number.strip()))
