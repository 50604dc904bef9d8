"""The parts of a Word file."""

import io
import zipfile


def parts_of(package: bytes) -> dict[str, bytes]:
    """The members of a zip package, by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
