"""The text of a table that a spreadsheet wrote, in whichever of its encodings; never a guess."""

import codecs
import re
import unicodedata

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CODE_PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257")
"""What Excel writes on Windows, by the language of the machine: Western European first."""
_WORD = re.compile(r"[^\W\d_]+")
_SYMBOLS = re.compile(r"[^\x00-\x7f‘’“”–—…£€°·«»\u00a0\w]|[²³¹ªº¼½¾]")


class UndecidableError(ValueError):
    """The encoding of a file cannot be told from what it holds; the message is the fact."""


def decoded(content: bytes) -> str:
    """The text of a file without its byte order mark. Raises UndecidableError."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    if b"\0" in content:
        return _without_mark(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _code_page(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise UndecidableError(
            f"the file begins as {encoding.upper()}, but does not go on as such"
        ) from fault


def _without_mark(content: bytes) -> str:
    """UTF-16 whose byte order shows: of a header in Latin letters every other byte is zero."""
    head = content[:32]
    for encoding, zeros, letters in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if len(head) > 1 and not any(zeros) and all(letters):
            return _strictly(content, encoding)
    raise UndecidableError("the file holds zero bytes: it is not text")


def _code_page(content: bytes) -> str:
    """What the code pages agree on, of those in which the text makes words."""
    found = {text for page in _CODE_PAGES if (text := _read(content, page)) is not None}
    if len(found) == 1:
        return found.pop()
    what = "in several ways" if found else "in no way"
    raise UndecidableError(f"the file is not UTF-8, and its letters with accents can be read {what}")


def _read(content: bytes, page: str) -> str | None:
    """The text in a code page; None where its words would be of mixed scripts, mixed case, or hold symbols."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    strange = any(not _is_word(word) for word in _WORD.findall(text) if not word.isascii())
    return None if strange or _SYMBOLS.search(text) else text


def _is_word(word: str) -> bool:
    scripts = {unicodedata.name(char, "?").split()[0] for char in word}
    loud = any(char.isupper() and not char.isascii() for char in word[1:])
    return len(scripts) == 1 and (word.isupper() or not loud)
