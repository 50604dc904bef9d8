"""A text field: the source an author wrote, and the inlines it means."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from toolkit_cli.core.characters import folded
from toolkit_cli.core.wording import typed_mark
from toolkit_cli.model.inlines import Inline, words_of


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """What an author may have meant otherwise than it is printed, `at` characters into the source."""

    at: int
    message: str
    hint: str


ReadMarkup: TypeAlias = Callable[[str], tuple[tuple[Inline, ...], tuple[Doubt, ...]]]


class MarkupError(ValueError):
    """The markup of a text cannot be read; `hint` is the remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def lines_fault(value: str) -> tuple[str, str] | None:
    """What is wrong with a text that has line ends within it, which one paragraph has not; with the remedy."""
    inner = value.strip()
    if "\n" not in inner:
        return None
    if any(map(typed_mark, inner.splitlines())):
        return "the text holds a list", "write the list as a block of its own: `type: list` with `items:`"
    hint = "write each paragraph as a block of its own; for one write `>` instead of `|`, without empty lines"
    return "the text has several paragraphs or lines", hint


@dataclass(frozen=True, slots=True)
class Text:
    """Text for people. Equal sources are equal texts; translation goes by `source`."""

    source: str
    inlines: tuple[Inline, ...]
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

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
        source = folded(value)
        if not source:
            raise PydanticCustomError(
                "empty-text", "the text is empty", {"hint": "write the text or remove the key"}
            )
        if lines := lines_fault(value):
            message, hint = lines
            raise PydanticCustomError("several-lines", "{message}", {"message": message, "hint": hint})
        read: ReadMarkup = (info.context or {})["read_markup"]
        try:
            return cls(source, *read(source))
        except MarkupError as fault:
            raise PydanticCustomError(
                "faulty-markup", "{message}", {"message": str(fault), "hint": fault.hint}
            ) from fault
