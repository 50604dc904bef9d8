"""A text field: the source an author wrote, and the inlines it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from toolkit_cli.model.inlines import Inline, words_of

ParseMarkup: TypeAlias = Callable[[str], tuple[Inline, ...]]


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\ue000]")
"""Characters that XML cannot hold, and the one that stands for an underscore while markup is read."""


class MarkupError(ValueError):
    """The markup of a text cannot be read; `hint` is the remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Text:
    """Text for people. Equal sources are equal texts; translation goes by `source`."""

    source: str
    inlines: tuple[Inline, ...]

    def __str__(self) -> str:
        return words_of(self.inlines)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(lambda t: t.source)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}

    @classmethod
    def _validate(cls, value: object, info: ValidationInfo) -> "Text":
        if isinstance(value, Text):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError(
                "wrong-type",
                "{value} is not text",
                {"value": repr(value), "hint": "put it in quotation marks if it is meant as text"},
            )
        source = " ".join(value.split())
        if not source:
            raise PydanticCustomError(
                "empty-text", "the text is empty", {"hint": "write the text or remove the key"}
            )
        unprintable = _UNPRINTABLE.search(source)
        if unprintable:
            raise PydanticCustomError(
                "wrong-type",
                "the text holds the character U+{code}, which no document can show",
                {"code": f"{ord(unprintable[0]):04X}", "hint": "remove it"},
            )
        parse: ParseMarkup = (info.context or {})["parse_markup"]
        try:
            return cls(source, parse(source))
        except MarkupError as fault:
            raise PydanticCustomError(
                "faulty-markup", "{message}", {"message": str(fault), "hint": fault.hint}
            ) from fault
