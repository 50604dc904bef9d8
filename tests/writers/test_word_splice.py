"""Packages in which only fields differ: what they hold, that they are whole, and what is refused."""

import io
import random
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.writers._word_package import pack
from toolkit_cli.writers._word_splice import Spliced
from toolkit_cli.writers._word_zip import packed

NAME, PHONE = "\ue000name\ue001", "\ue000phone\ue001"
FIELDS = {"name": NAME, "phone": PHONE}
LONG = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz &<é漢", k=5000))
PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": f'<w a="{NAME}">{LONG.replace("&", "").replace("<", "")}<t>{NAME}</t>{PHONE}{NAME}</w>'.encode(),
    "word/footer1.xml": f"<w>{PHONE}</w>".encode(),
    "word/_rels/document.xml.rels": f"<R><r Target=\"tel:{PHONE}\" b='>'/></R>".encode(),
    "word/media/picture.png": b"\x89PNG" + NAME.encode() + bytes(range(256)) * 20,
    "word/styles.xml": b"<styles/>" + b" " * 3000,
    "docProps/größe.xml": b"",
}
VALUES = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("&<>\"'")
)


def _replaced(values: dict[str, str]) -> dict[str, bytes]:
    """The parts with tokens replaced in their text; `&quot;` where the token stands in an attribute."""
    made = {}
    for name, content in PARTS.items():
        if not name.endswith((".xml", ".rels")):
            made[name] = content
            continue
        text = content.decode()
        for field, token in FIELDS.items():
            value = escape(values[field])
            quoted = value.replace('"', "&quot;")
            text = text.replace(f'"{token}"', f'"{quoted}"').replace(f'tel:{token}"', f'tel:{quoted}"')
            text = text.replace(token, value)
        made[name] = text.encode()
    return made


def _unzipped(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


FROM_PARTS, FROM_PACKAGE = Spliced(PARTS, FIELDS), Spliced(packed(PARTS), FIELDS)


@given(VALUES, VALUES)
def test_a_filled_package_holds_what_replacing_the_tokens_gives(name: str, phone: str) -> None:
    values = {"name": name, "phone": phone}
    filled = FROM_PARTS.fill(values)
    assert _unzipped(filled) == _replaced(values)
    assert FROM_PACKAGE.fill(values) == filled


@pytest.mark.parametrize("length", [0, 1, 0xFFFF, 0x10000, 200_000])
def test_a_value_of_any_length_comes_out_whole(length: int) -> None:
    values = {"name": "ل" * length, "phone": "x" * length}
    assert _unzipped(FROM_PARTS.fill(values)) == _replaced(values)


def test_members_copied_from_a_package_are_not_compressed_again() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if "png" in name else zipfile.ZIP_BZIP2)
    values = {"name": "a", "phone": "b"}
    made = Spliced(stored.getvalue(), FIELDS).fill(values)
    assert _unzipped(made) == _replaced(values)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.getinfo("word/media/picture.png").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("word/styles.xml").compress_type == zipfile.ZIP_DEFLATED


def test_a_package_tells_which_fields_it_uses() -> None:
    assert FROM_PARTS.used == {"name", "phone"}
    assert Spliced(PARTS, {**FIELDS, "email": "\ue000email\ue001"}).used == {"name", "phone"}


@pytest.mark.parametrize("unfit", ["a\nb", "a\tb", "\r", "\0", "\x1b", "\x85", "\ud800", "\uffff"])
def test_a_value_that_is_not_one_line_of_text_is_refused(unfit: str) -> None:
    with pytest.raises(ValueError, match="`phone`"):
        FROM_PARTS.fill({"name": "", "phone": unfit})


@pytest.mark.parametrize("values", [{"name": ""}, {"name": "", "phone": "", "email": ""}])
def test_values_that_are_not_those_of_the_fields_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="the fields are"):
        FROM_PARTS.fill(values)


@pytest.mark.parametrize(
    "tokens", [("", "b"), ("a<", "b"), ("a&", "b"), ('"', "b"), ("ab", "b"), ("a", "a"), ("\n", "b")]
)
def test_tokens_that_cannot_be_told_apart_are_refused(tokens: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="token"):
        Spliced({}, dict(zip(("one", "other"), tokens, strict=True)))


@pytest.mark.parametrize(
    "place",
    ["<!-- X -->", "<![CDATA[X]]>", "<?a X?>", "<X/>", "<a b='X'/>", "<a b='\"X'/>", '<a b="" X="c"/>'],
)
def test_a_token_where_no_value_can_stand_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="stands in"):
        Spliced({"a.xml": f"<r>{place}</r>".replace("X", NAME).encode()}, FIELDS)


def test_a_package_without_tokens_is_the_same_for_every_value() -> None:
    made = Spliced({"a.xml": b"<a/>"}, FIELDS)
    assert made.fill({"name": "1", "phone": "2"}) == made.fill({"name": "3", "phone": "4"})


def test_packages_are_those_of_the_word_writer(built: Path) -> None:
    for file in sorted(built.glob("en-GB/*.docx")):
        parts = _unzipped(file.read_bytes())
        assert packed(parts) == pack(parts)


def test_a_package_is_written_as_zipfile_writes_it() -> None:
    assert packed(PARTS) == pack(PARTS)


def test_every_piece_between_fields_can_be_read_by_itself() -> None:
    """So the pieces do not depend on values: inflating any prefix never needs what a field held."""
    (varying,) = [each for each in FROM_PARTS._varying if each._name == "word/document.xml"]
    for content, compressed, _, _ in varying._pieces:
        if content:
            assert zlib.decompressobj(-zlib.MAX_WBITS).decompress(compressed) == content
