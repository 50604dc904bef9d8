"""Tags of languages in finished files: well formed (BCP 47), of languages, scripts and regions that there are."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

_TAG = re.compile(
    r"(?:i-(?:default|enochian|mingo)|x(?:-[a-z0-9]{1,8})+"
    r"|(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.I,
)
_RTL = frozenset({"ar", "fa", "he", "iw", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "ks"})
_OLD = frozenset({"bh", "in", "iw", "ji", "jw", "mo", "sh"})
"""Languages of two letters that the registry still knows, though others are preferred."""
_MEMBERS = re.compile(
    "als|arb|ayr|azj|cls|cmn|cnr|drh|ekk|esk|fat|fuc|gaz|gug|hbs|ike|khk|kmr|knc|kng|kpv|lvs|npi|ojg|ory|pbu|pes|plt"
    "|prs|quz|src|swh|tnf|twi|uzn|ydd|zsm|zyb"
)
"""Languages with codes of three letters that are counted to one with two letters, but registered themselves."""
_SPECIAL = frozenset({"mis", "mul", "zxx"})
"""No language of ours, several, none at all."""
_PRIVATE_REGIONS = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
_IN_COUNTRY = {"CN": "zh", "TW": "zh", "GB": "en", "UK": "en", "US": "en"}
"""Languages of countries whose code is none of a language, where CLDR has no likely one."""


def is_tag(language: str) -> bool:
    """Whether a tag is well formed, and its parts are registered, by CLDR: `cs` is, `cz` and `en-UK` are not.

    A language that has a code of two letters is not written with three (BCP 47, 2.2.1).
    """
    found = _TAG.fullmatch(language) if len(language) < 100 else None
    if found is None or language.lower() in {"und", "root"}:
        return False
    if not found["language"] or found["language"].lower() in _SPECIAL:
        return True
    script, region = (found["script"] or "").title(), (found["region"] or "").upper()
    return (
        _is_language(found["language"].lower())
        and (not script or script in _cldr("scripts"))
        and (not region or region in _cldr("territories") or bool(_PRIVATE_REGIONS.fullmatch(region)))
    )


def meant(language: str) -> str:
    """The tag that somebody meant who wrote a wrong one: `cs` for `cz`, `en-GB` for `en-UK`; empty if unclear."""
    parts = re.split("[-_]", language.strip())
    stem = parts[0].lower()
    if not _is_language(stem):
        parts[0] = _aliases("language_aliases").get(stem, "") or _of_country(stem.upper()) or _named(stem)
    if len(parts) > 1 and len(parts[-1]) == 2:
        region = parts[-1].upper()
        parts[-1] = {"UK": "GB"}.get(region, region)
    found = "-".join(parts)
    return found if found != language and is_tag(found) else ""


def remedy(language: str, otherwise: str) -> str:
    """What to do about a wrong tag."""
    tag = meant(language)
    return f"did you mean `{tag}`?" if tag else otherwise


def runs_right_to_left(language: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    parts = language.lower().split("-")
    return "latn" not in parts and (parts[0] in _RTL or bool({"arab", "hebr"} & set(parts[1:2])))


def _is_language(stem: str) -> bool:
    if len(stem) == 2:
        return stem in _cldr("languages") or stem in _OLD
    other = _aliases("language_aliases").get(stem, "")
    return bool(_MEMBERS.fullmatch(stem)) or len(other.partition("_")[0]) != 2


def _of_country(region: str) -> str:
    likely = _aliases("likely_subtags").get(f"und_{region}", "")
    return _IN_COUNTRY.get(region) or likely.partition("_")[0]


def _named(word: str) -> str:
    """The language of an English name: `english`, `polish`."""
    names = {name.casefold(): tag for tag, name in _cldr("languages").items()}
    return names.get(word, "")


@cache
def _cldr(part: str) -> dict[str, str]:
    from babel import Locale

    return dict(getattr(Locale("en"), part))


@cache
def _aliases(name: Literal["language_aliases", "likely_subtags"]) -> Mapping[str, str]:
    from babel.core import get_global

    return get_global(name)
