"""Words around the text, as web pages and e-books show them: with their links and languages."""

from collections.abc import Iterator, Mapping

from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Foreign, Inline, Link, Words
from toolkit_cli.writers._addresses import contacts


def furniture(document: Document, text: str) -> tuple[Inline, ...]:
    """Words that stand around the text: those in another language marked, contacts led to."""
    links = {words: Link((Words(words),), url) for words, url in contacts(document).items()}
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
