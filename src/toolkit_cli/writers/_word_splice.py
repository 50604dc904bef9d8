"""Finished packages in which only the words of some fields differ: everything else is compressed once."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers._word_zip import Member, deflated, directory, joined, member, ordered

_XML = (".xml", ".rels")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_BLOCK = 0xFFFF
"""The longest stored block of deflate."""
_IN_TEXT, _IN_TAG = False, True


class Spliced:
    """A finished package where tokens stand for the fields: `fill` puts values in their place.

    `fields` gives the token of each field by its name; a token is any text that occurs nowhere else and holds
    no character that XML escapes. Raises ValueError for tokens that cannot be told apart, or that stand in a
    name, a comment or a CDATA section.
    """

    def __init__(self, package: bytes | Mapping[str, bytes], fields: Mapping[str, str]):
        _check_tokens(fields)
        self._fields = frozenset(fields)
        content = parts_of(package) if isinstance(package, bytes) else package
        found = {name: _split(name, content[name], fields) for name in ordered(content)}
        compressed = _compressed(package) if isinstance(package, bytes) else {}
        kept = [
            compressed.get(name) or member(name, content[name])
            for name, pieces in found.items()
            if len(pieces) == 1
        ]
        self._varying = [_Varying(name, pieces) for name, pieces in found.items() if len(pieces) > 1]
        self._kept, self._entries = joined(kept)
        self._count = len(found)
        self.used = frozenset(field for varying in self._varying for field in varying.fields)
        """The fields whose tokens the package holds."""

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The package with the value of every field in place of its token: the same bytes every time.

        Raises ValueError for a value with a line break, a tab or a control character, and for values that
        are not those of the fields.
        """
        if values.keys() != self._fields:
            raise ValueError(f"the fields are {sorted(self._fields)}, not {sorted(values)}")
        encoded = {name: _Encoded(name, value) for name, value in values.items()}
        pieces, entries, offset = [self._kept], [self._entries], len(self._kept)
        for varying in self._varying:
            made = varying.fill(encoded)
            pieces.append(made.local())
            entries.append(made.central(offset))
            offset += len(pieces[-1])
        return b"".join((*pieces, directory(b"".join(entries), self._count, offset)))


class _Encoded:
    """The value of a field as it stands in XML: content and stored blocks, in text and in a tag."""

    def __init__(self, name: str, value: str):
        if unfit := _UNFIT.search(value):
            raise ValueError(f"the value of `{name}` holds the control character U+{ord(unfit[0]):04X}")
        text = escape(value, quote=False)
        self.forms = {
            form: _stored(words.encode()) for form, words in ((_IN_TEXT, text), (_IN_TAG, _quoted(text)))
        }


def _quoted(text: str) -> str:
    return text.replace('"', "&quot;")


def _stored(content: bytes) -> tuple[bytes, bytes]:
    """The content, and the same as blocks of a deflate stream that are not compressed."""
    blocks = []
    for at in range(0, len(content), _BLOCK):
        block = content[at : at + _BLOCK]
        blocks.append(struct.pack("<BHH", 0, len(block), len(block) ^ _BLOCK) + block)
    return content, b"".join(blocks)


class _Varying:
    """A member that holds tokens: constant pieces, deflated, with a field after each but the last."""

    def __init__(self, name: str, pieces: list[tuple[bytes, str, bool]]):
        self.fields = {field for _, field, _ in pieces[:-1]}
        self._name = name
        self._pieces = [
            (content, deflated(content, zlib.Z_FULL_FLUSH) if content else b"", field, form)
            for content, field, form in pieces[:-1]
        ]
        self._last = pieces[-1][0]
        self._end = deflated(self._last, zlib.Z_FINISH)
        self._size = sum(len(content) for content, _, _ in pieces)

    def fill(self, encoded: Mapping[str, _Encoded]) -> Member:
        written: list[bytes] = []
        checksum, size = 0, self._size
        for constant, compressed, field, form in self._pieces:
            content, blocks = encoded[field].forms[form]
            written += (compressed, blocks)
            checksum = zlib.crc32(content, zlib.crc32(constant, checksum))
            size += len(content)
        written.append(self._end)
        return Member(self._name, b"".join(written), zlib.crc32(self._last, checksum), size)


def _check_tokens(fields: Mapping[str, str]) -> None:
    for name, token in fields.items():
        if (
            not token
            or escape(token, quote=False) != token
            or '"' in token
            or "'" in token
            or _UNFIT.search(token)
        ):
            raise ValueError(f"the token of `{name}` is empty or holds a character that XML escapes")
        if any(token in other for at, other in fields.items() if at != name):
            raise ValueError(f"the token of `{name}` is part of another")


def _compressed(package: bytes) -> dict[str, Member]:
    """The members of a package as they are written in it."""
    made = {}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for each in archive.infolist():
            lengths = struct.unpack_from("<2H", package, each.header_offset + 26)
            start = each.header_offset + 30 + sum(lengths)
            written = package[start : start + each.compress_size]
            deflate = each.compress_type == zipfile.ZIP_DEFLATED
            if deflate or each.compress_type == zipfile.ZIP_STORED:
                made[each.filename] = Member(each.filename, written, each.CRC, each.file_size, deflate)
    return made


def _split(name: str, content: bytes, fields: Mapping[str, str]) -> list[tuple[bytes, str, bool]]:
    """The content up to each token with the token's field and whether it stands in a tag; then the rest."""
    if not name.endswith(_XML) or not any(token.encode() in content for token in fields.values()):
        return [(content, "", _IN_TEXT)]
    text = content.decode("utf-8")
    names = {token: field for field, token in fields.items()}
    pieces, at = [], 0
    for form, start, end in _tokens(text, names):
        pieces.append((text[at:start].encode(), names[text[start:end]], form))
        at = end
    return [*pieces, (text[at:].encode(), "", _IN_TEXT)]


def _tokens(text: str, tokens: Iterable[str]) -> Iterator[tuple[bool, int, int]]:
    """Where tokens stand in XML, and whether in a tag."""
    token = re.compile("|".join(map(re.escape, tokens)))
    at = 0
    for markup in _MARKUP.finditer(text):
        for found in token.finditer(text, at, markup.start()):
            yield _IN_TEXT, *found.span()
        for found in token.finditer(text, *markup.span()):
            if not _in_value(text[markup.start() : found.start()]):
                raise ValueError("a token stands in a name, a comment or a CDATA section")
            yield _IN_TAG, *found.span()
        at = markup.end()
    for found in token.finditer(text, at):
        yield _IN_TEXT, *found.span()


def _in_value(opened: str) -> bool:
    """Whether a tag is open at the value of an attribute, in double quotes as everywhere in Word."""
    open_quote = re.search("[\"']", _QUOTED.sub("", opened))
    return not opened.startswith(("<!", "<?")) and open_quote is not None and open_quote[0] == '"'
