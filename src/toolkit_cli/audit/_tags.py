"""Tags of languages in finished files."""

import re

_TAG = re.compile(
    r"(?:i-[a-z]{2,8}|x(?:-[a-z0-9]{1,8})+"
    r"|[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.I,
)
_RTL = frozenset({"ar", "fa", "he", "iw", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "ks"})


def is_tag(language: str) -> bool:
    """Whether a language tag is well formed (BCP 47)."""
    return len(language) < 100 and bool(_TAG.fullmatch(language)) and language.lower() != "und"


def runs_right_to_left(language: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    parts = language.lower().split("-")
    return "latn" not in parts and (parts[0] in _RTL or bool({"arab", "hebr"} & set(parts[1:2])))
