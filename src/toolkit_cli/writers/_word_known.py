"""The layouts of Word documents that were measured before, by all that they depend on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from toolkit_cli.core.fingerprint import digest, fingerprint
from toolkit_cli.core.known import Known
from toolkit_cli.model.publication import Kind
from toolkit_cli.tools import typst
from toolkit_cli.writers._word_layout.measured import Layout
from toolkit_cli.writers._word_tightness import Tightness

_KIND, _MOST = "layouts", 1000


class KnownLayout:
    """The layout of a package of Word and how tight it had to be set: `found`, if it was measured before.

    The same parts, limits, fonts, typesetter and program give the same layout.
    """

    def __init__(self, known: Known, parts: Mapping[str, bytes], kind: Kind, fonts: Path) -> None:
        texts = {name: digest(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
        limits = [repr(kind.pages), repr(kind.text)]
        self._name = fingerprint([texts, limits, typst.state(fonts), _program()])
        self._known = known
        found = known.recall(_KIND, self._name)
        self.found: tuple[Layout, Tightness] | None = found if isinstance(found, tuple) else None

    def keep(self, layout: Layout, tightness: Tightness) -> None:
        """Keep what was measured."""
        self._known.keep(_KIND, self._name, (layout, tightness), most=_MOST)


@cache
def _program() -> str:
    """The digest of what measures."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("_word_*.py")), *sorted((here / "_word_layout").glob("*.*"))]
    return fingerprint([digest(file.read_bytes()) for file in files])
