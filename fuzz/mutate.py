"""Changed inputs: the same for the same number, so that each can be made again."""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence

PIECES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xf4\x8f\xbf\xbf", b"\x1b[31m", b"\r",
    b"-1", b"0", b"1e999", b"nan", b"9" * 40, b"2147483648", b"../", b"/etc/passwd", b"CON", b"%s%n", b"&", b"<",
    b">", b'"', b"'", b"]]>", b"<!--", b"{{", b"}}", b"{%", b"%}", b"javascript:", b" ", b"\n", b"\t", b"", b"A" * 300,
)  # fmt: skip
"""What is strewn into any input."""
_ELEMENT = re.compile(rb"<[^<>]{0,200}>")
_NUMBER = re.compile(rb"\d+")
_DEEPEST = 2000
_LARGEST = 400_000


class Mutator:
    """Changes the seeds of a surface."""

    def __init__(self, name: str, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> None:
        self._name = name
        self._seeds = seeds
        self._tokens = (*tokens, *PIECES)

    def input(self, seed: int, number: int) -> bytes:
        """The input of a number."""
        chance = random.Random(f"{self._name} {seed} {number}")
        made = chance.choice(self._seeds)
        if number % 50 == 0:
            return made
        if made.startswith(b"PK\x03\x04") and chance.random() < 0.9:
            return self._package(made, chance)
        return self._changed(made, chance)

    def _changed(self, content: bytes, chance: random.Random) -> bytes:
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 9))):
            change: Callable[[bytes, random.Random], bytes] = chance.choice(
                (self._strew, self._strew, self._drop, self._turn, self._cut, self._repeat, self._splice)
                + (self._swap, self._number, self._nest)
            )
            content = change(content, chance)[:_LARGEST]
        return content

    def _strew(self, content: bytes, chance: random.Random) -> bytes:
        at = chance.randint(0, len(content))
        return content[:at] + chance.choice(self._tokens) + content[at + chance.choice((0, 0, 1, 4)) :]

    def _drop(self, content: bytes, chance: random.Random) -> bytes:
        at = chance.randint(0, len(content))
        return content[:at] + content[at + chance.choice((1, 2, 8, 60, 600)) :]

    def _turn(self, content: bytes, chance: random.Random) -> bytes:
        if not content:
            return content
        at = chance.randrange(len(content))
        return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]

    def _cut(self, content: bytes, chance: random.Random) -> bytes:
        return content[: chance.randint(0, len(content))]

    def _repeat(self, content: bytes, chance: random.Random) -> bytes:
        at = chance.randint(0, len(content))
        piece = content[at : at + chance.choice((1, 5, 40, 400))]
        return content[:at] + piece * chance.choice((2, 2, 3, 30, 300)) + content[at:]

    def _splice(self, content: bytes, chance: random.Random) -> bytes:
        other = chance.choice(self._seeds)
        start, at = chance.randint(0, len(other)), chance.randint(0, len(content))
        return content[:at] + other[start : start + chance.choice((5, 50, 500))] + content[at:]

    def _swap(self, content: bytes, chance: random.Random) -> bytes:
        """Two lines, or two elements, in each other's place."""
        found = [each.span() for each in _ELEMENT.finditer(content)]
        if len(found) < 2:
            lines = content.split(b"\n")
            chance.shuffle(lines)
            return b"\n".join(lines)
        (a, b), (c, d) = sorted(chance.sample(found, 2))
        return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]

    def _number(self, content: bytes, chance: random.Random) -> bytes:
        found = [each.span() for each in _NUMBER.finditer(content[:50_000])]
        if not found:
            return content
        start, end = chance.choice(found)
        value = chance.choice((b"0", b"-1", b"1e308", b"65536", b"99999999999999999999", b"0.0000001", b""))
        return content[:start] + value + content[end:]

    def _nest(self, content: bytes, chance: random.Random) -> bytes:
        at = chance.randint(0, len(content))
        opening, closing = chance.choice(
            ((b"[", b"]"), (b"{", b"}"), (b"<a>", b"</a>"), (b"(", b")"), (b"*", b"*"))
        )
        count = chance.choice((3, 30, 300, _DEEPEST))
        return content[:at] + opening * count + closing * count + content[at:]

    def _package(self, package: bytes, chance: random.Random) -> bytes:
        """A package with one of its parts changed, taken out, given twice or named otherwise."""
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
        at = chance.randrange(len(parts))
        name, content = parts[at]
        match chance.randrange(12):
            case 0:
                del parts[at]
            case 1:
                parts.append((name, content))
            case 2:
                parts.append(
                    (chance.choice(("../../out", "/out", "a" * 300, "CON", "x\\..\\y", "")), content)
                )
            case 3:
                parts[at] = (name, content[:100] + b"\0" * 3_000_000)
            case _:
                parts[at] = (name, self._changed(content, chance))
        made = io.BytesIO()
        with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            warnings.simplefilter("ignore")  # a part given twice is meant
            for part, inside in parts:
                info = zipfile.ZipInfo(part or "x")
                info.compress_type = zipfile.ZIP_DEFLATED if len(inside) > 1_000_000 else zipfile.ZIP_STORED
                archive.writestr(info, inside)
        made_bytes = made.getvalue()
        return self._turn(made_bytes, chance) if chance.random() < 0.05 else made_bytes
