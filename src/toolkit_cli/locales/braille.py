"""The Braille codes of a language, and whether a version of liblouis can write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.locales import Locale, available, every_limit, language_of, load


@dataclass(frozen=True, slots=True)
class BrailleCode:
    """A code of a language at a grade (1: uncontracted, 2: contracted); `name` as its readers call it.

    `minimum` is the version of liblouis without which the code is refused for `reason`, `advised` the one
    without which `advice` says what is wrong. `limit` and `remedy`: what no version can do. `replace`: words
    for signs that the table lacks.
    """

    grade: int
    table: str
    name: str
    minimum: str = ""
    reason: str = ""
    advised: str = ""
    advice: str = ""
    limit: str = ""
    remedy: str = ""
    replace: Mapping[str, str] = field(default_factory=dict)


def code(locale: Locale, grade: int = 0) -> BrailleCode:
    """The code of a language at a grade (0: the usual one). Raises ToolkitError where there is none."""
    known = locale.braille.get("grades", {})
    wanted = grade or locale.braille.get("usual", 0)
    if wanted in known:
        return BrailleCode(wanted, **known[wanted])
    if not known:
        reason = locale.braille.get("none", f"no Braille table is named for `{locale.tag}`")
        instead = locale.braille.get("instead", "a Braille producer, or name a table in the locale")
        raise ToolkitError(f"There can be no Braille: {reason}.", f"Offer instead: {instead}.")
    grades = " or ".join(map(str, sorted(known)))
    raise ToolkitError(
        f"There is no Braille of grade {grade} for `{locale.tag}`.", f"Ask for grade {grades}."
    )


def named_for(table: str) -> frozenset[str]:
    """The languages, without region or script, for which the program names a table."""
    blocks = [(tag, load(tag).braille) for tag in available()]
    blocks += [(tag, block.get("braille", {})) for tag, block in every_limit().items()]
    return frozenset(
        language_of(tag)
        for tag, block in blocks
        if any(grade["table"] == table for grade in block.get("grades", {}).values())
    )


def obstacle(chosen: BrailleCode, version: str) -> ToolkitError | None:
    """Why a version of liblouis must not be used for a code, with the remedy; None if it may."""
    if not chosen.minimum or _parts(version) >= _parts(chosen.minimum):
        return None
    message = f"liblouis {version} is too old for the Braille table `{chosen.table}`: {chosen.reason}."
    return ToolkitError(
        message, f"Install liblouis {chosen.minimum} or newer, or have it transcribed by a Braille producer."
    )


def limits(chosen: BrailleCode, version: str) -> Sequence[tuple[str, str]]:
    """What is wrong with the Braille that a version of liblouis writes: each with the remedy."""
    found = [(chosen.limit, chosen.remedy)] if chosen.limit else []
    if chosen.advised and _parts(version) < _parts(chosen.advised):
        said = f"liblouis {version} writes `{chosen.table}`: {chosen.advice}"
        found.append((said, f"install liblouis {chosen.advised} or newer"))
    return found


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
