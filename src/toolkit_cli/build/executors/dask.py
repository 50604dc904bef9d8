"""Makes files on a Dask cluster, whose workers need the same program and nothing of the project."""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from toolkit_cli import locales
from toolkit_cli.build import versions
from toolkit_cli.build.alike_files import Piece, finished, pieces
from toolkit_cli.build.formats import File
from toolkit_cli.build.plan import Task
from toolkit_cli.build.surroundings import surroundings
from toolkit_cli.build.workers import Chunk, Made, Setting, write
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import packaged_templates
from toolkit_cli.model.document import Document
from toolkit_cli.writers import WriterContext, Written

CAUTION = (
    "Dask sends programs over plain TCP: whoever can reach the scheduler can run theirs on its workers and here. "
    "Use it in a network that is yours alone, or with Dask's TLS."
)
"""What a person should know who builds so."""
_AHEAD = 64
"""Chunks that are on their way at once: neither we nor the scheduler hold more."""
_PATIENCE = 10
"""Seconds to wait for the scheduler."""
_OTHERS = {"tools": "libraries, Braille tables or voices", "fonts": "fonts"}
"""The parts of a fingerprint that are held against the cluster, in words."""


def run(setting: Setting, chunks: Iterable[Chunk], where: str) -> Iterator[Made]:
    """What was made, in the order in which it was; `where` is HOST:PORT of the scheduler. Raises ToolkitError."""
    try:
        dask: Any = importlib.import_module("distributed")
    except ImportError as fault:
        remedy = "Install it: pip install 'toolkit-cli[dask]'"
        raise ToolkitError("Building on a cluster needs Dask, which is not installed.", remedy) from fault
    try:
        client = dask.Client(f"tcp://{where}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as fault:
        remedy = "Start it with `dask scheduler`, in a network that is yours alone, and check the address."
        raise ToolkitError(f"There is no Dask scheduler at {where}.", remedy) from fault
    try:
        with client, client.as_current():
            yield from _results(dask, client, setting, iter(chunks))
    except (dask.CancelledError, OSError) as fault:
        remedy = "See that it and its workers run on, and build again."
        raise ToolkitError(f"The Dask scheduler at {where} has gone.", remedy) from fault


def _results(dask: Any, client: Any, setting: Setting, chunks: Iterator[Chunk]) -> Iterator[Made]:
    """Keeps some chunks on their way; Dask gives those of a worker that dies to another one."""
    waiting: dict[Any, tuple[Chunk, list[Piece]]] = {}

    def submit(chunk: Chunk) -> Any:
        whole = list(pieces(setting, chunk))
        sent = [(piece.document, piece.context, piece.tasks[0], _around(piece)) for piece in whole]
        future = client.submit(_make, versions.source(), sent, pure=False, retries=2)
        waiting[future] = chunk, whole
        return future

    arriving = dask.as_completed([submit(chunk) for chunk in islice(chunks, _AHEAD)])
    for future in arriving:
        chunk, whole = waiting.pop(future)
        for piece, written in zip(whole, _result(dask, future), strict=True):
            yield from finished(setting, chunk, piece, written)
        future.release()
        for following in islice(chunks, 1):
            arriving.add(submit(following))


def _result(dask: Any, future: Any) -> list[Written]:
    try:
        found: list[Written] | str = future.result()
    except dask.KilledWorker as fault:
        raise ToolkitError(
            "Workers of the Dask cluster keep dying over the same files.", "Give them more memory."
        ) from fault
    if isinstance(found, str):
        raise ToolkitError(found, "Install the same on the cluster and here, or build here.")
    return found


def _around(piece: Piece) -> Mapping[str, str]:
    """What decides over the bytes of a piece beside what is sent: the cluster must have the same."""
    return _surroundings(piece.tasks[0].file, piece.context.locale.tag, piece.context.fonts)


@cache
def _surroundings(file: File, tag: str, fonts: Path) -> Mapping[str, str]:
    return surroundings(file, locales.load(tag), fonts)


def _make(
    source: str, sent: list[tuple[Document, WriterContext, Task, Mapping[str, str]]]
) -> list[Written] | str:
    """On the cluster: what the writers make, or in words why it would not be what we would make."""
    if source != versions.source():
        return "The workers of the Dask cluster run another version of toolkit-cli."
    fonts = packaged_templates() / "fonts"
    for _, given, task, wanted in sent:
        ours = _surroundings(task.file, given.locale.tag, fonts)
        for part, what in _OTHERS.items():
            if ours[part] != wanted[part]:
                return f"The workers of the Dask cluster have other {what} for {task.path}."
    return [write(document, replace(given, fonts=fonts), task) for document, given, task, _ in sent]
