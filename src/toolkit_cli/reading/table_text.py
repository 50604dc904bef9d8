"""The text of a table that a spreadsheet wrote, in whichever of its encodings; never a guess."""

import codecs
import re
import unicodedata

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WINDOWS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257")
"""What Excel writes as CSV on Windows, by the language of the machine: Western European first."""
_OTHERS = ("mac_roman", "cp850", "cp437")
"""What it writes as CSV (Macintosh) and CSV (MS-DOS). Nothing is read so: they only have to agree."""
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(
    rb"(?<=[A-Za-z0-9])[\x92\x96\x97\xa0](?=[A-Z0-9])"  # O’Brien, Mon–Fri, 9am–5pm
    rb"|(?<= )[\x96\x97](?= )"
    rb"|(?<=[A-Za-z])\x92(?=(?:s|t|d|m|n|r|w|re|ll|ve|clock)(?![A-Za-z\x80-\xff]))"  # Mary’s, Welsh i’r
    rb"|(?<=s)\x92(?![A-Za-z\x80-\xff])"  # governors’
    rb"|[\x80\xa3](?=\d)"  # €5, £5
)
"""What cp1252 has for punctuation, where what other code pages have, a letter, hardly stands at such a place."""
_QUOTED = re.compile(rb"(?<![A-Za-z\x80-\xff])\x93([^\x93\x94\r\n]+)\x94(?![A-Za-z\x80-\xff])")
_STRANGE = re.compile(
    r"[^\x00-\x7f‘’“”–—…£€°·«»\u00a0\w]|[²³¹ªº¼½¾]"  # symbols
    r"|[ƒþðÞÐýÝﬁﬂ]"  # letters that no name here has, but code pages where others have theirs
    r"|[^\W\d_][‘«»][^\W\d_]|[^\W\d_][“·°]|[”»…£€][^\W\d_]"  # punctuation within words
    r"|[^\W\d_][–—](?=[^\W\d_A-Z])|(?<![^\W_])[–—][^\W\d_]"  # Nu–ez; Mon–Fri is none
    r"|\b[ËëÏïŸÿßÃãÕõ]\B|(?<![aeiouyäöüAEIOUYÄÖÜ])ß|[Õõ](?![eE])"  # letters where no language has them
)
_TWICE = re.compile(f"[Â-Å][\x80-\xbf{bytes(range(0x80, 0xA0)).decode('cp1252', 'ignore')}]|â[€\x80]|\ufffd")
"""What becomes of letters in UTF-8 that are read in a code page and saved again."""


class UndecidableError(ValueError):
    """The encoding of a file cannot be told from what it holds; the message is the fact."""


def decoded(content: bytes, *, english: bool) -> str:
    """The text of a file without its byte order mark. Raises UndecidableError.

    `english`: of machines with Windows, it is of one in Britain unless something speaks against that.
    """
    text = _decoded(content, english)
    if lost := _TWICE.search(text):
        raise UndecidableError(f"letters with accents are lost in the file, which holds `{lost[0]}`")
    return text


def _decoded(content: bytes, english: bool) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    if b"\0" in content:
        return _without_mark(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _code_page(content, english)


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


def _code_page(content: bytes, english: bool) -> str:
    """What the code pages agree on, of those in which the text makes words."""
    bare = _QUOTED.sub(rb"'\1'", _PLAIN.sub(b"'", content))
    found = {page: text for page in (*_WINDOWS, *_OTHERS) if (text := _read(bare, page)) is not None}
    own = [page for page in _WINDOWS if page in found]
    if english and _is_western(found.get(_WINDOWS[0], "")):
        found = {page: text for page, text in found.items() if page not in own[1:]}
    if own and len(set(found.values())) == 1:
        return content.decode(own[0])
    what = "in several ways" if found else "in no way"
    raise UndecidableError(f"the file is not UTF-8, and its letters with accents can be read {what}")


def _read(content: bytes, page: str) -> str | None:
    """The text in a code page; None where its words would be of mixed scripts, mixed case, or strange."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    strange = any(not _is_word(word) for word in _WORD.findall(text) if not word.isascii())
    return None if strange or _STRANGE.search(text) else text


def _is_word(word: str) -> bool:
    scripts = {unicodedata.name(char, "?").split()[0] for char in word}
    loud = any(char.isupper() and not char.isascii() for char in word[1:])
    return len(scripts) == 1 and (word.isupper() or not loud)


def _is_western(text: str) -> bool:
    """Whether there is text whose words are mostly of plain letters: of other scripts they would not be."""
    counts = ((len(word), sum(map(str.isascii, word))) for word in _WORD.findall(text))
    return bool(text) and all(2 * plain >= letters or letters < 2 for letters, plain in counts)
