"""How a document is set, whatever it says: sizes, tint, Braille."""

from dataclasses import dataclass

CELLS, LINES = (20, 60), (10, 50)
"""The least and the most cells in a line, and lines on a page, of Braille."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """A way to set any document; the standard one is as the templates say.

    `size`: points of all running text, re-flowed in one column (0: as the template says). `tint`: colour of the
    paper on screen and in print, six hexadecimal digits (empty: white). `grade`: 1 or 2, uncontracted or
    contracted Braille (0: the usual one of the language). `cells` and `lines`: those of a Braille page. `checked`:
    whether a Braille reader has approved the text in this grade.
    """

    name: str = "standard"
    size: float = 0
    tint: str = ""
    grade: int = 0
    cells: int = 40
    lines: int = 25
    checked: bool = False


STANDARD = Presentation()
LARGE = Presentation("large-print", size=18)
GIANT = Presentation("giant-print", size=24)
