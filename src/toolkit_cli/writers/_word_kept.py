"""Words that large print keeps on one line, telephone numbers and dates, and those it leaves out of footers."""

import math
import re
from collections.abc import Iterable

from lxml import etree

from toolkit_cli.writers._word_layout.widths import ems
from toolkit_cli.writers._word_package import parse, serialise, w

_KEPT = re.compile(
    r"\+?\(?\d[\d()]*(?: \(?\d[\d()]*)+"  # groups of digits: a telephone number
    r"|(?<!\d)\d{1,2}\.? (?:de )?[^\W\d_]+\.? (?:de )?(?:19|20)\d\d(?!\d)"  # 6 August 2026
)
_HIGHEST = 80.0
"""Points: the lines of a footer, without the space between them, take no more of a page."""
_PAGE = "00 / 000"
_NO_BREAK = "\u00a0"
_JOINED = re.compile(f"[^ ]+{_NO_BREAK}[^ ]+")
_BOLD = 1.15
"""Bold letters of a heading, against those of text."""


def keep_words(parts: dict[str, bytes], phrases: Iterable[str], line: float) -> None:
    """Hold numbers, dates and `phrases` together wherever they fit into a line of `line` em."""
    named = sorted(filter(lambda phrase: " " in phrase, phrases), key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, named), _KEPT.pattern]))
    for name in [name for name in parts if re.fullmatch(r"word/(document|footer\d*|header\d*)\.xml", name)]:
        root = parse(parts[name])
        for text in root.iter(w("t")):
            words = pattern.sub(lambda found: _joined(found[0], line), text.text or "")
            text.text = _JOINED.sub(lambda found: _parted(found[0], line), words)
        parts[name] = serialise(root)


def set_footers(parts: dict[str, bytes], title: str, size: float, line: float) -> None:
    """Keep the page number whole, and on a line of its own unless it fits beside the title on every page.

    The title is left out of footers where it would take too much of the page.
    """
    lines = max(1, int(_HIGHEST / size))
    for name in [name for name in parts if re.fullmatch(r"word/footer\d*\.xml", name)]:
        root = parse(parts[name])
        texts = [text for text in root.iter(w("t")) if text.text]
        titles = [text for text in texts if _plain(text.text) == title]
        others = [text for text in texts if text not in titles]
        beside = _fits(title + "".join(text.text or "" for text in others) + _PAGE, line)
        for text in others:
            text.text = (text.text or "").replace(" ", _NO_BREAK)
        for text in titles:
            if not beside and math.ceil(ems(title) / line) + 1 > lines:
                text.text = ""
            elif not beside:
                text.addnext(etree.Element(w("br")))
        parts[name] = serialise(root)


def _plain(words: str | None) -> str:
    return (words or "").replace(_NO_BREAK, " ")


def _joined(words: str, line: float) -> str:
    return words.replace(" ", _NO_BREAK) if _fits(words, line) else words


def _parted(words: str, line: float) -> str:
    """Words that were joined elsewhere, parted where they are longer than a line: they would be cut."""
    return words if _fits(words, line) else words.replace(_NO_BREAK, " ")


def _fits(words: str, line: float) -> bool:
    return ems(words) * _BOLD <= line
