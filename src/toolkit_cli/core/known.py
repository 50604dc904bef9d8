"""What was found out before, for those that may not look for it themselves."""

from typing import Protocol


class Known(Protocol):
    """Values under names that say all they depend on: whoever asks again gets a value that is equal, or None."""

    def recall(self, kind: str, name: str, /) -> object:
        """The value that was kept; None if there is none."""

    def keep(self, kind: str, name: str, value: object, /, *, most: int) -> None:
        """Keep a value; of a kind about so many, the newest."""


class NothingKnown:
    """Keeps nothing."""

    def recall(self, _kind: str, _name: str, /) -> object:
        """None."""
        return None

    def keep(self, _kind: str, _name: str, _value: object, /, *, most: int) -> None:
        """Forget it."""


NOTHING = NothingKnown()
