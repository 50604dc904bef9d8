"""How words are put in lines: what templates and writers do alike."""

import math
import re
from collections.abc import Sequence

from toolkit_cli.model.inlines import Inline, Words


def without_widow(inlines: Sequence[Inline]) -> list[Inline]:
    """A heading whose last two words stay together, so that no line holds a single short word."""
    *first, last = inlines
    words = last.text.split(" ") if isinstance(last, Words) else []
    if len(words) < 4 or len(words[-1]) > 12:
        return list(inlines)
    return [*first, Words(" ".join(words[:-2]) + " " + "\u00a0".join(words[-2:]))]


def printed_address(url: str) -> str:
    """A web address as it is printed: without its scheme and a last slash."""
    return re.sub(r"^(https?://|mailto:|tel:)|/$", "", url)


def balanced_lines(label: object, longest: int) -> list[str]:
    """`label` split at spaces into the fewest lines of at most `longest` characters, about equally long."""
    words = str(label).split()
    count = max(1, math.ceil(len(" ".join(words)) / longest))
    while True:
        wanted = max(*map(len, words), math.ceil(len(" ".join(words)) / count))
        for width in range(wanted, longest + 1):
            lines = _filled(words, width)
            if len(lines) <= count:
                return lines
        if count >= len(words):
            return _filled(words, longest)
        count += 1


def _filled(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
