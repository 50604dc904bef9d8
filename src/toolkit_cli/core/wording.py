"""What is wrong with words wherever they stand: in content, in translations and in finished files.

Whoever judges words judges them here, so that content that is passed is not refused once it is a document.
"""

import re
from collections.abc import Collection, Iterator

from toolkit_cli.core.scripts import EAST_ASIAN, script

_ACTION = r"(?:click|tap|press|go|see|look|read|find out|learn|get|view|visit|download|open|watch|follow)"
_THING = (
    r"(?:link|page|website|web ?site|web page|site|article|document|file|form|pdf|leaflet|video|resource|url)"
)
_VAGUE = re.compile(
    rf"{_ACTION}|{_THING}|(?:{_ACTION} )?(?:on )?(?:it|here|this|that|more|now|(?:this|the|our) {_THING})"
    rf"|(?:(?:for|see|get|find|view|read) )?(?:(?:more|further|full) )?(?:information|info|details)"
    rf"|(?:{_ACTION} )?(?:more|link|{_THING}) (?:here|now)|read on|continue(?: reading)?"
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.[^\s/]+/\S+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}/\S+", re.I
)
WEB_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”«»()]*[^\s<>\"“”«»().,;:!?،。、）]"
"""The form of a web address in a text, which documents make a link of: a full stop behind it is none of it."""
_LONG_ADDRESS = 40
_ENDING = re.compile(
    r"\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp|heic|eps|pdf|pptx?|xlsx?)(?:\.j2)?\b", re.I
)
_CAMERA = re.compile(r"(?:img|image|dsc\w?|photo|pxl|screenshot|scan|untitled)[ _-]?\d[\d _-]*", re.I)
_PICTURE = r"(?:image|picture|photo(?:graph)?|graphic)"
_EMPTY = re.compile(
    rf"(?:(?:an?|the|this) )?(?:{_PICTURE}|figure|drawing|diagram|chart|illustration|icon|logo|shape"
    r"|alternative(?: text)?|alt(?: text)?|todo|tbc|none|n/a)s?[\W\d]*",
    re.I,
)
_OPENING = re.compile(rf"(?:(?:an?|the|this) )?{_PICTURE} (?:of|shows|showing)\b", re.I)
_MACHINE = re.compile(r"(?:automatically generated|AI-generated content may be incorrect)", re.I)
_SHORTEST, _SHORTEST_EAST_ASIAN, _LONGEST = 5, 2, 150
"""The fewest and the most characters of an alternative text; a character of Chinese may be a word."""
_NO_TITLE = re.compile(
    r"(?:untitled.*|document\d*|new page|microsoft word - .*|[\w-]+\.(?:x?html?|docx?|pdf|indd|pptx?|xlsx?))",
    re.I,
)
_RESIDUE = re.compile(r"\{[{%#][^}]{0,60}\}{0,2}|\}\}|%\}")
_BULLET = re.compile(r"(?:[•‣◦▪■●○·–—*\u2212-]|\uf0b7|\ufffc)\s+\S|o\t\s*\S")
_NUMBER = re.compile(r"\(?(?:(?:\d{1,2}|[a-z])[.)]|[A-Z]\))(\s+)\S")  # `A.` is the initial of a name
_LOST = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_HEADING_WORDS = 12
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я]"
_WORD = rf"(?<!\w){_CAPITAL}+(?:[’'-]{_CAPITAL}+)*(?!\w)"
_RUN = re.compile(rf"{_WORD}(?:\s+{_WORD})*")
_CAPITALS = re.compile(_CAPITAL * 2)
_SHOUTED_WORDS, _SHOUTED_LETTERS = 2, 6
_INTRODUCTION = 8
"""The letters of words that say something of an address after them; East Asian ones count twice."""


def is_vague(words: str) -> bool:
    """Whether the words of a link fit any other."""
    return bool(_VAGUE.fullmatch(" ".join(re.findall(r"\w+", words[:200].casefold()))))


def is_address(words: str, target: str = "") -> bool:
    """Whether the words of a link are a web address; the short name of a host, without a path, is none."""
    text = words.strip()
    same = len(text) > _LONG_ADDRESS and text.rstrip("/") == target.rstrip("/")
    return same or bool(_ADDRESS.fullmatch(text))


def bare_addresses(text: str) -> Iterator[str]:
    """The web addresses in a text with no words before them that say something of it."""
    for found in re.finditer(WEB_ADDRESS, text):
        if is_address(found[0]) and not introduces(text[: found.start()]):
            yield found[0]


def introduces(words: str) -> bool:
    """Whether words before an address say something of it: more than “See” or “Visit”."""
    letters = re.findall(r"[^\W\d_]", words)
    return sum(2 if script(letter) in EAST_ASIAN else 1 for letter in letters) >= _INTRODUCTION


def is_file_name(alternative: str) -> bool:
    """Whether an alternative text is, or holds, the name of a file, such as `balance.svg` or `IMG_1234`."""
    return bool(_ENDING.search(alternative) or _CAMERA.fullmatch(alternative.strip()))


def weakness(alternative: str) -> str:
    """Why an alternative text helps nobody; nothing if it may help."""
    text = " ".join(alternative.split())
    if _MACHINE.search(text):
        return "was made by a machine"
    if _EMPTY.fullmatch(text):
        return "only says that there is a picture"
    if _OPENING.match(text):
        return "begins by saying that it is a picture"
    least = _SHORTEST_EAST_ASIAN if script(text) in EAST_ASIAN else _SHORTEST
    if not least <= len(text) <= _LONGEST:
        return "has 1 character" if len(text) == 1 else f"has {len(text)} characters"
    return ""


def residue(text: str) -> str:
    """The mark of a template that was left in a text, or nothing."""
    found = _RESIDUE.search(text)
    return found[0] if found else ""


def names_nothing(title: str) -> bool:
    """Whether a title is none: the name of a file, or what a program writes where nobody has written one."""
    return bool(_NO_TITLE.fullmatch(" ".join(title.split())))


def named_mark(mark: str) -> str:
    """What `typed_mark` gave, in words."""
    return "a typed number" if mark.startswith("1.") else f"a typed `{mark}`"


def typed_mark(text: str) -> str:
    """The bullet or number that was typed before a text, or nothing.

    A number gives `1. ` before a blank and `1.` before a tab: one paragraph may begin with the former by chance.
    """
    start = text.lstrip()[:20]
    if _BULLET.match(start):
        return start[0]
    number = _NUMBER.match(start)
    if number is None:
        return ""
    return "1." if "\t" in number[1] else "1. "


def may_be_heading(text: str) -> bool:
    """Whether a paragraph, were it all in bold, would be taken for a heading: it is short and no sentence."""
    words = text.strip()
    return 0 < len(words.split()) <= _HEADING_WORDS and words[-1] not in ".;,"


def lost_character(text: str) -> str:
    """The first character that stands for a lost one (U+FFFD), or that only one font knows; or nothing."""
    found = None if text.isascii() else _LOST.search(text)
    return found[0] if found else ""


def shouted(text: str, known: Collection[str] = ()) -> Iterator[re.Match[str]]:
    """Three or more words in capitals, or one of over 6 letters, but for `known` abbreviations."""
    for run in _RUN.finditer(text) if _CAPITALS.search(text) else ():
        loud = [word for word in run[0].split() if len(word) > 1]
        strange = [word for word in loud if word not in known]
        several = len(run[0].split()) > _SHOUTED_WORDS and len(loud) > 1
        if strange and run[0].isupper() and (several or max(map(len, strange)) > _SHOUTED_LETTERS):
            yield run
