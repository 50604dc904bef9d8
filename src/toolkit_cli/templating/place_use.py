"""What a template does with the words of a place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from toolkit_cli.model.place import FIELDS
from toolkit_cli.templating.word_parts import parts_of

_TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_FORM = re.compile(r"^(?:tr|tc|p|r) ")
_MARKUP = re.compile(r"<[^>]*>")
_TOLD = re.compile(r"\b(?:place|statement|message)\b")
_NAME = r"(?:place\.[a-z]+|statement|message)"
_PRINTED = re.compile(_NAME)
_ASKED = re.compile(rf"(?:el)?if (?:\s*\b(?:not|and|or|{_NAME})\b\s*)+")


@dataclass(frozen=True)
class PlaceUse:
    """`fields` of a place that a template names.

    `plain`: it prints what a place says, and what is said of it, as it is, or asks whether there is any. What
    another template has of one place says nothing of the next.
    """

    fields: frozenset[str]
    plain: bool


@lru_cache(maxsize=32)
def place_use(template: bytes) -> PlaceUse:
    """What a template does with a place: a Word template, or one that is text."""
    codes = [code for code in _codes(template) if _TOLD.search(code)]
    named = {name for code in codes for name in re.findall(r"\bplace\.([a-z]+)", code)}
    plain = all(_PRINTED.fullmatch(code) or _ASKED.fullmatch(code) for code in codes)
    # A place that gets another name, or is asked for a field in another way, may show any of them.
    hidden = not plain and any(re.search(r"\bplace\b(?!\.)", code) for code in codes)
    return PlaceUse(frozenset(FIELDS) if hidden else frozenset(FIELDS) & named, plain)


def _codes(template: bytes) -> Iterator[str]:
    """The code of every tag: in Word it may be cut by markup, or stand within it."""
    texts = [template]
    if template.startswith(b"PK"):
        texts = [part for name, part in parts_of(template).items() if name.endswith((".xml", ".rels"))]
    for text in (content.decode("utf-8", "replace") for content in texts):
        whole = (found for found in _TAG.findall(text) if "<" not in found)
        for code in (*_TAG.findall(_MARKUP.sub("", text)), *whole):
            yield " ".join(_FORM.sub("", code).strip(" \t\r\n-+").split())
