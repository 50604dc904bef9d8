"""What was found out of a project, kept for as long as nothing changes that it was found in."""

import contextlib
from collections.abc import Mapping
from datetime import date

from toolkit_cli import __version__
from toolkit_cli.build import stamp
from toolkit_cli.core import cache_folder
from toolkit_cli.core.folders import Folders

_KIND, _MOST = "projects", 200


class Memory:
    """What is known of a project whose files are as they are when this is made, on the day `today`.

    Without it a check only takes longer: a project or a user without a folder to write to has none.
    """

    def __init__(self, folders: Folders, today: date | None) -> None:
        self._inputs = folders.inputs
        place = cache_folder.cache_folder()
        self._before = stamp.begin(str(place), self._inputs) if place else ("", 0)
        self._state = (__version__, str(today), self._before[0])

    def recall(self, *what: str) -> object:
        """What was kept under a name when all was as it is now; None if nothing was."""
        return cache_folder.recall(_KIND, self._name(what)) if self._before[1] else None

    def keep(self, value: object, *what: str) -> None:
        """Keep something under a name, if nothing changed meanwhile."""
        self.keep_all({what: value})

    def keep_all(self, values: Mapping[tuple[str, ...], object]) -> None:
        """Keep several things, each under its name, if nothing changed meanwhile."""
        with contextlib.suppress(stamp.UnsureError):
            if self._before[1] and stamp.inputs(self._inputs)[0] == self._before[0]:
                for what, value in values.items():
                    cache_folder.keep(_KIND, self._name(what), value, most=_MOST)

    def _name(self, what: tuple[str, ...]) -> str:
        return stamp.key([*self._state, *what])
