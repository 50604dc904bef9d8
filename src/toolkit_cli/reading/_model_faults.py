"""What is wrong with a value of a file, in words: pydantic names the fault, and none of its own words is shown."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from toolkit_cli.core.language_tags import named
from toolkit_cli.core.vocabulary import one_of
from toolkit_cli.model.blocks import IMAGE_FILE
from toolkit_cli.model.content import LANGUAGE, PARTIAL_DATE
from toolkit_cli.model.node import NAME
from toolkit_cli.model.publication import COLOUR

_LONGEST = 60
_FORMS = {
    NAME: "use lower-case letters, digits and hyphens",
    LANGUAGE: "write a language tag such as en-GB",
    IMAGE_FILE: "name a file such as easy-read/share.svg: lower-case letters, digits, hyphens; .svg, .png or .jpg",
    COLOUR: 'write six hexadecimal digits in quotation marks, such as "005EB8"',
    PARTIAL_DATE: "write a date such as 2021-03-31, 2021-03 or 2021",
}
"""The remedy for a text that does not have the form of a pattern."""
_NUMBER = (
    *("int_type", "int_parsing", "int_parsing_size", "int_from_float"),
    *("float_type", "float_parsing", "finite_number"),
)
_PLAIN: Mapping[str, str] = {
    **dict.fromkeys(("tuple_type", "list_type"), "is not a list"),
    **dict.fromkeys(("too_short", "missing"), "has too few members"),
    "too_long": "has too many members",
    **dict.fromkeys(_NUMBER, "is not a number that can stand here"),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "does not hold keys and values"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "is neither true nor false"),
    **dict.fromkeys(("string_type", "string_unicode"), "is not text"),
    "string_too_short": "is empty",
    "string_pattern_mismatch": "has the wrong form",
}
"""What is wrong, by pydantic's name of the fault."""
_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than": ("gt", "is not more than {}"),
    "greater_than_equal": ("ge", "is less than {}"),
    "less_than": ("lt", "is not less than {}"),
    "less_than_equal": ("le", "is more than {}"),
    "string_too_long": ("max_length", "has more than {} characters"),
}
"""The same, with the limit that was not kept: its name in the context of the fault, and the words."""
_WORD = re.compile(r"'([^']*)'|\b(\d+)\b")
UNNAMED = "is not what can stand here"
"""What is said of a fault that has no words yet."""


def sentence(fault: ErrorDetails, at: Any, key: str, written: str = "") -> str:
    """The fact: the value `at` the place, which stands under `key`, and what is wrong with it.

    `written` is the value as the file has it, where that is known to differ.
    """
    kind = fault["type"]
    value = shown(at, written)
    if kind in ("literal_error", "enum"):
        return _choice(fault, at, key)
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return f"{value} {words.format(fault['ctx'][name])}"
    return f"{value} {_PLAIN.get(kind, UNNAMED)}"


def remedy(fault: ErrorDetails, key: str) -> str:
    """What to do about it, if that can be said."""
    given = fault["input"]
    if is_unquoted(fault):
        return "put it in quotation marks"
    if isinstance(given, str) and given[:1] in tuple("“”‘’„«"):
        return 'quote with straight quotation marks: "…"'
    if fault["type"] in ("tuple_type", "list_type"):
        return "write each item on a line of its own, `- ` before it"
    if fault["type"] in ("literal_error", "enum"):
        return _newest(fault) if key == "schema" else one_of(str(fault["input"]), _choices(fault))
    return _form(fault.get("ctx", {}), str(given))


def _form(wanted: Mapping[str, Any], given: str) -> str:
    """The remedy for a wrong number of members, or for what has not the form of a pattern: what may be meant."""
    for limit, words in (("min_length", "or more"), ("max_length", "at most")):
        if limit in wanted and "actual_length" in wanted:
            return f"give {wanted[limit]} {words}"
    pattern = str(wanted.get("pattern"))
    if pattern == LANGUAGE and (tag := named(given)):
        return f"did you mean `{tag}`?"
    if pattern == NAME and (name := _as_name(given)):
        return f"{_FORMS[NAME]}, such as `{name}`"
    return _FORMS.get(pattern, "")


def _as_name(words: str) -> str:
    """The name that may be meant by words, the name of a file among them; nothing if there is none."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\.(ya?ml|docx|svg)$", "", words.strip(), flags=re.I))
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain).lower()).strip("-")
    return name if re.fullmatch(NAME, name) else ""


def _choice(fault: ErrorDetails, at: Any, key: str) -> str:
    if key == "schema":
        return f"this file is written in form {shown(at)}, and this program reads form {_choices(fault)[0]}"
    if not isinstance(at, str):
        return f"{shown(at)} is none of the words that can stand here"
    what = "severity" if fault["type"] == "enum" else key.removesuffix("s") or "word"
    return f"there is no {what} `{_cut(at)}`"


def _newest(fault: ErrorDetails) -> str:
    given, known = fault["input"], _choices(fault)[0]
    newer = isinstance(given, int) and not isinstance(given, bool) and given > int(known)
    return "a newer toolkit-cli wrote it: install that" if newer else f"write `schema: {known}`"


def _choices(fault: ErrorDetails) -> list[str]:
    """The words that could stand there, in the order of the model."""
    return [word or number for word, number in _WORD.findall(str(fault["ctx"]["expected"]))]


def is_unquoted(fault: ErrorDetails) -> bool:
    """Whether a number, `true` or `false` stands where text belongs."""
    return fault["type"] in ("string_type", "wrong-type") and isinstance(fault["input"], bool | int | float)


def shown(at: Any, written: str = "") -> str:
    """A value in words, or as the file has it."""
    if written and not isinstance(at, str | dict | list):
        return _cut(written)
    names: Mapping[type, Callable[[Any], str]] = {
        dict: lambda _: "a mapping",
        list: lambda _: "a list",
        type(None): lambda _: "nothing",
        bool: lambda value: str(value).lower(),
    }
    return names.get(type(at), lambda value: _cut(repr(value)))(at)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}…"
