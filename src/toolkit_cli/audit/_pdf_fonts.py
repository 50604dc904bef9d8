"""From the codes in a PDF to characters, by what its fonts say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit_cli.audit._pdf_objects import content_of, listed, member, words

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|\b(beginbfchar|beginbfrange|endbfchar|endbfrange)\b")
_CHARACTER = re.compile(r"uni([0-9A-F]{4})|u([0-9A-F]{4,6})")
_LONGEST_MAP = 2**20
_ENTRIES = 70_000
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_NAMES = {"space": " ", "period": ".", "comma": ",", "hyphen": "-", "fi": "fi", "fl": "fl", "bullet": "•"}
_COLLECTIONS = frozenset(f"Adobe-{name}" for name in ("GB1", "CNS1", "Japan1", "Korea1", "KR"))
"""Collections whose characters every reader knows (ISO 32000-1, 9.10.2)."""
_STANDARD = frozenset(
    f"/{family}{style}"
    for family, styles in {
        "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
    }.items()
    for style in styles
)


@dataclass(frozen=True)
class Reading:
    """A font: how wide its codes are in bytes, and what they mean."""

    name: str
    width: int
    meanings: dict[int, str]
    encoding: str
    embedded: bool
    mapped: bool
    composite: bool
    drawn: bool = False

    def glyphs(self, codes: bytes) -> tuple[list[str], bool]:
        """What each glyph of a string means, and whether a character is lost."""
        parts: list[str] = []
        lost = False
        for at in range(0, len(codes), self.width):
            code = int.from_bytes(codes[at : at + self.width], "big")
            found = self.meanings.get(code)
            if found is None and self.encoding:
                found = bytes([code]).decode(self.encoding, "replace")
            lost = lost or (code == 0 and self.composite) or (found is not None and "\ufffd" in found)
            parts.append(found or "")
        return parts, lost


def read_font(font: Any) -> Reading:
    """A font of a page, as far as it can be read."""
    kind = words(member(font, "/Subtype"))
    name = words(member(font, "/BaseFont")).lstrip("/").partition("+")
    composite = kind == "/Type0"
    holder = next(iter(listed(member(font, "/DescendantFonts"))), None) if composite else font
    descriptor = member(holder, "/FontDescriptor")
    embedded = kind == "/Type3" or any(
        member(descriptor, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
    table = member(font, "/ToUnicode")
    meanings = _meanings(content_of(table) or b"") if table is not None else {}
    encoding = "" if composite else _ENCODINGS.get(words(_base(font)), "latin-1")
    known = bool(meanings) or _says_itself(font, kind)
    if not composite and not meanings:
        meanings = dict(_differences(font))
    shown = name[2] or name[0] or "a font without a name"
    return Reading(
        shown, 2 if composite else 1, meanings, encoding, embedded, known, composite, kind == "/Type3"
    )


def _base(font: Any) -> Any:
    encoding = member(font, "/Encoding")
    return encoding if words(encoding) else member(encoding, "/BaseEncoding")


def _says_itself(font: Any, kind: str) -> bool:
    """Whether the meaning of codes is known without a table: usual encodings, and usual fonts of the East."""
    if kind == "/Type0":
        own = words(member(font, "/Encoding")) not in {"", "/Identity-H", "/Identity-V"}
        return own or _collection(font) in _COLLECTIONS
    if kind == "/Type3":
        return False
    symbolic = int(member(font, "/FontDescriptor", "/Flags") or 0) & 4
    standard = words(member(font, "/BaseFont")) in _STANDARD
    return (
        words(_base(font)) in _ENCODINGS
        or standard
        or (member(font, "/Encoding") is not None and not symbolic)
    )


def _collection(font: Any) -> str:
    """The registered collection of characters that the codes of a font are of."""
    holder = next(iter(listed(member(font, "/DescendantFonts"))), None)
    info = member(holder, "/CIDSystemInfo")
    return f"{words(member(info, '/Registry'))}-{words(member(info, '/Ordering'))}"


def _differences(font: Any) -> Iterator[tuple[int, str]]:
    code = 0
    for each in listed(member(font, "/Encoding", "/Differences"), 1000):
        name = words(each).lstrip("/")
        if not name:
            code = int(each)
            continue
        found = _CHARACTER.match(name)
        if found:
            yield code, chr(min(int(found[1] or found[2], 16), 0x10FFFF))
        elif len(name) == 1 or name in _NAMES:
            yield code, _NAMES.get(name, name)
        code += 1


def _meanings(table: bytes) -> dict[int, str]:
    """The table of a font from codes to characters."""
    found: dict[int, str] = {}
    state, numbers, group = b"", list[bytes](), list[bytes]()
    grouped = False
    for token in _TOKEN.finditer(table[:_LONGEST_MAP]):
        if token[4]:
            state, numbers = (token[4] if token[4].startswith(b"begin") else b""), []
        elif token[2]:
            grouped, group = True, []
        elif token[3]:
            grouped = False
            if state == b"beginbfrange" and len(numbers) == 2:
                first = _code(numbers[0])
                found.update({first + at: _text(each) for at, each in enumerate(group)})
            numbers = []
        elif grouped:
            group.append(token[1])
        elif state:
            numbers.append(token[1])
            numbers = _entered(found, state, numbers)
        if len(found) > _ENTRIES:
            break
    return found


def _entered(found: dict[int, str], state: bytes, numbers: list[bytes]) -> list[bytes]:
    """Take in an entry when all its numbers are there; what is left of them."""
    if state == b"beginbfchar" and len(numbers) == 2:
        found[_code(numbers[0])] = _text(numbers[1])
        return []
    if state == b"beginbfrange" and len(numbers) == 3:
        first, last, meaning = _code(numbers[0]), _code(numbers[1]), _text(numbers[2])
        for at in range(min(last - first + 1, 65_536) if meaning else 0):
            point = ord(meaning[-1]) + at
            found[first + at] = meaning[:-1] + (chr(point) if point < 0x110000 else "\ufffd")
        return []
    return numbers


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split())[:8] or b"0", 16)


def _text(digits: bytes) -> str:
    plain = b"".join(digits.split())[:200]
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode()).decode("utf-16-be", "replace")
