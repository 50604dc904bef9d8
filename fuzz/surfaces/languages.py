"""Names and tags of languages."""

from toolkit_cli import locales
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.language_tags import well_cased

SEEDS = (
    b"pl",
    b"pl_PL",
    b"zh-Hans-CN",
    b"en-GB",
    b"x-private",
    b"sr-Latn",
    b"ar",
    b"cmn-hant",
    b"es-419",
    b"de-1996",
)
TOKENS = (
    b"-",
    b"_",
    b"-x-",
    b"Latn",
    b"zz",
    b"i-klingon",
    b"@euro",
    b".UTF-8",
    b"root",
    b"C",
    b"POSIX",
    b"-u-ca-buddhist",
)
WEIGHT = 40


def run(content: bytes) -> None:
    """Ask what the program knows of it."""
    tag = content.decode("utf-8", "replace")
    well_cased(tag)
    locales.exists(tag)
    locales.english_name(tag)
    locales.language_of(tag)
    locales.limits(tag)
    try:
        locales.load(tag)
    except ToolkitError:
        return
