"""What a page looks like beyond its template: sizes, tint, accent, typefaces."""

import math

from markupsafe import Markup

from toolkit_cli.model.document import Document
from toolkit_cli.writers import WriterContext

_BLUE, _LIGHT_BLUE, _AQUA_GREEN = "005EB8", "41B6E6", "00A499"
_LARGE = 16.0
_LARGEST_HEADING = 28.0
_SCRIPTS = {
    "Arab": '"Noto Sans Arabic", "Segoe UI", Tahoma, ',
    "Hans": '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Zen Hei", ',
    "Hant": '"Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", ',
}
"""Typefaces of the reader's system, by script: a page asks for none from elsewhere."""
NAMES = ("size", "large", "size_note", "heading", "tint", "accent", "dark_accent", "fonts")
"""What templates may ask of `Look`."""


class Look:
    """The choices of a document and its presentation that the styles name."""

    def __init__(self, document: Document, context: WriterContext):
        self._document, self._locale = document, context.locale
        self._presentation = context.presentation

    @property
    def size(self) -> float:
        """Points of running text; 0: as the styles say."""
        return self._presentation.size

    @property
    def large(self) -> bool:
        """Whether the text is so large that it stands in one column."""
        return self.size >= _LARGE

    @property
    def size_note(self) -> str:
        """What says the size of a large print."""
        label = self._locale.labels.get(self._presentation.name.replace("-", "_"), "")
        return label.format(size=f"{self.size:g}") if self.size else ""

    def heading(self, ratio: float) -> str:
        """The size of a heading in large print, in parts of the size of the text."""
        return f"{math.floor(max(1.0, min(ratio, _LARGEST_HEADING / self.size)) * 1000) / 1000:g}"

    @property
    def tint(self) -> str:
        """The colour of the paper; empty: white, or dark where the reader wants it."""
        return self._presentation.tint

    @property
    def accent(self) -> str:
        """The colour of bands and rules."""
        accents = self._document.kind.accents
        return getattr(accents, self._document.audience) if accents else _BLUE

    @property
    def dark_accent(self) -> str:
        """The same on a dark ground."""
        return _AQUA_GREEN if self.accent == _AQUA_GREEN else _LIGHT_BLUE

    @property
    def fonts(self) -> Markup:
        """The typefaces, best first."""
        latin = '"Frutiger W01", Arial, "Liberation Sans", Arimo, '
        return Markup(latin + _SCRIPTS.get(self._locale.script, "") + "sans-serif")
