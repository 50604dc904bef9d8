"""The one way to write the tag of a language, however a person names the language."""

from collections.abc import Collection, Mapping
from functools import cache


def well_cased(tag: str) -> str:
    """A BCP 47 tag in the capitals that RFC 5646 advises: `zh-hans` is `zh-Hans`, `EN_gb` is `en-GB`."""
    first, *others = tag.strip().lower().replace("_", "-").split("-")
    return "-".join([first, *map(_cased, others)])


def _cased(subtag: str) -> str:
    """Scripts are four letters, regions two; all else is small."""
    if not subtag.isalpha():
        return subtag
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)


def tag_of(words: str, known: Collection[str]) -> str | None:
    """The tag of `known` that is meant by a tag or a name: `EN_gb`, `en`, `pl-PL`, `Polish`, `polski`.

    A bare language means the only one of it; a region or script that its language has anyway, by CLDR, says
    nothing. Another region or script is another language: `pt-BR` is not `pt-PT`. None if nothing is meant.
    """
    tag = well_cased(words)
    if tag in known:
        return tag
    name = " ".join(words.casefold().split())
    by_tag = [each for each in known if _same(tag, each)]
    by_name = [each for each in known if name in _names(each)]
    bare = [each for each in known if each.partition("-")[0] in (tag, _language_named(name))]
    return next((found[0] for found in (by_tag, by_name, bare) if len(found) == 1), None)


def named(words: str) -> str | None:
    """The tag of any language that CLDR knows, by its tag or its name; None if there is none."""
    tag, name = well_cased(words), " ".join(words.casefold().split())
    if _full(tag):
        return tag
    return _english_names().get(name) or (_own_names().get(name) if name else None)


def _same(one: str, other: str) -> bool:
    """Whether two tags mean one language: with what goes without saying, they are the same."""
    full = _full(one)
    return bool(full) and full == _full(other)


@cache
def _full(tag: str) -> tuple[str, ...]:
    """Language, script and region of a tag, with those that CLDR thinks likely; empty for an unknown one."""
    from babel.core import get_global, parse_locale

    try:
        language, territory, script = parse_locale(tag, sep="-")[:3]
    except ValueError:
        return ()
    likely = get_global("likely_subtags")
    for key in (f"{language}_{territory}", f"{language}_{script}", language):
        if key in likely:
            _, usual_script, usual_territory = (*likely[key].split("_"), "", "")[:3]
            return language, script or usual_script, territory or usual_territory
    return (language, script or "", territory or "") if language in _languages() else ()


@cache
def _names(tag: str) -> frozenset[str]:
    """The names of a language in English and in itself, small, with and without their qualification."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = {locale.get_display_name("en") or "", locale.get_display_name(locale) or ""}
    names |= {locale.english_name or "", locale.get_language_name(locale) or ""}
    for name in tuple(names):
        language, _, qualified = name.rstrip(")").partition(" (")
        names |= {f"{qualified} {language}"} if qualified else set()
    return frozenset(name.casefold() for name in names if name)


def _language_named(name: str) -> str:
    """The bare tag of a language by its English name, or nothing."""
    return _english_names().get(name, "").partition("-")[0]


@cache
def _english_names() -> dict[str, str]:
    return {name.casefold(): tag.replace("_", "-") for tag, name in _languages().items()}


@cache
def _own_names() -> dict[str, str]:
    """The tags of languages by their names in themselves: half a second, for words that nothing else explains."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    locales = (Locale.parse(name) for name in locale_identifiers() if "_" not in name)
    return {(each.get_language_name(each) or "").casefold(): each.language for each in locales}


def _languages() -> Mapping[str, str]:
    """The languages that CLDR knows, with their English names."""
    from babel import Locale

    return Locale("en").languages
