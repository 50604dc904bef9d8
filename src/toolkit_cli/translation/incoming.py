"""What makes a translation that came back unfit for a catalogue, whoever wrote the file."""

import re

from toolkit_cli.core.characters import unusable
from toolkit_cli.model.text import MarkupError
from toolkit_cli.reading.inline_markup import parse_markup
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.exchange import LeftOut
from toolkit_cli.translation.exchange._reading import left_out

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});"
)
"""Markup of web pages and of translation tools: it would be printed as it stands."""


def fault_of(entry: Entry) -> LeftOut | None:
    """Why a translation is left out: characters that nobody can print, faulty marks, markup that is no text."""
    if misfit := next(unusable(entry.target), None):
        return left_out(entry, entry.source, misfit.message, misfit.hint)
    if added := [each for each in _MARKUP.findall(entry.target) if each not in entry.source]:
        reason = f"`{added[0]}` is in it and not in the English"
        return left_out(entry, entry.target, reason, "remove it, or write the character that it stands for")
    try:
        parse_markup(entry.target)
    except MarkupError as fault:
        return left_out(entry, entry.target, str(fault), fault.hint)
    return None
