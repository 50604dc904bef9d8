"""A template without what only its makers need, as far as it can be taken away without asking anybody."""

import io
import zipfile
from functools import lru_cache

from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._breaks import part_breaks
from toolkit_cli.ooxml.workshop._relationships import keep_what_is_shown
from toolkit_cli.ooxml.workshop._values import set_values
from toolkit_cli.ooxml.workshop._wiping import wipe

_LARGEST = 256_000_000
_FIXED = (1980, 1, 1, 0, 0, 0)


@lru_cache(maxsize=32)
def scrubbed(template: bytes) -> bytes:
    """The template as documents are made of it; the same bytes where there is nothing to take away.

    What is no package that can be read stays as it is: lint says so.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                return template
            parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except Exception:  # whatever is wrong with an archive, zipfile has an exception of its own for it
        return template
    package = Package(parts)
    if not package.main or package.root(package.main) is None:
        return template
    before = dict(parts)
    wipe(parts, package)
    set_values(parts, Package(parts))
    part_breaks(parts, Package(parts))
    keep_what_is_shown(parts, Package(parts))
    return template if parts == before else _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return made.getvalue()
