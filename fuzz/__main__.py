"""Try the surfaces: none may raise, work for more than 5 seconds, wait for a minute, or take more than 1 GB.

python -m fuzz                            a minute for each surface
python -m fuzz --seconds 5 yaml svg       5 seconds for each of two
python -m fuzz --inputs 1000000           so many in all, dear surfaces fewer than cheap ones
python -m fuzz svg --only 1234            one input again, with the traceback
"""

import argparse
import multiprocessing
import os
import resource
import signal
import sys
import time
import traceback
import warnings
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import FrameType, ModuleType
from typing import Any

from fuzz import surfaces
from fuzz.mutate import Mutator

HANG, STUCK, MEMORY = 5, 60, 1_000_000_000
MOST_FAULTS = 5


class HangError(BaseException):
    """An input takes too long; no `except Exception` keeps it."""


def names() -> list[str]:
    """All surfaces."""
    return sorted(module.name for module in iter_modules(surfaces.__path__))


def surface(name: str) -> ModuleType:
    """A surface by its name."""
    return import_module(f"fuzz.surfaces.{name}")


def inputs(module: ModuleType) -> Mutator:
    """What a surface is tried with."""
    return Mutator(module.__name__, module.SEEDS, getattr(module, "TOKENS", ()))


def tried(module: ModuleType, seed: int, number: int) -> str:
    """What went wrong with an input; empty if nothing did."""
    content = inputs_of(module).input(seed, number)
    signal.setitimer(signal.ITIMER_PROF, HANG)
    try:
        module.run(content)
    except HangError:
        return f"takes more than {HANG} s"
    except BaseException as fault:
        lines = traceback.format_exception(fault)
        return f"{type(fault).__name__}: {str(fault)[:200]}\n{''.join(lines[-4:])}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


_known: dict[str, Mutator] = {}


def inputs_of(module: ModuleType) -> Mutator:
    """The inputs of a surface, made ready once."""
    if module.__name__ not in _known:
        _known[module.__name__] = inputs(module)
    return _known[module.__name__]


def work(name: str, seed: int, first: int, count: int, seconds: float, said: Any, at: Any) -> None:
    """Try a surface in a process of its own, until the inputs or the seconds are used up."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise HangError

    signal.signal(signal.SIGPROF, stop)
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    warnings.simplefilter("ignore")
    module, faults = surface(name), 0
    end = time.monotonic() + seconds
    number = first
    while number < first + count and time.monotonic() < end and faults < MOST_FAULTS:
        at.value = number
        fault = tried(module, seed, number)
        if fault:
            faults += 1
            said.put((number, fault))
        number += 1
    at.value = number
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    if most > MEMORY:
        said.put((number, f"takes {most / 1e9:.1f} GB"))


def explore(name: str, seed: int, count: int, seconds: float) -> tuple[int, list[tuple[int, str]]]:
    """How many inputs a surface was tried with, and what went wrong: the number of the input, and what."""
    context = multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn")
    said, at = context.Queue(), context.Value("q", 0)
    process = context.Process(target=work, args=(name, seed, 0, count, seconds, said, at))
    process.start()
    found: list[tuple[int, str]] = []
    seen, since = -1, time.monotonic()
    while process.is_alive():
        process.join(0.2)
        while not said.empty():
            found.append(said.get())
        if at.value != seen:
            seen, since = at.value, time.monotonic()
        elif time.monotonic() - since > STUCK:
            process.kill()
            found.append((seen, f"takes more than {STUCK} s, and cannot be stopped"))
    while not said.empty():
        found.append(said.get())
    if process.exitcode:
        found.append((at.value, f"the process ended with {process.exitcode}"))
    return at.value, found


def main() -> int:
    """Try the surfaces, and say how many inputs each took."""
    parser = argparse.ArgumentParser(
        prog="fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("surfaces", nargs="*", choices=[*names(), []])
    parser.add_argument("--seconds", type=float, help="for each surface")
    parser.add_argument("--inputs", type=int, help="in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one input")
    asked = parser.parse_args()
    chosen = asked.surfaces or names()
    if asked.only is not None:
        surface(chosen[0]).run(inputs_of(surface(chosen[0])).input(asked.seed, asked.only))
        return 0
    weights = {name: surface(name).WEIGHT for name in chosen}
    seconds = asked.seconds or (1e9 if asked.inputs else 60)
    total = wrong = 0
    for name in chosen:
        count = round(asked.inputs * weights[name] / sum(weights.values())) if asked.inputs else 10**12
        start = time.monotonic()
        done, found = explore(name, asked.seed, count, seconds)
        total, wrong = total + done, wrong + len(found)
        rate = done / max(0.001, time.monotonic() - start)
        print(
            f"{name:18} {done:9,} inputs {rate:9,.0f}/s  {'ok' if not found else f'{len(found)} faults'}",
            flush=True,
        )
        for number, fault in found:
            print(f"  python -m fuzz {name} --seed {asked.seed} --only {number}\n    {fault}", flush=True)
    print(f"{'all':18} {total:9,} inputs, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
