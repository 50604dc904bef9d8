"""What is kept for the user: a check that nothing can have changed is not made again, and every other one is."""

import contextlib
import os
import pickle
import stat
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from toolkit_cli.build import check as checks
from toolkit_cli.build import faults, remembered
from toolkit_cli.build.check import Checking, check
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.plan import plan
from toolkit_cli.build.translations import Translations
from toolkit_cli.core import cache_folder as cache_folder_module
from toolkit_cli.core.cache_folder import cache_folder
from toolkit_cli.core.diagnostics import Diagnostic, Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.templating import bytecode
from toolkit_cli.templating.environment import environment

DAY = date(2026, 11, 24)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows whenever faults are looked for."""
    made: list[str] = []
    usual = faults.find_faults
    monkeypatch.setattr(faults, "find_faults", lambda *given: (made.append("looked"), usual(*given))[1])
    return made


def _settle() -> None:
    time.sleep(0.1)


def _found(folders: Folders, today: date = DAY) -> tuple[Diagnostic, ...]:
    reporter = Reporter()
    check(folders, reporter, today)
    return tuple(reporter)


def test_what_was_checked_is_not_checked_again_until_something_changes(
    project: Folders, cache: Path, looked: list[str]
) -> None:
    _settle()
    first = _found(project)
    assert _found(project) == first
    assert len(looked) == 1
    _found(project, date(2031, 1, 1))
    assert len(looked) == 2, "another day may be another result"
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8") + "surprise: yes\n", encoding="utf-8")
    _settle()
    assert any(found.rule == "unknown-key" for found in _found(project))
    assert len(looked) == 3


def test_a_change_of_equal_length_and_the_same_instant_is_seen(
    project: Folders, cache: Path, looked: list[str]
) -> None:
    section = project.content / "sections" / "sleep.yaml"
    text = section.read_text("utf-8")
    section.write_text(text, encoding="utf-8")
    assert _found(project) == _found(project)
    assert len(looked) == 2, "the file is so new that times cannot tell"
    _settle()
    _found(project)
    state = section.stat()
    section.write_text(text.replace("schema: 1", "schema: 7"), encoding="utf-8")
    os.utime(section, ns=(state.st_atime_ns, state.st_mtime_ns))
    _settle()
    assert any(found.span.path == "content/sections/sleep.yaml" for found in _found(project))


def test_a_known_project_still_knows_where_everything_stands(project: Folders, cache: Path) -> None:
    _settle()
    place = ("content/sections/sleep.yaml", ("title",))
    first = Checking(project, Reporter(), DAY)
    first.finish()
    again = Checking(project, Reporter(), DAY).project
    assert again.sources is not first.project.sources
    assert again.span(*place) == first.project.span(*place)
    assert again.span(*place).line > 1
    assert dict(again.sources) == first.project.sources


@pytest.mark.parametrize("damage", [b"", b"\x80\x05N.", b"not a pickle"])
def test_a_damaged_memory_is_none(damage: bytes, project: Folders, cache: Path, looked: list[str]) -> None:
    _settle()
    first = _found(project)
    for kept in (cache / "projects").iterdir():
        kept.write_bytes(damage)
    assert _found(project) == first
    assert len(looked) == 2


@pytest.mark.skipif(os.name == "nt", reason="the folder is within the profile there")
def test_a_folder_that_others_can_write_to_is_not_used(
    project: Folders, cache: Path, looked: list[str]
) -> None:
    cache.chmod(stat.S_IRWXU | stat.S_IRWXO)
    cache_folder.cache_clear()
    assert cache_folder() is None
    _settle()
    assert _found(project) == _found(project)
    assert len(looked) == 2


@pytest.mark.parametrize("lost", [False, True])
def test_a_known_project_has_all_its_text_even_if_some_of_what_was_kept_is_gone(
    lost: bool, project: Folders, cache: Path, looked: list[str]
) -> None:
    _settle()
    read = check(project, Reporter(), DAY)
    if lost:
        for file in (cache / "projects").iterdir():
            if not isinstance(pickle.loads(file.read_bytes()), checks._Checked):
                file.unlink()
    known = check(project, Reporter(), DAY)
    assert looked == ["looked"]
    for part in ("sources", "sections", "values", "records", "catalogues", "glossaries"):
        assert not isinstance(getattr(known, part), dict), "it is read when it is looked at"
        assert dict(getattr(known, part)) == dict(getattr(read, part))
    assert read.sections


def test_documents_and_fingerprints_are_known_until_the_content_changes(
    project: Folders, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _settle()
    resolved: list[str] = []
    usual = Translations.document

    def document(self: Translations, name: str, tag: str) -> Document:
        resolved.append(name)
        return usual(self, name, tag)

    monkeypatch.setattr(Translations, "document", document)

    def surveyed() -> list[tuple[Mapping[str, str], Document]]:
        reporter = Reporter()
        checking = Checking(project, reporter, DAY)
        checking.finish()
        fingerprints = Fingerprints(project, checking.project, None, checking.memory)
        found = [(fingerprints.of(task), fingerprints.document(task)) for task in plan(checking.project)]
        fingerprints.keep()
        return found

    first = surveyed()
    assert surveyed() == first
    assert len(resolved) == len(set(resolved)) > 0
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("slept well", "slept"), encoding="utf-8")
    _settle()
    assert surveyed() != first
    assert len(resolved) == 2 * len(set(resolved))


def _twice(word: str) -> list[str]:
    CALLS.append(word)
    return [word, word]


CALLS: list[str] = []


def test_a_pure_function_is_called_once_for_the_same_values(cache: Path) -> None:
    CALLS.clear()
    assert remembered.remembered(_twice, "a") == ("a", "a")
    assert remembered.remembered(_twice, "a") == ("a", "a")
    assert remembered.remembered(_twice, "b") == ("b", "b")
    assert CALLS == ["a", "b"]
    for kept in (cache / "results").iterdir():
        kept.write_bytes(b"torn")
    assert remembered.remembered(_twice, "a") == ("a", "a")
    assert CALLS == ["a", "b", "a"]


def test_a_template_is_compiled_once_and_gives_the_same(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "{% for each in rows %}{{ each }}; {% endfor %}"
    first = bytecode.template_of(environment(), source).render(rows=["<1>", 2])
    made = environment()
    monkeypatch.setattr(type(made), "compile", lambda *_: pytest.fail("compiled again"))
    assert bytecode.template_of(made, source).render(rows=["<1>", 2]) == first == "&lt;1&gt;; 2; "


def test_another_jinja_or_other_filters_compile_anew_and_old_templates_go(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bytecode, "_MOST", 3)
    for number in range(7):
        bytecode.template_of(environment(), f"{number}")
    assert len(list((cache / "templates").iterdir())) <= 3
    usual = Path.stat
    for name in ("typography.py", "environment.py", "jinja2/__init__.py"):

        def touched(file: Path, end: str = name, **how: bool) -> SimpleNamespace | os.stat_result:
            return SimpleNamespace(st_mtime_ns=1) if file.as_posix().endswith(end) else usual(file, **how)

        before = bytecode._rules.__wrapped__()
        with monkeypatch.context() as patch:
            patch.setattr(Path, "stat", touched)
            assert bytecode._rules.__wrapped__() != before, name


class _Failing:
    def __init__(self, fault: type[BaseException]) -> None:
        self._fault = fault

    def __reduce__(self) -> str:
        raise self._fault


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt, pickle.PicklingError, RecursionError])
def test_what_could_not_be_kept_leaves_nothing_behind(fault: type[BaseException], cache: Path) -> None:
    expected = pytest.raises(fault) if fault is KeyboardInterrupt else contextlib.nullcontext()
    with expected:
        cache_folder_module.keep("values", "name", ["much", _Failing(fault)], most=9)
    assert list((cache / "values").iterdir()) == []
