"""Where a line of a translation may end."""

import re
from dataclasses import replace
from typing import assert_never

from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words

_KEPT = re.compile(r"(?<!\S)([(„“‘«]?[^\W\d_]) (?=\S|$)|(?:(?<=\S)|^) (?=[–—] )")


def kept_together(inline: Inline) -> Inline:
    """Text of which no line begins with a dash or ends with a word of one letter.

    So it is set in Polish (`w`, `z`, `i`), Ukrainian, Bulgarian and Lithuanian; elsewhere it does no harm.
    """
    match inline:
        case Words(words):
            return Words(_KEPT.sub("\\1\u00a0", words))
        case ReferenceMark():
            return inline
        case Emphasis(children) | Strong(children) | Link(children) | Foreign(children):
            return replace(inline, children=tuple(map(kept_together, children)))
        case _:
            assert_never(inline)
