"""Ways to reach people, as they are printed: telephone numbers, e-mail and web addresses, postcodes."""

import re

from toolkit_cli.model.inlines import Link, flat
from toolkit_cli.model.publication import Contact
from toolkit_cli.model.text import Text
from toolkit_cli.translation._words import comparable

_WORTH_A_LOOK = re.compile(r"[0-9@:]|[a-z0-9]\.[a-z]", re.I | re.A)
_URL = re.compile(r"(?:https?://|mailto:|tel:)[!-~]+", re.I | re.A)
_EMAIL = r"(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
_ENDS = "uk|org|com|net|eu|edu|gov|int|info|io|cymru|wales|scot"
_WEB = (
    r"(?<![@a-z0-9.-])(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)*"
    rf"|(?:[a-z0-9-]+\.)+(?:{_ENDS})(?![a-z0-9-]))(?:[/?\#][!-~]*)?"
)
_ADDRESS = re.compile(f"{_EMAIL}|{_WEB}", re.I | re.A)
_GAP = r"[ ()‐‑-]{0,3}"
_PHONE = re.compile(
    r"(?<![\dA-Za-z+])(?<!\d[ .,/-])(?!\d{1,2}-\d{1,2}-\d{2,4}(?!\d))"
    rf"(?:\+\d(?:{_GAP}\d){{7,14}}|\(?0(?:{_GAP}\d){{7,10}})(?!\d)"
)
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Za-z0-9])")
_TAIL = ".,;:!?)]}>'\"*"


def links(text: Text) -> dict[str, str]:
    """The addresses a text leads to, those that stand bare in its words too: comparable form to printed form."""
    found = [inline.url for inline in flat(text.inlines) if isinstance(inline, Link)]
    if ":" in text.source:
        found += [url[0].rstrip(_TAIL) for url in _URL.finditer(comparable(str(text)))]
    return {_address(url): url for url in found}


def contacts(words: str, known: Contact) -> dict[str, str]:
    """The contacts in comparable words, those `known` to be some included: comparable form to printed form."""
    if not _WORTH_A_LOOK.search(words):
        return {}
    seen = _URL.sub(" ", words)
    found = {}
    for value in filter(None, (known.email, known.phone, known.website)):
        plain = comparable(value)
        if plain.casefold() in seen.casefold():
            found[contact_key(plain)] = plain
    for match in _ADDRESS.finditer(seen):
        found[contact_key(match[0])] = match[0].rstrip(_TAIL + "/")
    for pattern in (_PHONE, _POSTCODE):
        for match in pattern.finditer(_ADDRESS.sub(" ", seen)):
            found[contact_key(match[0])] = match[0]
    return found


def contact_key(contact: str) -> str:
    """The form in which two contacts are equal: gaps, the prefix +44 and capitals of host names are free."""
    if _ADDRESS.match(contact) or "@" in contact:
        return _address(contact.rstrip(_TAIL))
    if _POSTCODE.fullmatch(contact):
        return contact.replace(" ", "")
    digits = re.sub(r"\D", "", contact)
    return re.sub(r"^(?:00)?44(?:0(?=\d{9}))?", "0", digits) if len(digits) > 9 else digits or contact


def without_contacts(words: str, known: Contact) -> str:
    """Comparable words with a gap where a contact or an address stood."""
    if not _WORTH_A_LOOK.search(words):
        return words
    bare = words
    for value in filter(None, (known.email, known.phone, known.website)):
        bare = bare.replace(comparable(value), " ")
    for pattern in (_URL, _ADDRESS, _PHONE, _POSTCODE):
        bare = pattern.sub(" ", bare)
    return bare


def _address(url: str) -> str:
    """An address with its host in small letters and without a last slash."""
    head, slash, tail = re.sub(r"^(\w+:)?//", r"\1", url).partition("/")
    if "@" in url and not slash:
        return url.casefold()
    return (head.casefold() + slash + tail).rstrip("/")
