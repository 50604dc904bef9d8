"""Words that stand for what somebody is still to write: addresses, numbers and names that reach nobody.

Addresses: RFC 2606 and RFC 6761, names reserved for examples. Numbers: Ofcom, telephone numbers for drama use.
"""

import re

_DOMAIN = re.compile(
    r"(?<![\w-])(?:[\w-]+\.)*(?:example\.(?:com|net|org|edu)|[\w-]+\.(?:example|test|invalid|localhost))(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_DIALLED = re.compile(r"(?<![\d.])(?:\+44[ \-]?(?:\(0\))?|0)\d(?:[ \-()]*\d){8,9}(?![\d.])")
_DRAMA = re.compile(
    r"0(?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|0207946\d{4}|01914980\d{3}|0289649\d{4}"
    r"|0292018\d{4}|01632960\d{3}|07700900\d{3}|08081570\d{3}|09098790\d{3}|03069990\d{3}"
    r"|0(\d)\1{8,9}|01234567890?"
)
_PROMPT = re.compile(
    r"\[(?:your|insert|enter|add|name of|type|phone|telephone|e-?mail)\b[^\]]*\]|\blorem ipsum\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:your|name of(?: your| the)?|my|example|sample|the publisher'?s?)\b.*"
    r"\b(?:organi[sz]ation|trust|company|school|council|service|team|charity|board|name)\b"
    r"|(?:tbc|tba|to be (?:confirmed|added)|todo|x{3,}|[.…?_-]+|name|organi[sz]ation|publisher)\W*",
    re.IGNORECASE,
)


def placeholder(text: str) -> str:
    """The first piece of a text that stands for something else; empty if there is none."""
    found = _DOMAIN.search(text) or _PROMPT.search(text)
    if found:
        return found[0]
    numbers = (each[0] for each in _DIALLED.finditer(text))
    return next((each for each in numbers if _DRAMA.fullmatch(_national(each))), "")


def placeholder_name(name: str) -> bool:
    """Whether the name of an organisation stands for another: `Your organisation`."""
    return _NAME.fullmatch(name.strip()) is not None


def _national(number: str) -> str:
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return f"0{digits[2:]}" if number.startswith("+44") else digits
