"""The small Markdown of text fields: emphasis, strong, link and reference mark; all else is text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from toolkit_cli.model.inlines import Emphasis, Inline, Link, ReferenceMark, Strong, Words
from toolkit_cli.model.text import MarkupError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARK = re.compile(r"\[\^([^\]\s]{0,12})\]")
_MARKED = re.compile(r"[*\[\]\\_`<&!~]")
_LONGEST = 20_000
_DEEPEST = 10


# An underscore in a file name or address must stay a character: only the asterisk stresses.
_NO_UNDERSCORE = str.maketrans({"_": "\ue000"})


def parse_markup(source: str) -> tuple[Inline, ...]:
    """The inlines of a text field. Raises MarkupError, with its remedy, on faulty markup."""
    if len(source) > _LONGEST:
        raise MarkupError(f"the text has {len(source):,} characters", f"split it: {_LONGEST:,} is the most")
    if not _MARKED.search(source):
        return (Words(source),)
    tokens = _parser().parseInline(source.translate(_NO_UNDERSCORE))[0].children or []
    if max((token.level for token in tokens), default=0) > _DEEPEST:
        raise MarkupError("the emphasis is nested too deep", "close each * before the next")
    inlines, rest = _inlines(tokens, 0, None)
    assert rest == len(tokens)
    return inlines


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
            """Accept any address: what is wrong with it is said as a diagnostic, not shown as text."""
            return True

    return Parser("zero", {"html": False}).enable(["emphasis", "link", "escape"])


def _inlines(tokens: "Sequence[Token]", start: int, end: str | None) -> tuple[tuple[Inline, ...], int]:
    """The inlines from `start` to the token of type `end`, and the index after it."""
    found: list[Inline] = []
    index = start
    while index < len(tokens):
        token = tokens[index]
        index += 1
        match token.type:
            case "text" | "text_special":
                _add_text(found, token.content.replace("\ue000", "_"))
            case "em_open":
                children, index = _inlines(tokens, index, "em_close")
                found.append(Emphasis(children))
            case "strong_open":
                children, index = _inlines(tokens, index, "strong_close")
                found.append(Strong(children))
            case "link_open":
                children, index = _inlines(tokens, index, "link_close")
                found.append(_link(children, str(token.attrs.get("href", ""))))
            case kind if kind == end:
                return _joined(found), index
            case kind:
                raise MarkupError(f"`{kind}` is not known in text", "use *emphasis*, **strong** or a link")
    return _joined(found), index


def _link(children: tuple[Inline, ...], address: str) -> Link:
    url = address.replace("%EE%80%80", "_").replace("\ue000", "_")
    if not children:
        raise MarkupError(f"the link to `{url}` has no words", "write [words](address)")
    if not re.match(r"(https?://|mailto:|tel:)\S+$", url):
        raise MarkupError(f"`{url}` is not an address", "begin it with https://, mailto: or tel:")
    return Link(children, url)


def _add_text(found: list[Inline], content: str) -> None:
    position = 0
    for mark in _MARK.finditer(content):
        if not mark[1].isdigit():
            raise MarkupError(f"`{mark[0]}` is not a reference mark", "write [^1] with a number")
        found += [Words(content[position : mark.start()]), ReferenceMark(mark[1])]
        position = mark.end()
    found.append(Words(content[position:]))


def _joined(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words joined, empty ones dropped."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Words) and joined and isinstance(joined[-1], Words):
            joined[-1] = Words(joined[-1].text + inline.text)
        elif inline != Words(""):
            joined.append(inline)
    return tuple(joined)
