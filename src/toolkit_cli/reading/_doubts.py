"""What an author may have meant as markup, though it is none here and is printed as it is typed."""

import html
import re
from collections.abc import Iterator, Sequence

from toolkit_cli.core.scripts import without_spaces
from toolkit_cli.model.text import Doubt

_AS_TYPED = "is printed as it is typed"
_FORMS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"\\(?![*\[\]])"),
        f"a backslash {_AS_TYPED}",
        r"remove it; only \* \[ \] stand for the character itself",
    ),
    (
        re.compile(r"\]\s+\((?=\s*<?(?:https?:|mailto:|tel:|www\.))", re.I),
        "this is no link: a space stands between ] and (",
        "write [words](address)",
    ),
    (
        re.compile(r"\)\[(?=\s*<?(?:https?:|mailto:|tel:|www\.))", re.I),
        "this is no link: the brackets are the wrong way round",
        "write [words](address)",
    ),
    (
        re.compile(r"!(?=\[[^\[\]]*\]\()"),
        f"the exclamation mark before a link {_AS_TYPED}",
        "remove it; pictures are blocks of their own",
    ),
    (re.compile(r"\]\[|\]:\s*(?=https?:)"), f"`][` {_AS_TYPED}", "write a link as [words](address)"),
    (
        re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])[^_]*[^\s_]\1(?!\w)"),
        f"`_` {_AS_TYPED}",
        "write *words* to stress them",
    ),
    (re.compile(r"`[^`]+`"), f"a grave accent {_AS_TYPED}", "use quotation marks, or none"),
    (re.compile(r"~~(?=\S)[^~]+~~"), f"`~~` {_AS_TYPED}", "remove it, or remove the words"),
    (
        re.compile(r"^(?:#{1,6}|>)\s+(?=\S)"),
        f"the sign at the beginning {_AS_TYPED}",
        "remove it; headings and quotations are blocks of their own",
    ),
)  # fmt: skip
_TAG = re.compile(r"</?([a-z][a-z0-9]*)(?:\s[^<>]*)?/?>|<!--|<(?=https?:|mailto:)", re.I)
_TAGS = re.compile(
    r"a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|ins|li|link"
    r"|mark|meta|o|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|t[drtu]|tbody|thead|th|u|ul",
    re.I,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ENCODED = re.compile(r"(?<![\d\s])(?:%[0-9A-F]{2})+", re.I)
_LETTERS = re.compile(r"(?<=[^\W\d_])\*(?=[^\W\d_])")


def doubts_of(source: str, addresses: Sequence[tuple[int, int]]) -> Iterator[Doubt]:
    """What may be meant otherwise in a source, outside of the addresses of its links."""
    if source.isalpha():
        return
    words = source
    for start, end in addresses:
        words = words[:start] + "\0" * (end - start) + words[end:]
    for form, message, hint in _FORMS:
        for found in form.finditer(words):
            yield Doubt(found.start(), message, hint)
    yield from _unclosed(words)
    yield from _letters(words)
    yield from _of_web_pages(words)


def _unclosed(words: str) -> Iterator[Doubt]:
    for found in re.finditer(r"(?<!\\)\]\((?!\0)", words):
        yield Doubt(
            found.start(), f"`](` {_AS_TYPED}: this is no link", "write [words](address) without spaces"
        )


def _letters(words: str) -> Iterator[Doubt]:
    """Two stars within one word: text here, emphasis in other programs."""
    for word in re.finditer(r"\S+", words):
        stars = _LETTERS.finditer(word[0])
        found = [
            each for each in stars if not any(map(without_spaces, word[0][each.start() - 1 : each.end() + 1]))
        ]
        if len(found) > 1:
            hint = "stress whole words, or write × where a sign is meant"
            yield Doubt(
                word.start() + found[0].start(), "stars within a word are printed as they are typed", hint
            )


def _of_web_pages(words: str) -> Iterator[Doubt]:
    """Residue of HTML and of addresses."""
    for found in _TAG.finditer(words):
        if not found[1] or _TAGS.fullmatch(found[1]):
            yield Doubt(
                found.start(), f"`{found[0]}` {_AS_TYPED}", "remove it; `<` and `>` have no meaning here"
            )
    for found in _ENTITY.finditer(words):
        char = html.unescape(found[0])
        if char != found[0]:
            shown = f"type the character: {char}" if char.isprintable() and char.strip() else "type a space"
            yield Doubt(found.start(), f"`{found[0]}` {_AS_TYPED}", shown)
    for found in _ENCODED.finditer(words):
        yield Doubt(found.start(), f"`{found[0]}` {_AS_TYPED}", "type the characters that it stands for")
