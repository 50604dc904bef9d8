"""Which script a language is usually written in, where it is not the Latin one."""

from toolkit_cli.core.scripts import writes

_SCRIPTS = (
    "Cyrillic",
    "Greek",
    "Armenian",
    "Hebrew",
    "Arabic",
    "Devanagari",
    "Bengali",
    "Gujarati",
    "Tamil",
    "Telugu",
    "Sinhala",
    "Thai",
    "Georgian",
    "Ethiopic",
    "Khmer",
    "Hangul",
    "Kana",
    "Han",
)
_SEVERAL = frozenset({"pa", "ku", "uz", "bs", "sr", "mn", "tt", "kk", "tg", "az", "ug", "ks", "kok", "sd"})
"""Languages that are written in Latin letters too."""


def usual_script(language: str) -> str:
    """The script of a language by its tag, empty for Latin and for languages that are written in several."""
    stem = language.partition("-")[0].lower()
    if stem in _SEVERAL or "-latn" in language.lower() or not stem:
        return ""
    return next((name for name in _SCRIPTS if writes(language, name)), "")
