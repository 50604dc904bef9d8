"""`toolkit doctor`: what the program finds around it, and what to do where it finds nothing."""

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

import typer

from toolkit_cli.cli._shared import AsJson, columns, show
from toolkit_cli.core.folders import packaged_templates
from toolkit_cli.tools import espeak, fonts, libreoffice, louis, sndfile

_PACKAGES = ("docxtpl", "jinja2", "lxml", "pydantic", "pyyaml", "typer", "typst", "babel")


@dataclass(frozen=True)
class _Finding:
    name: str
    found: str
    needed: bool
    remedy: str = ""


def doctor(as_json: AsJson = False) -> None:
    """Show what is installed, and how to install what is missing."""
    found = [_python(), *map(_package, _PACKAGES), _templates(), _fonts()]
    found += [_braille(), *_audio(), _chinese(), _libreoffice()]
    if as_json:
        show(json.dumps([asdict(each) for each in found], indent=2))
    else:
        rows = [("what", "found", "remedy")]
        rows += [
            (each.name, each.found or ("missing" if each.needed else "not found (optional)"), each.remedy)
            for each in found
        ]
        show(columns(rows))
    raise typer.Exit(3 if any(each.needed and not each.found for each in found) else 0)


def _python() -> _Finding:
    return _Finding("Python", platform.python_version(), True)


def _package(name: str) -> _Finding:
    try:
        return _Finding(name, version(name), True)
    except PackageNotFoundError:
        return _Finding(name, "", True, f"python -m pip install {name}")


def _templates() -> _Finding:
    kinds = sorted(file.parent.name for file in packaged_templates().glob("*/kind.yaml"))
    return _Finding("templates", ", ".join(kinds), True, "" if kinds else "install toolkit-cli again")


def _fonts() -> _Finding:
    fonts = sorted(file.stem for file in (packaged_templates() / "fonts").glob("*.ttf"))
    return _Finding("fonts", ", ".join(fonts), True, "" if fonts else "install toolkit-cli again")


def _braille() -> _Finding:
    return _Finding("Braille: liblouis", louis.version(), False, "" if louis.version() else louis.REMEDY)


def _audio() -> Iterator[_Finding]:
    """The parts that a recording needs, all of them."""
    parts = {espeak.NAME: espeak.version(), "libsndfile": sndfile.version(), "NumPy": sndfile.numpy_version()}
    for name, found in parts.items():
        yield _Finding(f"audio: {name}", found or "", False, "" if found else espeak.REMEDY)


def _chinese() -> _Finding:
    found = fonts.find("Hans")
    return _Finding(
        "PDF in Chinese: font", found.family if found else "", False, "" if found else fonts.REMEDY
    )


def _libreoffice() -> _Finding:
    found = libreoffice.find()
    return _Finding(
        "LibreOffice", found or "", False, "" if found else "only for make conformance: libreoffice-writer"
    )
