"""The options that say what is asked for: those of `toolkit request new` and `amend`."""

from typing import Annotated, TypeAlias

import typer

from toolkit_cli.build.formats import FORMATS, OUTSIDE
from toolkit_cli.cli._shared import language_tag
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.requests.papers import PAPERS
from toolkit_cli.requests.record import Channel

_CHANNELS = tuple(Channel)

Documents: TypeAlias = Annotated[
    list[str] | None, typer.Option("--document", help="What is asked for, by its id; may be repeated.")
]
Formats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--format", help="The format; may be repeated.", metavar="|".join((*FORMATS, *OUTSIDE))),
]
Language: TypeAlias = Annotated[
    str | None,
    typer.Option(help="The language; else that of the source.", parser=language_tag, metavar="LANGUAGE"),
]
Size: TypeAlias = Annotated[str | None, typer.Option(help="The size of print, such as 20pt: 16 to 48.")]
Grade: TypeAlias = Annotated[
    int | None, typer.Option(help="1 (uncontracted) or 2 (contracted) Braille; else the usual one.")
]
Page: TypeAlias = Annotated[
    str | None, typer.Option(help="The Braille page, such as 32x27: cells in a line, lines on it.")
]
Tint: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--tint", "--paper", help="The colour of the paper, or six digits.", metavar="|".join(PAPERS)
    ),
]
Due: TypeAlias = Annotated[
    str | None, typer.Option("--due", help="When it is due, as 2026-11-23; else as the targets say.")
]
ByChannel: TypeAlias = Annotated[
    str | None, typer.Option("--channel", help="How it goes out.", metavar="|".join(_CHANNELS))
]
Reference: TypeAlias = Annotated[
    str | None, typer.Option(help="Your own case number, never anything about the person.")
]
Order: TypeAlias = Annotated[
    bool, typer.Option("--order", help="Log also what has to be ordered from others.")
]


def channel_of(given: str | None) -> Channel:
    """The channel of a name, e-mail without one. Raises UsageError for a name that is none."""
    try:
        return Channel(given or Channel.EMAIL)
    except ValueError as fault:
        raise no_such("channel", str(given), _CHANNELS) from fault
