"""How far a translation is, by XLIFF 1.2 and by what translation tools add to it.

XLIFF says it in `approved`, `state` and `state-qualifier`. Trados says it of each sentence (`conf` and `origin` of
`sdl:seg`), memoQ in `mq:status`, Phrase in `m:confirmed` and `m:trans-origin`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

_MACHINE = {"mt-suggestion", "leveraged-mt"}
_UNFINISHED = {"new", "needs-translation", "needs-l10n", "needs-adaptation", "needs-review-adaptation"}
_CONFIRMED = {"translated", "signed-off", "final"}
_BY_TRADOS = {"Translated", "ApprovedTranslation", "ApprovedSignOff"}
_BY_MEMOQ = ("Confirmed", "Proofread")
_FILLED_IN = {"Pretranslated", "AssembledFromFragments", "MachineTranslated"}
"""What memoQ calls words that it put there itself."""
_ENGINES = {"mt", "nmt", "amt"}


class State(NamedTuple):
    """`machine` and `stale` as those of an entry; `rated`: whether the file says how far the translation is."""

    machine: bool = False
    stale: bool = False
    rated: bool = True


def state_of(unit: etree._Element) -> State:
    """How far the translation of a `trans-unit` is.

    What a tool filled in and nobody confirmed is a machine's; what a person began is not finished.
    """
    segments = list(_of_tools(unit))
    if segments:
        if all(done for done, _ in segments):
            return State()
        filled = all(machine for done, machine in segments if not done)
        return State(machine=filled, stale=not filled, rated=False)
    target = unit.find("{*}target")
    state = "" if target is None else target.get("state", "")
    qualifier = "" if target is None else target.get("state-qualifier", "")
    confirmed = unit.get("approved") == "yes"
    open_ = not confirmed and state not in _CONFIRMED
    suggested = open_ and (state.startswith("needs-review") or qualifier in _MACHINE)
    return State(suggested, open_ and state in _UNFINISHED, confirmed or bool(state) or suggested)


def _of_tools(unit: etree._Element) -> Iterator[tuple[bool, bool]]:
    """For each sentence that a tool rates: whether a person confirmed it, and whether the tool put it there."""
    for segment in unit.iterfind("{*}seg-defs/{*}seg"):
        yield segment.get("conf") in _BY_TRADOS, segment.get("origin", "").lower() in _ENGINES
    own = {str(name).rpartition("}")[2]: str(value) for name, value in unit.items() if str(name)[0] == "{"}
    if "status" in own:
        yield own["status"].endswith(_BY_MEMOQ), own["status"] in _FILLED_IN
    if "confirmed" in own:
        yield own["confirmed"] in {"1", "true"}, own.get("trans-origin", "").lower() in _ENGINES
