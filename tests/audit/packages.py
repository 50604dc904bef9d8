"""Word packages with one thing changed in them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path


def parts_of(file: Path) -> dict[str, bytes]:
    """The parts of a document, by name."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def planted(file: Path, *edits: tuple[str, str, str]) -> bytes:
    """The package of a document after edits, each a part, what stands there once or more, and the new text."""
    parts = parts_of(file)
    for part, old, new in edits:
        text = parts[part].decode("utf-8")
        assert old in text, f"{part} has no {old}"
        parts[part] = text.replace(old, new, 1).encode("utf-8")
    return package(parts)
