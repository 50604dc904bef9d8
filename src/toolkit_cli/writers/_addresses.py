"""Addresses in words: where they are, and where they lead."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from toolkit_cli.core.wording import WEB_ADDRESS
from toolkit_cli.model.document import Document

_ADDRESS = re.compile(rf"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|{WEB_ADDRESS}")

Run: TypeAlias = tuple[str, bool]


def runs(text: str) -> list[Run]:
    """The stretches of a text, each with whether it is an e-mail or web address."""
    if "@" not in text and "www." not in text and "://" not in text:
        return [(text, False)]
    found: list[Run] = []
    position = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > position:
            found.append((text[position : match.start()], False))
        found.append((match[0], True))
        position = match.end()
    return [*found, (text[position:], False)] if position < len(text) else found


def led(text: str, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """The stretches of a text, each with where it leads; empty for words that are no address.

    `known` says where contacts lead that do not look like addresses.
    """
    for words in sorted(known, key=lambda words: (-len(words), words)):
        before, found, after = text.partition(words)
        if found:
            around = [led(part, known) if part else [] for part in (before, after)]
            return [*around[0], (words, known[words]), *around[1]]
    return [(words, target(words) if is_address else "") for words, is_address in runs(text)]


def target(address: str) -> str:
    """Where an e-mail or web address leads."""
    if re.match(r"[a-z]+://", address):
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"


def contacts(document: Document) -> dict[str, str]:
    """Where the contacts of the publisher lead, by what is printed of them."""
    around = document.furniture
    found = {words: target(words) for words in (around.email, around.website) if words}
    return found | ({around.phone: _dialled(around.phone)} if around.phone else {})


def _dialled(number: str) -> str:
    return "tel:" + re.sub(r"(?!^\+)[^0-9]", "", re.sub(r"\(0\)", "", number.strip()))
