"""Building on a cluster, as far as it can be tried without one. With one: tests/conformance."""

import sys
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from toolkit_cli.build import versions
from toolkit_cli.build.alike_files import Piece, pieces
from toolkit_cli.build.documents import Documents
from toolkit_cli.build.executors import dask
from toolkit_cli.build.plan import plan
from toolkit_cli.build.workers import Chunk, Setting, slim
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project


@pytest.fixture
def work(project: Folders, tmp_path: Path) -> tuple[Setting, Chunk]:
    """One file to make."""
    read = read_project(project, Reporter())
    task = plan(read, formats=["html"])[0]
    document = Documents(read, None).document(task.document, task.language)
    return Setting(project, slim(read), None, tmp_path), Chunk(document, (task,))


@pytest.fixture
def piece(work: tuple[Setting, Chunk]) -> Piece:
    """What of it is sent."""
    return next(pieces(*work))


@pytest.mark.parametrize(
    ("part", "words"), [("tools", "other libraries, Braille tables or voices"), ("fonts", "other fonts")]
)
def test_a_worker_with_other_tools_or_fonts_makes_nothing(part: str, words: str, piece: Piece) -> None:
    wanted = dask._around(piece)
    sent = (piece.document, piece.context, piece.tasks[0])
    made = dask._make(versions.source(), [(*sent, wanted)])
    assert isinstance(made, list) and made[0].content
    refused = dask._make(versions.source(), [(*sent, {**wanted, part: "other"})])
    assert isinstance(refused, str) and words in refused
    assert isinstance(dask._make("other", [(*sent, wanted)]), str)


def test_fonts_of_the_project_are_not_those_of_the_cluster(piece: Piece, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    own = replace(piece, context=replace(piece.context, fonts=tmp_path / "fonts"))
    sent = (own.document, own.context, own.tasks[0], dask._around(own))
    assert "other fonts" in str(dask._make(versions.source(), [sent]))


class _CommClosedError(OSError):
    pass


class _Future:
    def __init__(self, result: object) -> None:
        self.result = result


@pytest.mark.parametrize("fault", [CancelledError, _CommClosedError])
def test_a_scheduler_that_goes_is_no_fault_of_the_program(
    fault: type[Exception], work: tuple[Setting, Chunk], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Client:
        def __init__(self, *_: object, **__: object) -> None: ...

        def __enter__(self) -> "Client":
            return self

        def __exit__(self, *_: object) -> None: ...

        def as_current(self) -> "Client":
            return self

        def submit(self, *_: object, **__: object) -> Any:
            def result() -> None:
                raise fault

            return _Future(result)

    module: Any = ModuleType("distributed")
    module.Client, module.as_completed, module.CancelledError = Client, iter, CancelledError
    module.KilledWorker = type("KilledWorker", (Exception,), {})
    monkeypatch.setitem(sys.modules, "distributed", module)
    with pytest.raises(ToolkitError, match="The Dask scheduler at host:1 has gone") as said:
        list(dask.run(work[0], iter([work[1]]), "host:1"))
    assert said.value.exit_code == 3
