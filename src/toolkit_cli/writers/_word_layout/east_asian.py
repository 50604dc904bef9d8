"""East Asian text: no font here holds it, so that something as wide stands in, with the same line breaks."""

import re
from collections.abc import Iterator

_RANGES = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
WIDE = re.compile(f"[{_RANGES}]+")
"""Characters as wide as an ideograph."""
_HINTED = re.compile(f"[{_RANGES}·–—―‘’“”…]+")
_FULL_WIDTH = str.maketrans("·–—―‘’“”…", "・〜〜〜『』「」〜")
"""Punctuation that is wide where it is East Asian, and what has its width and its line breaks."""
_NOT_FIRST = frozenset("、。，．：；？！）］｝〉》」』】〕〗〙〛・ー々％‐゠〜\u3000")
_NOT_LAST = frozenset("（［｛〈《「『【〔〖〘〚￥＄")
_EM, _JOINER, _BREAK = "\u2014", "\u2060", "\u200b"


def by_width(text: str, *, hinted: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether its characters are wide; `hinted`: its punctuation too."""
    if text.isascii():
        yield text, False
        return
    end = 0
    for found in (_HINTED if hinted else WIDE).finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0].translate(_FULL_WIDTH) if hinted else found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def stand_in(found: re.Match[str]) -> str:
    """Characters one em wide each; a line may end after all that are not bound to a neighbour."""
    text = found[0]
    made = [_JOINER if text[0] in _NOT_FIRST else ""]
    for char, following in zip(text, [*text[1:], ""], strict=True):
        bound = char in _NOT_LAST or (following and following in _NOT_FIRST)
        made += [_EM, _JOINER if bound else _BREAK]
    return "".join(made)
