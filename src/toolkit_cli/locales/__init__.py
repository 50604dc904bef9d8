"""One language a file: the words the program adds, and what CLDR knows of the language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from toolkit_cli.core.errors import UsageError


@dataclass(frozen=True)
class Locale:
    """A language of publication.

    `labels` are the words the program adds to a page; `audiences` name whom a document is for.
    """

    tag: str
    labels: Mapping[str, str]
    audiences: Mapping[str, str]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        from babel import Locale as Cldr

        return Cldr.parse(self.tag, sep="-").text_direction

    def date(self, partial: str) -> str:
        """An ISO 8601 date as people write it; day and month may be missing."""
        from babel.dates import format_date, format_skeleton

        locale = self.tag.replace("-", "_")
        parts = [int(part) for part in partial.split("-")]
        day = date(*parts, *(1,) * (3 - len(parts)))
        if len(parts) == 3:
            return format_date(day, "long", locale)
        return format_skeleton("yMMMM", day, locale=locale) if len(parts) == 2 else str(day.year)


def available() -> list[str]:
    """The tags of all languages the program has words for."""
    files = resources.files(__name__).iterdir()
    return sorted(file.name.removesuffix(".yaml") for file in files if file.name.endswith(".yaml"))


@cache
def load(tag: str) -> Locale:
    """The locale of a language. Raises UsageError if there is none."""
    file = resources.files(__name__) / f"{tag}.yaml"
    if not file.is_file():
        raise UsageError(f"There is no language `{tag}`.", f"Known: {', '.join(available())}.")
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Locale(tag, content["labels"], content["audiences"])
