"""The members of an archive, within limits: any bytes whatever may come."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

_LARGEST_PART = 32 * 2**20
_LARGEST_SUM = 96 * 2**20
_ALWAYS_FINE = 2**20
_LARGEST_RATIO = 400
_MEMBERS = 65_535
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    RuntimeError,
    EOFError,
    LookupError,
    ValueError,
    OverflowError,
)


class FaultyArchiveError(Exception):
    """The bytes are no archive that can be read; the message says why."""


class TooLargeError(FaultyArchiveError):
    """A member is larger than this program reads, or all of them together are."""


class Archive:
    """The members of an archive by name, `most` bytes of them in all. Raises FaultyArchiveError."""

    def __init__(self, content: bytes, most: int = _LARGEST_SUM) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS as fault:
            raise FaultyArchiveError(
                "the archive cannot be opened: it is damaged, or it is no archive"
            ) from fault
        self._content = content
        self._left = most
        self.members = {each.filename: each for each in self._archive.infolist() if not each.is_dir()}
        if len(self._archive.infolist()) > _MEMBERS:
            raise FaultyArchiveError(f"the archive has more than {_MEMBERS} members")

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def first(self) -> tuple[str, bool]:
        """The name of the member at the very beginning, and whether it is stored plainly, with no extra field."""
        head = self._content[:30]
        if len(head) < 30 or not head.startswith(b"PK\x03\x04"):
            return "", False
        method, length, extra = (int.from_bytes(head[at : at + 2], "little") for at in (8, 26, 28))
        return self._content[30 : 30 + length].decode("utf-8", "replace"), method == 0 and extra == 0

    def read(self, name: str) -> bytes:
        """A member. Raises FaultyArchiveError if it is missing, damaged, or larger than any document needs."""
        member = self.members.get(name)
        if member is None:
            raise FaultyArchiveError(f"the archive has no member {name}")
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise FaultyArchiveError(f"{name} is packed in a way that readers do not know")
        try:
            with self._archive.open(member) as stream:
                content = stream.read(min(_LARGEST_PART, self._left) + 1)
        except _FAULTS as fault:
            raise FaultyArchiveError(f"{name} cannot be read: it is damaged") from fault
        self._left -= len(content)
        if len(content) > _LARGEST_PART or self._left < 0:
            raise TooLargeError(f"{name} is larger than any document needs")
        if len(content) > _ALWAYS_FINE and len(content) > _LARGEST_RATIO * max(member.compress_size, 1):
            raise FaultyArchiveError(f"{name} unpacks to more than {_LARGEST_RATIO} times its size")
        return content
