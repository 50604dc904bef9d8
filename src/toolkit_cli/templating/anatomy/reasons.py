"""Why the code of a tag cannot be read, in words for somebody who edits templates in Word."""

import re

_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_STRAY = re.compile(r"[^\w\s.,:|()\[\]{}+*/%<>=!~-]")
_BESIDE = re.compile(
    r"([\w)\]]+)\s+(?!(?:and|or|not|in|is|if|else|recursive|as|true|false|none)\b)(\w[\w.]*)"
)
_WORDS = frozenset({"and", "or", "not", "in", "is", "if", "elif", "else", "for", "set", "with", "as"})
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_HINT = (
    "write a field, such as `{{ title }}`; what is done with it follows after `|`, as in `{{ title|upper }}`"
)


def reason(code: str) -> tuple[str, str]:
    """What is wrong with an expression that Jinja cannot read, and the remedy."""
    plain = _STRING.sub("x", code)
    if "'" in plain or '"' in plain:
        return "a quotation mark has no partner", "write one before and one after the words"
    stray = _STRAY.search(plain)
    if stray:
        return f"`{stray[0]}` has no meaning in a tag", "take it out"
    unpaired = _unpaired(plain)
    if unpaired:
        return f"the bracket `{unpaired}` has no partner", "write the other one, or take it out"
    if re.search(r"\|\s*(?:$|[|)])", plain):
        return "nothing follows after `|`", "write what is to be done, or take it out"
    beside = next((found for found in _BESIDE.finditer(plain) if found[1] not in _WORDS), None)
    if beside:
        return f"`{beside[2]}` stands beside `{beside[1]}` with nothing between", _HINT
    return "it cannot be read", _HINT


def _unpaired(code: str) -> str:
    """The first bracket without a partner."""
    still: list[str] = []
    for sign in code:
        if sign in _PAIRS:
            still.append(sign)
        elif sign in _PAIRS.values() and (not still or _PAIRS[still.pop()] != sign):
            return sign
    return still[0] if still else ""
