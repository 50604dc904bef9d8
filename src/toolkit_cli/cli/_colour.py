"""Colour for the reports that people read, on a terminal that shows it."""

import os
import re
import sys

_FINDING = re.compile(r"^(?P<where>\S.*?): (?P<severity>error|warning|info)(?P<rule>\[[a-z0-9-]+\])", re.M)
_CARET = re.compile(r"^( {4} *)\^$", re.M)
_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36"}
_TERMINALS_OF_WINDOWS = ("WT_SESSION", "TERM", "ANSICON", "ConEmuANSI")
"""One of these is set where Windows shows colours without being asked to."""


def painted(words: str) -> str:
    """The words with the severity and place of each finding in colour, where stdout is a terminal.

    NO_COLOR (https://no-color.org), if it is not empty, and a terminal that calls itself `dumb` leave them plain.
    """
    if not _shows_colour():
        return words
    coloured = _FINDING.sub(
        lambda found: (
            f"{_in('1', found['where'])}: "
            f"{_in(_COLOURS[found['severity']], found['severity'])}{found['rule']}"
        ),
        words,
    )
    return _CARET.sub(lambda found: f"{found[1]}{_in(_COLOURS['error'], '^')}", coloured)


def _shows_colour() -> bool:
    environment = os.environ
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    return sys.platform != "win32" or any(environment.get(name) for name in _TERMINALS_OF_WINDOWS)


def _in(colour: str, words: str) -> str:
    return f"\x1b[{colour}m{words}\x1b[0m"
