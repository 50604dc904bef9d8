"""Whatever stands in `content/`: diagnostics, never an exception, never a wait."""

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import examples
from toolkit_cli.build.check import check
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders, packaged_templates

EXAMPLE = packaged_templates() / "_project"
SLEEP = (EXAMPLE / "content" / "sections" / "sleep.yaml").read_bytes()
SECTION = b"title: A\naudience: staff\nblocks:\n  - type: paragraph\n    text: "
FIGURE = SECTION.replace(
    b"paragraph\n    text: ", b"figure\n    figure: drawing\n    alternative: A\n    labels: {a: b}\n"
)
PATIENCE = 20.0
HOMES = (
    "content/toolkit.yaml",
    "content/sections/{}.yaml",
    "content/documents/{}.yaml",
    "content/references.yaml",
    "content/corrections.yaml",
    "content/approvals.yaml",
    "content/terms.yaml",
    "content/figures/drawing.svg.j2",
    "content/images/{}.png",
    "content/{}",
    "templates/{}/kind.yaml",
    "templates/leaflet/word.docx",
)


def _found(folder: Path) -> list[tuple[str, str]]:
    """The path and rule of every fault of a project, within the time that a person would wait."""
    found: list[tuple[str, str]] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            reporter = Reporter()
            check(Folders(folder), reporter)
            found.extend((each.span.path, each.rule) for each in reporter)
        except BaseException as fault:
            raised.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), f"not ready after {PATIENCE:g} s"
    if raised:
        raise raised[0]
    return found


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write a file of a project, if the system takes the name."""
    file = folder / name
    with suppress(OSError, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


_PIECES = "title: |type: |id: |allow: |list|\n|- |  |{|}|[|]|'|\"|\ufeff|&a |*a|!!x |? |<<: |---\n|%YAML 9\n|\x00|>-\n|: |@"
_LIKELY = st.lists(
    st.sampled_from([piece.encode() for piece in _PIECES.split("|")]) | st.binary(max_size=4), max_size=30
).map(b"".join)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """A good section with some of its bytes put elsewhere, left out or replaced."""
    start, end = sorted(draw(st.tuples(*(st.integers(0, len(SLEEP)),) * 2)))
    return SLEEP[:start] + draw(st.binary(max_size=6) | _LIKELY) + SLEEP[end:]


@settings(max_examples=examples(120))
@given(
    home=st.sampled_from(HOMES),
    name=st.text(st.characters(codec="utf-8", exclude_characters="/\x00"), min_size=1, max_size=12),
    content=st.binary(max_size=200) | _LIKELY | _damaged(),
)
def test_any_bytes_in_any_file_are_checked(home: str, name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(EXAMPLE, project)
        _put(project, "content/sections/figure.yaml", FIGURE)
        if name not in (".", ".."):
            _put(project, home.format(name), content)
        _found(project)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"[" * 100_000, "too-deep"),
        (b"a: " + b"{a: " * 100_000, "too-deep"),
        (b"".join(b" " * n + b"a:\n" for n in range(1000)), "too-deep"),
        (b"- " * 100_000, "too-deep"),
        (SECTION + b"x" * 5_000_000, "unreadable-file"),
        (SECTION + b"x" * 900_000, "faulty-markup"),
        (SECTION + b"'" + b"[* " * 6_000 + b"'\n    txt: x\n", "unknown-key"),
        (SECTION + b"'" + b"*a " * 1000 + b"a* " * 1000 + b"'", "faulty-markup"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "alias-in-content"),
        (b"a: &a\n  - *a\n", "alias-in-content"),
        (SLEEP.decode().encode("utf-16"), "unreadable-file"),
        (SLEEP.decode().encode("utf-32"), "unreadable-file"),
        ("title: Café".encode("latin-1"), "unreadable-file"),
        (b"title: a\x00b\n", "unreadable-characters"),
        (b"\x00" * 100_000, "unreadable-characters"),
        (b"title: \xed\xa0\x80", "unreadable-file"),
        (b"? [a, b]\n: c\n", "complex-key"),
        (b"!!python/object/apply:os.system ['true']\n", "tag-in-content"),
        (b"title: " + b"9" * 100_000 + b"\n", "missing-key"),
        (b"".join(b"k%d: x\n" % n for n in range(50_000)), "unknown-key"),
        (b"blocks:\n" + b"- {type: x}\n" * 20_000, "unknown-block"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:16]),
)  # fmt: skip
def test_what_a_file_must_not_hold_is_named(content: bytes, rule: str, project: Folders) -> None:
    (project.content / "sections" / "sleep.yaml").write_bytes(content)
    assert ("content/sections/sleep.yaml", rule) in _found(project.project)


def test_a_byte_order_mark_changes_nothing(project: Folders) -> None:
    before = _found(project.project)
    (project.content / "sections" / "sleep.yaml").write_bytes(b"\xef\xbb\xbf" + SLEEP)
    assert _found(project.project) == before


def _loop(file: Path) -> None:
    file.symlink_to(file.name)


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _device(file: Path) -> None:
    file.symlink_to("/dev/zero")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("make", [Path.mkdir, _loop, _pipe, _device])
@pytest.mark.parametrize(
    "name", ["toolkit.yaml", "sections/sleep.yaml", "documents/sleep-leaflet.yaml", "terms.yaml"]
)
def test_what_is_no_file_is_named(name: str, make: Callable[[Path], None], project: Folders) -> None:
    file = project.content / name
    file.unlink(missing_ok=True)
    make(file)
    assert (f"content/{name}", "unreadable-file") in _found(project.project)


def test_a_file_without_the_right_to_read_it_is_named(
    project: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def closed(file: Path) -> bytes:
        if file.name == "sleep.yaml":
            raise PermissionError(13, "Permission denied")  # root may read everything: chmod would not do
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert ("content/sections/sleep.yaml", "unreadable-file") in _found(project.project)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("make", [_loop, _pipe, _device, Path.touch])
@pytest.mark.parametrize(
    "name", ["content/sections", "content/figures", "content/images", "templates", "templates/leaflet"]
)
def test_what_stands_for_a_folder_is_no_exception(
    name: str, make: Callable[[Path], None], project: Folders
) -> None:
    folder = project.project / name
    folder.parent.mkdir(exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    without = _found(project.project)
    make(folder)
    found = _found(project.project)
    assert [each for each in found if each[0] != name] == without
    assert ((name, "unread-file") in found) == name.startswith("content")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("make", [Path.mkdir, _loop, _pipe, _device])
@pytest.mark.parametrize(
    "name",
    [
        "content/figures/a.svg.j2",
        "content/images/a.png",
        "templates/leaflet/word.docx",
        "templates/leaflet/kind.yaml",
    ],
)
def test_what_stands_for_another_file_is_no_exception(
    name: str, make: Callable[[Path], None], project: Folders
) -> None:
    file = project.project / name
    file.parent.mkdir(parents=True, exist_ok=True)
    make(file)
    _found(project.project)


def test_a_link_to_the_folder_above_is_no_circle(project: Folders) -> None:
    (project.content / "images").mkdir(exist_ok=True)
    for place in ("sections/up", "images/up", "documents/up.yaml"):
        (project.content / place).symlink_to("..", target_is_directory=True)
    _found(project.project)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_is_shown_in_every_report(project: Folders) -> None:
    (project.content / "sections" / os.fsdecode(b"\xff\n,.yaml")).write_bytes(b"a")
    assert any("\udcff" in path for path, _ in _found(project.project))
