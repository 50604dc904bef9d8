"""The engines that speak: here another one is plugged in."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.locales import Locale
from toolkit_cli.tools import espeak


class Utterance(NamedTuple):
    """Words for one voice; `language` is a BCP 47 tag, `speed` in words a minute."""

    text: str
    language: str
    speed: int


class Engine(Protocol):
    """Turns words into sound: samples of 16 bits, one channel, `RATE` a second."""

    NAME: str
    RATE: int

    def voice_of(self, tag: str, /) -> str | None:
        """Its voice for a language; None if it has none. Raises ToolkitError if it is not installed."""

    def says(self, character: str, tag: str, /) -> bool:
        """Whether its voice for a language says anything for a character."""

    def speak(self, script: Iterable[Utterance], /) -> Iterator[bytes]:
        """The samples of each utterance; the same for the same script."""


ENGINES: tuple[Engine, ...] = (espeak,)
"""Every engine, the best first."""


def engine_for(locale: Locale) -> Engine:
    """The first engine with a voice for a language. Raises ToolkitError if none has one."""
    if "none" not in locale.voice:
        for engine in ENGINES:
            if engine.voice_of(locale.tag):
                return engine
    raise ToolkitError(
        f"There is no voice for {locale.english_name}.",
        f"Offer {locale.voice.get('instead', 'a recording by a person who reads the transcript aloud')}.",
    )
