"""Pseudo-languages: English made longer, or turned round, so that layouts are tried before translators start."""

import re

PSEUDO = {"en-XA": "en-GB", "ar-XB": "ar"}
"""The pseudo-languages, with the language whose dates and direction they take."""

_KEPT = re.compile(r"\{\{.*?\}\}|\{\w*\}|https?://\S+|\S+@\S+|www\.\S+|\d+")
"""What stays as it is: placeholders, addresses and numbers."""
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "àćéîñöšüýžÀĆÉÎÑÖŠÜÝŽ")
_VOWELS = re.compile(r"[aeiouAEIOU]")
_GROWTH = 1.4
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوبقرستوفوخيز")


def pseudo(tag: str, text: str) -> str:
    """A text in a pseudo-language.

    `en-XA`: Latin letters with accents, 40 % longer. `ar-XB`: Arabic letters in place of Latin ones.
    """
    change = _longer if tag == "en-XA" else _turned
    made, end = [], 0
    for kept in _KEPT.finditer(text):
        made += [change(text[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*made, change(text[end:])])


def _longer(text: str) -> str:
    missing = round(len(text.strip()) * (_GROWTH - 1))
    vowels = max(1, len(_VOWELS.findall(text)))

    def doubled(vowel: re.Match[str]) -> str:
        nonlocal missing, vowels
        more = -(-missing // vowels) if vowels else 0
        vowels -= 1
        missing -= more
        return vowel[0] * (1 + max(0, more))

    return _VOWELS.sub(doubled, text).translate(_ACCENTS)


def _turned(text: str) -> str:
    return text.lower().translate(_ARABIC).replace(",", "،").replace("?", "؟").replace(";", "؛")
