"""The markup of a text."""

from contextlib import suppress

from toolkit_cli.model.inlines import words_of
from toolkit_cli.model.text import MarkupError
from toolkit_cli.reading.inline_markup import read_markup

SEEDS = (
    b"Plain words", b"*stressed* and **strong**, _so_ and __so__", b"[words](https://www.nhs.uk/a_(b))[^1]",
    b"{pl: po polsku}", b"2*4*6 \\* a_b_c", "Cześć – “quoted” …".encode(), b"<b>x</b> &amp; &nbsp;", b"a [b] (c) [d](e)",
)  # fmt: skip
TOKENS = (
    b"*",
    b"**",
    b"_",
    b"__",
    b"[",
    b"](",
    b")",
    b"[^",
    b"]",
    b"\\",
    b"{",
    b"}",
    b"https://",
    b"mailto:",
    b"`",
    b"~~",
    b"\n\n",
)
WEIGHT = 420


def run(content: bytes) -> None:
    """Read it; whatever it means, its words can be said."""
    with suppress(MarkupError):
        words_of(read_markup(content.decode("utf-8", "replace"))[0])
