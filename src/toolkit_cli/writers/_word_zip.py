"""Zip packages written member by member, so that what is compressed already need not be compressed again."""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_STORED, _DEFLATED = 0, 8
_VERSION = 20
_UTF8 = 0x800
_FIRST_DAY = 1 << 5 | 1
"""1 January 1980, as zip writes dates; the time is midnight."""
_READ_AND_WRITE = 0o600 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LARGEST_KEPT = 1 << 18


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a package: its name, what is written for it, and the checksum and size of its content."""

    name: str
    written: bytes
    checksum: int
    size: int
    deflated: bool = True

    def local(self) -> bytes:
        """The header before the member and the member."""
        return b"".join((_LOCAL.pack(b"PK\3\4", _VERSION, *self._common(), 0), self._name, self.written))

    def central(self, offset: int) -> bytes:
        """The entry in the directory of a package where the member begins at an offset."""
        made = (b"PK\1\2", _VERSION, _VERSION, *self._common(), 0, 0, 0, 0, _READ_AND_WRITE, offset)
        return _CENTRAL.pack(*made) + self._name

    @property
    def _name(self) -> bytes:
        return self.name.encode("utf-8")

    def _common(self) -> tuple[int, ...]:
        flags = 0 if self.name.isascii() else _UTF8
        method = _DEFLATED if self.deflated else _STORED
        sizes = (self.checksum, len(self.written), self.size, len(self._name))
        return (flags, method, 0, _FIRST_DAY, *sizes)


def member(name: str, content: bytes) -> Member:
    """A member with its content deflated. What large parts of many documents share is deflated once."""
    keep = name != "word/document.xml" and len(content) <= _LARGEST_KEPT
    written = _deflated(content) if keep else _deflated.__wrapped__(content)
    return Member(name, written, zlib.crc32(content), len(content))


@lru_cache(maxsize=64)
def _deflated(content: bytes) -> bytes:
    return deflated(content, zlib.Z_FINISH)


def deflated(content: bytes, flush: int) -> bytes:
    """Raw deflate data that begins and, with a flush, ends at a byte."""
    made = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(content) + made.flush(flush)


def ordered(names: Iterable[str]) -> list[str]:
    """The names of the parts of a document in the order of the package: the content types first."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))


def directory(entries: bytes, count: int, offset: int) -> bytes:
    """The end of a package: the entries of its directory, which begins at an offset."""
    return entries + _END.pack(b"PK\5\6", 0, 0, count, count, len(entries), offset, 0)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package of some parts: members in a fixed order, with a fixed time."""
    blob, entries = joined([member(name, parts[name]) for name in ordered(parts)])
    return blob + directory(entries, len(parts), len(blob))


def joined(members: Iterable[Member]) -> tuple[bytes, bytes]:
    """Members one after the other from the start of a package, and their entries in its directory."""
    pieces, entries, offset = [], [], 0
    for each in members:
        pieces.append(each.local())
        entries.append(each.central(offset))
        offset += len(pieces[-1])
    return b"".join(pieces), b"".join(entries)
