"""The language of a Word document: in every run, in its fonts, and in the way its pages run."""

import re
from collections.abc import Mapping

from lxml import etree

from toolkit_cli.locales import SOURCE, Locale
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.writers._word_mirror import even_margins, mirror
from toolkit_cli.writers._word_package import W, parse, serialise, w
from toolkit_cli.writers._word_runs import Languages, set_runs
from toolkit_cli.writers._word_styles import Styles

_NS = {"w": W}
_PARTS = re.compile(r"word/(document|styles|numbering|settings|(header|footer)\d*|footnotes|endnotes)\.xml")
_NAMES = {"ar": "ar-SA", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
"""What Word calls languages that it knows by a country only."""
_FONTS = {"complex": "Arial", "east-asia": "Microsoft YaHei"}


def set_language(parts: dict[str, bytes], locale: Locale, foreign: Mapping[str, str]) -> None:
    """Make the language of `locale` that of the package: its words, its fonts and its direction.

    `foreign` are texts that are printed in other languages, with their tags.
    """
    own = _named(locale.tag)
    languages = Languages(
        own=own,
        leftwards=locale.direction == "rtl",
        latin="" if locale.script == "Latn" else SOURCE,
        foreign={words: _named(tag) for words, tag in foreign.items()},
    )
    styles = Styles(parts["word/styles.xml"])
    for name in filter(_PARTS.fullmatch, list(parts)):
        root = parse(parts[name])
        _declare(root, languages)
        set_runs(root, languages)
        if languages.leftwards:
            mirror(root, size=locale.letter_size, line=locale.line_spacing)
            even_margins(root, styles)
        if languages.leftwards or languages.east_asian:
            _set_fonts(root, locale, languages)
        parts[name] = serialise(root)


def _named(tag: str) -> str:
    tag = PSEUDO.get(tag, tag)
    return _NAMES.get(tag, tag)


def _declare(root: etree._Element, languages: Languages) -> None:
    """Name the language where text that names none takes it from."""
    kinds = {"val": True, "eastAsia": languages.east_asian, "bidi": languages.leftwards}
    for path in ("w:docDefaults/w:rPrDefault/w:rPr/w:lang", "w:themeFontLang"):
        for element in root.iterfind(path, _NS):
            for kind in filter(kinds.get, kinds):
                element.set(w(kind), languages.own)


def _set_fonts(root: etree._Element, locale: Locale, languages: Languages) -> None:
    """Name the font of the script wherever fonts are named; a theme font would beat it."""
    used = {"cs": "complex"} if languages.leftwards else {"eastAsia": "east-asia"}
    for fonts in root.iter(w("rFonts")):
        defaults = next(fonts.iterancestors(w("rPrDefault")), None) is not None
        for kind, font in used.items():
            theme = w("cstheme" if kind == "cs" else f"{kind}Theme")
            if defaults or fonts.get(w(kind)) or fonts.get(theme):
                fonts.set(w(kind), locale.fonts.get(font) or _FONTS[font])
                fonts.attrib.pop(theme, "")
    if languages.east_asian:
        for grid in root.iter(w("docGrid")):
            grid.attrib.pop(w("type"), "")
