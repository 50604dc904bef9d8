"""How wide a text is, about, before anything is laid out."""

from toolkit_cli.writers._word_layout.east_asian import WIDE

MEAN_WIDTH = 0.5
"""Of a character, in em."""


def ems(text: str) -> float:
    """About how wide a text is, in em."""
    return MEAN_WIDTH * len(text) + sum(len(wide[0]) for wide in WIDE.finditer(text)) * (1 - MEAN_WIDTH)
