"""A document of every block, made from the content model: each text has words of its own, and lists hold lists."""

import re
from dataclasses import replace
from functools import cache
from itertools import count
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import web_documents
from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Figure, Leaf
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Link, Words
from toolkit_cli.model.node import Node
from toolkit_cli.model.text import Text

_PICTURES = {"figure": "moon", "picture": "moon.svg"}
_UNLINKED = ("alternative", "labels")
"""Texts in which no link can be followed."""
_DEEPEST = 2


@cache
def document() -> Document:
    """Every block in one document; all texts but those in pictures have a link, each to an address of its own."""
    made = _Maker()
    blocks = (made.node(block) for block in get_args(Leaf))
    body = tuple(Placed(block, 2, Origin(f"{number}.yaml")) for number, block in enumerate(blocks))
    around = web_documents.document("pace-poster")
    return replace(around, body=body, figures={"moon": web_documents.MOON}, contents=False)


def lost(within: Document, shown: str, *, drawn: bool = False) -> list[str]:
    """The words of the body that are not among those shown; `drawn`: the words of figures are pictures."""
    figures = {placed.origin for placed in within.body if drawn and isinstance(placed.block, Figure)}
    written = (
        word for origin, _, text in within.texts() if origin not in figures for word in str(text).split()
    )
    found = set(re.findall(r"[a-z]+", shown.lower()))
    return [word for word in written if word not in found]


def addresses(within: Document) -> list[str]:
    """Where the links of the body lead to, in reading order."""
    return [
        inline.url for _, _, text in within.texts() for inline in text.inlines if isinstance(inline, Link)
    ]


class _Maker:
    def __init__(self) -> None:
        self._numbers = count()
        self._drawn = False

    def _word(self) -> str:
        """A word of its own, that can be said."""
        return f"wo{next(self._numbers):03}".translate(str.maketrans("0123456789", "abcdefgilm"))

    def node(self, model: type[Node], depth: int = 1) -> Node:
        fields = {
            field.alias or name: self._value(field.annotation, name, depth)
            for name, field in model.model_fields.items()
            if name not in ("id", "allow") and not (name == "items" and depth > _DEEPEST)
        }
        return model.model_validate(fields)

    def _value(self, annotation: Any, name: str, depth: int) -> Any:
        if name == "equivalent" and not self._drawn:
            self._drawn = True
            made = self._value(annotation, name, depth)
            self._drawn = False
            return made
        members = [each for each in get_args(annotation) if each is not NoneType]
        match get_origin(annotation):
            case origin if origin in (Union, UnionType):
                return self._value(members[0], name, depth)
            case origin if origin is tuple:
                return [self._value(each, name, depth) for each in members if each is not ...]
            case origin if origin is dict:
                return {"moon": self._value(members[1], name, depth)}
            case None:
                return self._single(annotation, name, depth)
        return members[0]

    def _single(self, annotation: Any, name: str, depth: int) -> Any:
        if annotation is Text:
            return self._text(name)
        if annotation is int:
            return 1
        if issubclass(annotation, Node):
            return self.node(annotation, depth + (name == "items"))
        return _PICTURES.get(name) or f"https://y.org/{self._word()}"

    def _text(self, name: str) -> Text:
        word = self._word()
        if name in _UNLINKED or self._drawn:
            return Text(word, (Words(word),))
        link = Link((Words(f"see{word}"),), f"https://x.org/{word}")
        return Text(word, (Words(f"{word} "), link))
