"""Checks plain values against the model: errors of pydantic become located diagnostics."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from toolkit_cli.core.characters import unusable
from toolkit_cli.core.diagnostics import Reporter, did_you_mean
from toolkit_cli.core.sources import KeyPath, SourceMap
from toolkit_cli.core.vocabulary import listed, one_of
from toolkit_cli.model.blocks import Block
from toolkit_cli.model.node import Frozen
from toolkit_cli.reading._model_faults import is_unquoted, remedy, sentence, shown
from toolkit_cli.reading._yaml_causes import unread_key
from toolkit_cli.reading.inline_markup import read_markup

_Model = TypeVar("_Model", bound=Frozen)
_NO_MAPPING = {"model_type", "model_attributes_type", "dict_type", "list_type", "tuple_type"}
_OWN_RULES = {"wrong-type", "empty-text", "faulty-markup", "several-lines"}


def shape(model: type[_Model], value: Any, source: SourceMap, reporter: Reporter) -> _Model | None:
    """`value` as a `model`; None, with every fault reported at its place, if it does not fit."""
    if not isinstance(value, Mapping):
        _report_no_mapping(value, source, reporter)
        return None
    usable = _check_characters(value, source, reporter)
    try:
        shaped = model.model_validate(value, context={"read_markup": read_markup})
        return shaped if usable else None
    except ValidationError as faults:
        with suppress(UnicodeEncodeError):  # a value that holds half a character: it is reported above
            _report_all(model, value, faults.errors(include_url=False), source, reporter)
        return None


def _report_no_mapping(value: Any, source: SourceMap, reporter: Reporter) -> None:
    if value is None:
        message, hint = "this file is empty", "write its keys and values, or remove it"
    elif isinstance(value, str) and _report_unread_key(value, (), source, reporter):
        return
    else:
        message = "this file does not hold keys and values"
        hint = "write `key: value`" + (", without a dash" if isinstance(value, list) else "")
    reporter.report("wrong-type", source.value(()), message, hint)


def _report_unread_key(text: str, path: KeyPath, source: SourceMap, reporter: Reporter) -> bool:
    """Report what kept a text from being a key and its value; False if it does not look like one."""
    cause = unread_key(source.written.get(path, text))
    if cause is None:
        return False
    span = source.value(path)
    place = replace(span, column=span.column + cause.column - 1)
    reporter.report("faulty-yaml", place, cause.message, cause.hint)
    return True


def _report_all(
    model: type[Frozen], value: Any, faults: Sequence[ErrorDetails], source: SourceMap, reporter: Reporter
) -> None:
    """Report every fault, those of a text that a colon makes a key and its value as one."""
    cut = _cut_by_colons(model, value, faults, source)
    for path, text in cut.items():
        hint = "put the text in quotation marks" + (f': "{text}"' if '"' not in text else "")
        message = f"`{text}` is read as a key and its value"
        reporter.report("wrong-type", source.value(path), message, hint)
    for fault in faults:
        path = _yaml_path(value, fault["loc"])[0]
        if path not in cut and (path[:-1] not in cut or fault["type"] != "extra_forbidden"):
            _report(model, value, fault, source, reporter)


def _cut_by_colons(
    model: type[Frozen], value: Any, faults: Sequence[ErrorDetails], source: SourceMap
) -> dict[KeyPath, str]:
    """The texts that a colon and a space make a mapping of, by their paths: its only key is like none known."""
    found: dict[KeyPath, str] = {}
    for fault in faults:
        path, at, _ = _yaml_path(value, fault["loc"])
        if fault["type"] == "extra_forbidden":
            path, at = path[:-1], _value_at(value, path[:-1])
        elif fault["type"] != "wrong-type":
            continue
        if not (path and isinstance(at, Mapping) and len(at) == 1):
            continue
        ((key, rest),) = at.items()
        if not isinstance(rest, dict | list) and not get_close_matches(
            key, _known_keys(model, path, value), 1
        ):
            written = source.written.get((*path, key), "" if rest is None else str(rest))
            found[path] = f"{key}: {written}".strip()
    return found


def _value_at(value: Any, path: KeyPath) -> Any:
    for step in path:
        value = value[step]
    return value


def _check_characters(value: Any, source: SourceMap, reporter: Reporter) -> bool:
    """Whether every string of a value, keys too, is one that documents can show; what is not is reported."""
    usable = True
    pending: list[tuple[KeyPath, Any]] = [((), value)]
    while pending:
        path, found = pending.pop()
        if isinstance(found, Mapping):
            pending += [((*path, key), member) for key, member in found.items()]
            pending += [((*path, key), str(key)) for key in found]
        elif isinstance(found, list):
            pending += [((*path, index), member) for index, member in enumerate(found)]
        elif isinstance(found, str):
            for misfit in islice(unusable(found), 1):
                usable = False
                reporter.report("unreadable-characters", source.value(path), misfit.message, misfit.hint)
    return usable


def _report(
    model: type[Frozen], value: Any, fault: ErrorDetails, source: SourceMap, reporter: Reporter
) -> None:
    path, at, missing = _yaml_path(value, fault["loc"])
    kind = fault["type"]
    if kind in _NO_MAPPING and isinstance(at, str) and _report_unread_key(at, path, source, reporter):
        return
    if kind == "missing" and isinstance(fault["loc"][-1], str):
        hint = _additions(_at_path(model, path, value), missing)
        reporter.report("missing-key", source.value(path), f"key `{missing}` is missing", hint)
    elif kind == "extra_forbidden":
        known = _known_keys(model, path[:-1], value)
        reporter.report(
            "unknown-key",
            source.key(path),
            f"key `{path[-1]}` is not known here",
            did_you_mean(str(path[-1]), known),
        )
    elif kind == "too_short" and at:
        return  # pydantic does not count the members that it has already refused
    elif kind in ("union_tag_invalid", "union_tag_not_found") or kind == "model_attributes_type":
        _report_block_type(at, (*path, "type"), path, source, reporter)
    elif kind in _OWN_RULES:
        _report_own(kind, fault, at, path, source, reporter)
    else:
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        written = source.written.get(path, "")
        hint = (remedy(fault, key) or _first_keys(model, fault, path, value)) + (
            f': "{written}"' if is_unquoted(fault) and written else ""
        )
        reporter.report("wrong-type", source.value(path), sentence(fault, at, key, written), hint)


def _report_own(
    kind: str, fault: ErrorDetails, at: Any, path: KeyPath, source: SourceMap, reporter: Reporter
) -> None:
    """Report a fault that a class of the model words itself; what is no text, as the file has it."""
    message, hint = fault["msg"], fault.get("ctx", {}).get("hint", "")
    if kind == "wrong-type" and not isinstance(at, str):
        value = shown(at, source.written.get(path, ""))
        message = f"{value} is not text"
        if at is None:
            kind, message = "empty-text", "the text is empty"
            in_list = bool(path) and isinstance(path[-1], int)
            hint = f"write the text, or remove the {'dash' if in_list else 'key'}"
        elif isinstance(at, list):
            hint = "write one text here, in quotation marks if it begins with a bracket or dash"
        elif not isinstance(at, Mapping):
            hint = f'put it in quotation marks: "{value}"'
    reporter.report(kind, source.value(path), message, hint)


def _report_block_type(at: Any, typed: KeyPath, path: KeyPath, source: SourceMap, reporter: Reporter) -> None:
    types = [get_args(block.model_fields["type"].annotation)[0] for block in _block_classes()]
    name = at.get("type") if isinstance(at, Mapping) else None
    if name is None:
        message = "this block does not say what it is" if isinstance(at, Mapping) else "this is not a block"
        reporter.report(
            "missing-key", source.value(path), message, "add `type:`, for example `type: paragraph`"
        )
    else:
        reporter.report(
            "unknown-block",
            source.value(typed),
            f"there is no block `{name}`",
            one_of(str(name), types),
        )


def _block_classes() -> list[type[Frozen]]:
    found: list[type[Frozen]] = []
    for part in get_args(Block):
        found += get_args(part) or (part,)
    return found


def _yaml_path(value: Any, loc: Sequence[str | int]) -> tuple[KeyPath, Any, str]:
    """The part of pydantic's `loc` that exists in `value`, the value there, and the key that does not.

    `loc` also names the members of unions and fields of values that a validator made: these are passed over.
    """
    path: KeyPath = ()
    missing = ""
    for step in loc:
        if isinstance(value, Mapping) and step in value:
            value, path, missing = value[str(step)], (*path, step), ""
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value, path, missing = value[step], (*path, step), ""
        else:
            missing = str(step)
    return path, value, missing


def _additions(classes: Sequence[type[Frozen]], key: str) -> str:
    """How to add a key: with its values, where it has but a few."""
    every = (each for known in classes for each in known.model_fields.items())
    fields = (field for name, field in every if key in (field.alias, name))
    choices = (get_args(field.annotation) for field in fields if get_origin(field.annotation) is Literal)
    return f"add it: {listed(map(str, next(choices, ())))}".removesuffix(": ")


def _first_keys(model: type[Frozen], fault: ErrorDetails, path: KeyPath, value: Any) -> str:
    """The keys that must be given where something else stands in place of keys and values."""
    name = fault.get("ctx", {}).get("class_name")
    classes = (child for known in _at_path(model, path, value) for child in _children(known))
    wanted = next((child for child in classes if child.__name__ == name), None)
    fields = wanted.model_fields.items() if wanted else ()
    keys = [f"`{each.alias or name}: …`" for name, each in fields if each.is_required()]
    return f"write {', '.join(keys)}" if keys else ""


def _known_keys(model: type[Frozen], path: KeyPath, value: Any) -> list[str]:
    """The keys of the piece of the model at `path`."""
    classes = _at_path(model, path, value)
    return sorted({field.alias or name for known in classes for name, field in known.model_fields.items()})


def _at_path(model: type[Frozen], path: KeyPath, value: Any) -> list[type[Frozen]]:
    """What the piece of the model at `path` may be: found by asking which class has its keys."""
    classes: list[type[Frozen]] = [model]
    for step in path:
        value = value[step]
        if isinstance(value, Mapping):
            classes = [found for known in classes for found in _children(known)] or classes
            named = [c for c in classes if _type_name(c) == value.get("type")]
            classes = named or classes
    return classes


def _type_name(model: type[Frozen]) -> str | None:
    field = model.model_fields.get("type")
    return get_args(field.annotation)[0] if field else None


def _children(model: type[Frozen]) -> list[type[Frozen]]:
    model.model_rebuild()  # until it is used, a class may name others that come after it
    found: list[type[Frozen]] = []
    for field in model.model_fields.values():
        pending: list[Any] = [field.annotation]
        while pending:
            part = pending.pop()
            if isinstance(part, type) and issubclass(part, Frozen):
                found.append(part)
            else:
                pending += get_args(part)
    return found
