"""The layers of the house, held by its imports; the size of its files and functions."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "toolkit_cli"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = {
    "core": "",
    "model": "core",
    "reading": "core model",
    "locales": "core",
    "rules": "core model locales",
    "tools": "core",
    "reports": "core",
    "ooxml": "core",
    "translation": "core model reading locales ooxml",
    "templating": "core model ooxml",
    "audit": "core tools ooxml",
    "writers": "core model locales tools ooxml templating",
    "build": "core model reading rules locales tools ooxml templating translation writers",
    "requests": "core model locales audit build writers",
    "cli": "requests core model reading rules locales tools templating translation audit writers build reports",
}
HOMES = {
    "yaml": {"reading", "locales", "cli"},
    "docxtpl": {"templating"},
    "jinja2": {"templating"},
    "typst": {"tools"},
    "subprocess": {"tools"},
    "typer": {"cli"},
    "sentencex": {"core"},
    "syllapy": {"core"},
    "filelock": {"build"},
    "espeakng_loader": {"tools"},
    "soundfile": {"tools"},
    "numpy": {"tools", "writers"},
}


@cache
def _imports(file: Path) -> tuple[str, ...]:
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _layer(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_a_layer_imports_only_the_layers_below(layer: str) -> None:
    allowed = {layer, *LAYERS[layer].split(), "__version__"}
    for file in FILES:
        if _layer(file) == layer:
            ours = {name.split(".")[1] for name in _imports(file) if name.startswith("toolkit_cli.")}
            assert ours <= allowed, file


def test_each_library_has_one_home() -> None:
    for file in FILES:
        for name in _imports(file):
            assert _layer(file) in HOMES.get(name.split(".")[0], {_layer(file)}), f"{file} imports {name}"


@pytest.mark.parametrize("package", ["rules", "reports", "writers"])
def test_a_plug_in_imports_nothing_from_a_neighbour(package: str) -> None:
    for file in sorted((PACKAGE / package).glob("[!_]*.py")):
        for name in _imports(file):
            parts = name.split(".")
            if parts[:2] == ["toolkit_cli", package] and len(parts) > 2:
                assert parts[2].startswith("_") or parts[2][0].isupper(), f"{file.name} imports {name}"


def test_files_and_functions_are_short() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert max(lengths.values()) <= 450
    assert median(lengths.values()) < 100
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 50, f"{file.name}: {node.name} has {length} lines"


def test_every_file_says_what_it_is() -> None:
    for file in FILES:
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), file


_TESTS = Path(__file__).parent


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    left_out = pytestconfig.getini("norecursedirs")
    for file in _TESTS.rglob("test_*.py"):
        folders = file.relative_to(_TESTS).parts[:-1]
        if "conformance" not in folders:
            assert not [name for name in folders if any(fnmatch(name, each) for each in left_out)], file


def test_no_two_files_of_tests_are_one_module() -> None:
    """Files of the same name are told apart by packages alone."""
    loose = [file.name for file in _TESTS.rglob("test_*.py") if not (file.parent / "__init__.py").is_file()]
    assert sorted(loose) == sorted(set(loose))
