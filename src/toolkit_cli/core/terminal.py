"""Words of others, made safe to print: a terminal and a build server obey some of them."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")
"""What moves the cursor, colours, renames the window or turns letters round; blanks and ends of lines stay."""
_COMMAND = re.compile(r"^(\s*)(?=::|##\[)", re.M)
"""How a line begins that GitHub Actions takes for a command."""


def printable(words: str, *, commands: bool = False) -> str:
    """The words with escapes (`\\u001b`) for what a terminal would obey, which JSON reads as the same characters.

    A line that a build server would take for a command begins with a backslash, unless `commands` are meant.
    """
    shown = _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", words)
    return shown if commands else _COMMAND.sub(r"\1\\", shown)
