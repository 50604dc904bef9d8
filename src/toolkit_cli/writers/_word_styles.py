"""What the paragraph styles of a template say of sizes and spaces."""

from lxml import etree

from toolkit_cli.writers._word_package import W, parse, w

_NS = {"w": W}


class Styles:
    """The styles of a Word template; a style that is not there is like the default."""

    def __init__(self, part: bytes) -> None:
        root = parse(part)
        self._styles = {style.get(w("styleId"), ""): style for style in root.iterfind("w:style", _NS)}
        defaults = root.find("w:docDefaults", _NS)
        self._defaults = defaults if defaults is not None else etree.Element("none")
        self._values: dict[tuple[str, str, str], str | None] = {}

    def size(self, style: str) -> float:
        """The size of the letters, in points."""
        return int(self._value(style, "w:rPr/w:sz", "val", "24")) / 2

    def colour(self, style: str) -> str:
        """The colour of the letters; empty where the style names none."""
        return self._value(style, "w:rPr/w:color", "val", "")

    def before(self, style: str) -> int:
        """The space before a paragraph, in twips."""
        return int(self._value(style, "w:pPr/w:spacing", "before", "0"))

    def after(self, style: str) -> int:
        """The space after a paragraph, in twips."""
        return int(self._value(style, "w:pPr/w:spacing", "after", "0"))

    def indent(self, style: str, side: str) -> int:
        """The indent of a paragraph at the `left` or `right`, in twips."""
        return int(self._value(style, "w:pPr/w:ind", side, "0"))

    def _value(self, style: str, path: str, name: str, default: str) -> str:
        asked = (style, path, name)
        if asked not in self._values:
            self._values[asked] = self._found(style, path, name)
        value = self._values[asked]
        return default if value is None else value

    def _found(self, style: str, path: str, name: str) -> str | None:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style].find(path, _NS)
            if found is not None and found.get(w(name)) is not None:
                return found.get(w(name))
            based = self._styles[style].find("w:basedOn", _NS)
            style = based.get(w("val"), "") if based is not None else ""
        found = self._defaults.find(f".//{path}", _NS)
        return found.get(w(name)) if found is not None else None
