"""The audit of PDF: each fault found and nothing else, nothing in our own, and any bytes whatever."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from audit.pdfs import BODY, linked, pdf, shown
from conftest import examples
from toolkit_cli import audit
from toolkit_cli.audit import _pdf_reading, _pdf_rules
from toolkit_cli.audit._pdf_reading import read_pdf
from toolkit_cli.audit._pdf_rules import unfindable_words
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.discovery import plug_ins


def _audit(content: bytes) -> list[Diagnostic]:
    return audit.audit(content, "made.pdf")


def root(**values: Any) -> Any:
    """Changes the catalogue; None takes a value out."""

    def edit(made: pikepdf.Pdf) -> None:
        for key, value in values.items():
            if value is None:
                del made.Root[f"/{key}"]
            else:
                made.Root[f"/{key}"] = value

    return edit


def no_font_file(made: pikepdf.Pdf) -> None:
    del made.pages[0].obj.Resources.Font.F.DescendantFonts[0]["/FontDescriptor"]


def no_meanings(made: pikepdf.Pdf) -> None:
    del made.pages[0].obj.Resources.Font.F["/ToUnicode"]


def scan(made: pikepdf.Pdf) -> None:
    picture = made.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    made.pages[0].obj.Resources.XObject = Dictionary(I=picture)


def outlined(made: pikepdf.Pdf) -> None:
    made.Root.Outlines = Dictionary(First=Dictionary(Title=String("Help")))


def widget(**said: Any) -> Any:
    def edit(made: pikepdf.Pdf) -> None:
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=[0, 0, 9, 9], **said)
        made.pages[0].obj.Annots = Array([made.make_indirect(field)])
        made.Root.AcroForm = Dictionary(Fields=Array([made.pages[0].obj.Annots[0]]))
        made.pages[0].obj.Tabs = Name.S

    return edit


def cell(tag: str, text: str, **said: Any) -> tuple[Any, ...]:
    return (tag, text, {"/A": Dictionary(O=Name.Table, **said)} if said else {})


SCOPE = {"Scope": Name.Column}
ROW = ("TR", [cell("TD", "One"), cell("TD", "Two")])
HEADS = ("TR", [cell("TH", "A", **SCOPE), cell("TH", "B", **SCOPE)])
TABLE = ("Table", [HEADS, ROW])
ITEM = ("LI", [("Lbl", "•"), ("LBody", "Breathe")])
TWICE = (
    "/Artifact BMC "
    + "".join(f"/Span <</ActualText ({{}})>> BDC {shown('Y', at=300 + height)} EMC " for height in (0, 2))
    + "EMC"
)
"""A letter in two pieces on each other, each with what it stands for."""
PICTURE = "/Artifact BMC q 595 0 0 842 0 0 cm /I Do Q EMC"
RTL = Dictionary(DisplayDocTitle=True, Direction=Name.R2L)
LOCK = pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False, allow=pikepdf.Permissions(accessibility=False, extract=False))  # fmt: skip
OPEN = pikepdf.Encryption(owner="a", user="", R=6, allow=pikepdf.Permissions(extract=False))
SECRET = pikepdf.Encryption(owner="a", user="b", R=6)
FOOTER = shown("Page 1 of 3", "/P <</MCID 50>> BDC", at=20)
ALT = {"/Alt": String("A parrot on a branch")}
BAD_AND_GOOD: list[tuple[str, bytes, bytes]] = [
    ("protected-document", pdf(encryption=LOCK), pdf(encryption=OPEN)),
    ("protected-document", pdf(encryption=SECRET), pdf()),
    ("untagged-document", pdf(edit=root(StructTreeRoot=None)), pdf()),
    ("untagged-document", pdf(edit=root(MarkInfo=None)), pdf()),
    ("untagged-document", pdf(edit=root(MarkInfo=Dictionary(Marked=True, Suspects=True))), pdf()),
    ("undeclared-language", pdf(edit=root(Lang=None)), pdf()),
    ("undeclared-language", pdf(language="English!"), pdf(language="pl")),
    ("undeclared-language", pdf(*BODY, ("Span", "Pomoc", {"/Lang": String("po lish")})), pdf(*BODY, ("Span", "Pomoc", {"/Lang": String("pl")}))),
    ("mistaken-language", pdf(*BODY, ("P", "Допомога дітям")), pdf(*BODY, ("P", "Допомога дітям", {"/Lang": String("uk")}))),
    ("mistaken-language", pdf(("H1", "Help"), ("P", "hello there " * 30), language="uk"), pdf(("H1", "Help"), ("P", "hello"), language="uk")),
    ("untitled-document", pdf(title=""), pdf()),
    ("untitled-document", pdf(title="leaflet-2.docx"), pdf()),
    ("untitled-document", pdf(edit=root(ViewerPreferences=None)), pdf()),
    ("unmirrored-pages", pdf(("H1", "مساعدة"), language="ar"), pdf(("H1", "مساعدة"), language="ar", edit=root(ViewerPreferences=RTL))),
    ("unmirrored-pages", pdf(edit=root(ViewerPreferences=RTL)), pdf()),
    ("missing-headings", pdf(("P", "Hello")), pdf()),
    ("skipped-heading-level", pdf(*BODY, ("H3", "Deep")), pdf(*BODY, ("H2", "A"), ("H3", "B"))),
    ("mixed-headings", pdf(*BODY, ("H", "Plain")), pdf(("H", "Plain"))),
    ("repeated-main-heading", pdf(*BODY, ("H1", "Again")), pdf(("H1", "One"), ("H2", "Two"))),
    ("empty-heading", pdf(*BODY, ("H2", "")), pdf(*BODY, ("H2", "Words"))),
    ("missing-alternative", pdf(*BODY, ("Figure", "")), pdf(*BODY, ("Figure", "", ALT))),
    ("file-name-as-alternative", pdf(*BODY, ("Figure", "", {"/Alt": String("parrot.png")})), pdf(*BODY, ("Figure", "", ALT))),
    ("unhelpful-alternative", pdf(*BODY, ("Figure", "", {"/Alt": String("Picture 3")})), pdf(*BODY, ("Figure", "", ALT))),
    ("table-without-header-row", pdf(*BODY, ("Table", [ROW, ROW])), pdf(*BODY, TABLE)),
    ("table-without-header-row", pdf(*BODY, ("Table", [("TR", [cell("TH", "A"), cell("TH", "B")]), ROW])), pdf(*BODY, TABLE)),
    ("irregular-table", pdf(*BODY, ("Table", [HEADS, ("TR", [cell("TD", "One")])])), pdf(*BODY, ("Table", [HEADS, ("TR", [cell("TD", "One", ColSpan=2)])]))),
    ("nested-table", pdf(*BODY, ("Table", [HEADS, ("TR", [("TD", [TABLE]), cell("TD", "Two")])])), pdf(*BODY, TABLE, TABLE)),
    ("faulty-list", pdf(*BODY, ("L", [("P", "Breathe")])), pdf(*BODY, ("L", [ITEM]))),
    ("faulty-list", pdf(*BODY, ITEM), pdf(*BODY, ("L", [ITEM, ITEM]))),
    ("fake-list", pdf(*BODY, ("P", "• Breathe"), ("P", "• Talk")), pdf(*BODY, ("P", "– as before"), ("P", "Talk"))),
    ("untagged-link", pdf(edit=linked(tagged=False)), pdf(*BODY, ("Link", "The NHS"), edit=linked())),
    ("untagged-link", pdf(*BODY, ("Link", "The NHS"), edit=linked(Contents=String(""))), pdf(*BODY, ("Link", "The NHS"), edit=linked())),
    ("vague-link-text", pdf(*BODY, ("Link", "Click here"), edit=linked()), pdf(*BODY, ("Link", "The NHS"), edit=linked())),
    ("unlabelled-field", pdf(edit=widget()), pdf(edit=widget(TU=String("Email")))),
    ("tab-order", pdf(*BODY, ("Link", "The NHS"), edit=linked(tabs=False)), pdf(*BODY, ("Link", "The NHS"), edit=linked())),
    ("unembedded-font", pdf(edit=no_font_file), pdf()),
    ("unreadable-characters", pdf(*BODY, ("P", "A\0B")), pdf(*BODY, ("P", "AB"))),
    ("unreadable-characters", pdf(*BODY, ("P", "caf\ufffd")), pdf(*BODY, ("P", "café"))),
    ("untagged-text", pdf(more=shown("A stamp", at=400)), pdf(more=shown("A footer", "/Artifact BMC", at=400))),
    ("low-contrast", pdf(more=f"0 0 0.5 rg 0 0 595 842 re f 0 g {shown('Black on navy', '/Artifact BMC', at=400)}"), pdf(more=f"1 1 0.9 rg 0 0 595 842 re f 0 g {shown('Black on cream', '/Artifact BMC', at=400)}")),
    ("low-contrast", pdf(more=f"0.6 g {shown('Grey', '/Artifact BMC', at=400)}"), pdf(more=f"0.4 g {shown('Grey', '/Artifact BMC', at=400)}")),
    ("low-contrast", pdf(more=f"0.5 0.5 0.5 rg {shown('Grey', '/Artifact BMC', at=400, size=17)}"), pdf(more=f"0.5 0.5 0.5 rg {shown('Grey', '/Artifact BMC', at=400, size=18)}")),
    ("low-contrast", pdf(more=f"1 g {shown('White on paper', '/Artifact BMC', at=400)}"), pdf(more=f"0 0 0.5 rg 0 390 m 595 390 l 595 420 l 0 420 l h f 1 g {shown('White on navy', '/Artifact BMC', at=400)}")),
    ("untagged-picture", pdf(more="q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q"), pdf(more="/Artifact BMC q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q EMC")),
    ("unfindable-words", pdf(more=TWICE.format("Y", "Y")), pdf(more=TWICE.format("Y", "Z"))),
    ("undeclared-language", pdf(language="cz"), pdf(language="cs")),
    ("undeclared-language", pdf(language="en-UK"), pdf(language="cmn-Hans-CN")),
    ("unknown-tag", pdf(*BODY, ("Textbody", "Hello")), pdf(*BODY, ("Span", "Hello"))),
    ("image-of-text", pdf(("H1", "", ALT), more=PICTURE, edit=scan), pdf(more=PICTURE, edit=scan)),
    ("image-of-text", pdf(("H1", "", ALT), more=f"{PICTURE} 3 Tr {shown('recognised', '/Artifact BMC')}", edit=scan), pdf(more=PICTURE, edit=scan)),
    ("text-too-small", pdf(*BODY, ("P", "Small print"), size=9), pdf()),
    ("text-too-small", pdf(more=shown("Footer", "/Artifact BMC q .5 0 0 .5 0 0 cm") + " Q"), pdf(more=shown("12", "/P <</MCID 9>> BDC", size=7))),
    ("missing-bookmarks", pdf(pages=10), pdf(pages=10, edit=outlined)),
    ("repeated-furniture", pdf(pages=3, more=FOOTER), pdf(pages=3, more=FOOTER.replace("/P <</MCID 50>> BDC", "/Artifact BMC"))),
    ("facts-in-artifact", pdf(more=shown("Ring 01726 627800", "/Artifact BMC")), pdf(*BODY, ("P", "01726 627800"), more=shown("Ring 01726 627800", "/Artifact BMC"))),
    ("template-residue", pdf(*BODY, ("P", "{{ title }}")), pdf(*BODY, ("P", "{ title }"))),
]  # fmt: skip
SEVERAL = {"unclaimed-standard", "unchecked-page", "damaged-file", "unchecked-part"}


@pytest.mark.parametrize(("rule", "bad", "good"), BAD_AND_GOOD)
def test_a_fault_is_found_and_nothing_else(rule: str, bad: bytes, good: bytes) -> None:
    assert {found.rule for found in _audit(bad)} == {rule}
    assert _audit(good) == []


def test_every_rule_is_tried_and_has_its_page() -> None:
    rules = plug_ins(_pdf_rules)
    assert set(rules) == {rule for rule, *_ in BAD_AND_GOOD} | SEVERAL
    for name in rules:
        assert "Bad:" in audit.pages()[name] and "Good:" in audit.pages()[name], name


def test_a_pdf_without_the_mark_of_the_standard() -> None:
    def edit(made: pikepdf.Pdf) -> None:
        plain = made.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
        made.Root.Metadata = made.make_stream(
            plain.replace(b"pdfuaid", b"other").replace(b"/pdfua/", b"/other/")
        )

    assert [found.rule for found in _audit(pdf(edit=edit))] == ["unclaimed-standard"]


def test_a_font_without_meanings_is_unreadable() -> None:
    found = {each.rule for each in _audit(pdf(edit=no_meanings))}
    assert "unreadable-characters" in found


def test_a_finding_names_its_page_and_words() -> None:
    (found,) = _audit(pdf(*BODY, ("H3", "Deep down")))
    assert found.span.place == "page 1 “Deep down”"


def test_the_text_is_that_of_the_tags_in_their_order() -> None:
    tree = read_pdf(pdf(*BODY, ("L", [ITEM]))).tree
    assert tree is not None
    assert tree.text == "Help sheet Hello and welcome • Breathe"


def _spaces(millions: int) -> bytes:
    """Many spaces, packed: the same block again and again."""
    block, packer = b" " * 2**20, zlib.compressobj(9, wbits=-15)
    blocks = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)) * millions
    check = 1
    for _ in range(millions):
        check = zlib.adler32(block, check)
    return b"\x78\xda" + blocks + packer.flush() + check.to_bytes(4)


def _bomb(made: pikepdf.Pdf) -> None:
    packed = zlib.compress(_spaces(256), 9)
    filters = Array([Name.FlateDecode, Name.FlateDecode])
    made.pages[0].obj.Contents = made.make_stream(packed)
    made.pages[0].obj.Contents.write(packed, filter=filters)


def test_a_bomb_is_not_set_off_and_does_not_pass() -> None:
    assert zlib.decompress(_spaces(2)) == b" " * 2**21
    assert "unchecked-page" in {found.rule for found in _audit(pdf(edit=_bomb))}


def test_a_page_that_breaks_off_does_not_pass() -> None:
    assert "unchecked-page" in {found.rule for found in _audit(pdf(more="BT (never closed"))}


def _circle(made: pikepdf.Pdf) -> None:
    tag = made.Root.StructTreeRoot.K[0]
    tag.K = Array([tag, made.Root.StructTreeRoot.K[1]])
    form = made.make_stream(b"/X Do /X Do", Type=Name.XObject, Subtype=Name.Form)
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    made.pages[0].obj.Resources.XObject = Dictionary(X=form)


@pytest.mark.parametrize(
    "damage",
    [
        lambda made: made.replace(b"startxref", b"startxxxx"),
        lambda made: made[: made.rindex(b"startxref")],
        lambda made: b"junk" * 40 + made.replace(b"xref", b"xfer", 1),
    ],
)
def test_a_file_that_had_to_be_repaired_is_told(damage: Callable[[bytes], bytes]) -> None:
    made = pdf()
    assert "damaged-file" not in {found.rule for found in _audit(made)}
    found = {found.rule for found in _audit(damage(made))}
    assert found & {"damaged-file", "faulty-document"}


def test_tags_that_are_too_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = pdf()
    assert "unchecked-part" not in {found.rule for found in _audit(made)}
    monkeypatch.setattr(_pdf_reading, "_MOST_ELEMENTS", 1)
    assert "unchecked-part" in {found.rule for found in _audit(made)}


def test_circles_come_to_an_end() -> None:
    _audit(pdf(edit=_circle, more="/X Do " * 500))


@given(content=st.binary(max_size=400), marked=st.booleans())
def test_any_bytes_are_one_finding(content: bytes, marked: bool) -> None:
    found = _audit(b"%PDF-1.7\n" + content if marked else content)
    assert [each.rule for each in found] == ["faulty-document"]


@settings(max_examples=examples(100))
@given(data=st.data())
def test_bytes_cut_off_or_turned_never_raise(data: st.DataObject) -> None:
    content = bytearray(pdf(*BODY, TABLE, ("L", [ITEM]), ("Link", "The NHS"), edit=linked()))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    _audit(bytes(content[: data.draw(st.integers(0, len(content)))]))


_VALUES = (None, 0, -1, 10**12, "x", "/X", [], {})


@settings(max_examples=examples(150))
@given(data=st.data())
def test_values_of_another_type_never_raise(data: st.DataObject) -> None:
    def edit(made: pikepdf.Pdf) -> None:
        linked()(made)
        for _ in range(3):
            holders = [
                each for each in made.objects if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream))
            ]
            holder = data.draw(st.sampled_from(holders))
            keys = sorted(set(holder.keys()) - {"/Length"})
            if keys:
                value = data.draw(st.sampled_from(_VALUES))
                known: Any = Name(value) if isinstance(value, str) and value[0] == "/" else value
                holder[data.draw(st.sampled_from(keys))] = (
                    Array() if known == [] else Dictionary() if known == {} else known
                )

    try:
        content = pdf(*BODY, TABLE, ("L", [ITEM]), ("Figure", "", ALT), edit=edit)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError, KeyError):
        return
    _audit(content)


def test_words_that_another_reader_does_not_find() -> None:
    words = (
        "Children learn resilience from people around them who listen carefully every single school morning",
    )
    document = read_pdf(pdf(*BODY, ("P", *words)))
    assert not list(unfindable_words.check(document))
    garbled = replace(
        document, extracted=tuple(text.replace("listen", "lsiten") for text in document.extracted)
    )
    assert not list(unfindable_words.check(garbled))
    lost = replace(document, extracted=tuple(text.replace("e", "ee") for text in document.extracted))
    (found,) = unfindable_words.check(lost)
    assert re.fullmatch(r"a reader finds \d+ % of its words, and not “help”", found.message)
    assert not list(unfindable_words.check(replace(document, extracted=())))


def test_a_field_has_the_name_of_the_field_above_it_or_of_its_tag() -> None:
    def field(made: pikepdf.Pdf, **said: Any) -> Any:
        rect = [0, 0, 9, 9]
        return made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=rect, F=4, **said))

    def named(how: str) -> Callable[[pikepdf.Pdf], None]:
        def edit(made: pikepdf.Pdf) -> None:
            above = made.make_indirect(Dictionary(T=String("above"), TU=String("Your school")))
            made_field = field(made, Parent=above) if how == "above" else field(made)
            made.pages[0].obj.Annots = Array([made_field])
            made.Root.AcroForm = Dictionary(Fields=Array([made_field]))
            made.pages[0].obj.Tabs = Name.S
            tag = Dictionary(S=Name.Form, K=Dictionary(Type=Name.OBJR, Obj=made_field))
            if how == "tag":
                tag.Alt = String("Your school")
            made.Root.StructTreeRoot.K.append(made.make_indirect(tag))

        return edit

    assert [found.rule for found in _audit(pdf(edit=named("none")))] == ["unlabelled-field"]
    assert not _audit(pdf(edit=named("above")))
    assert not _audit(pdf(edit=named("tag")))


def test_header_cells_may_be_named_by_the_cells_that_they_head() -> None:
    def table(**said: Any) -> bytes:
        heads = ("TR", [("TH", "Topic", {"/ID": String("a")}), ("TH", "What to do", {"/ID": String("b")})])
        cells = ("TR", [("TD", "Sleep", said), ("TD", "Rest")])
        return pdf(*BODY, ("Table", [heads, cells]))

    assert [found.rule for found in _audit(table())] == ["table-without-header-row"]
    assert not _audit(table(**{"/A": Dictionary(O=Name.Table, Headers=Array([String("a")]))}))


def test_a_language_may_stand_at_every_tag() -> None:
    english = {"/Lang": String("en-GB")}
    tags = (("H1", "Help sheet", english), ("P", "Hello", english))
    assert not _audit(pdf(*tags, language=""))
    assert {found.rule for found in _audit(pdf(*tags, ("P", "Bye"), language=""))} == {"undeclared-language"}


@pytest.mark.parametrize(
    "ground",
    [
        "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q 0 0 0.5 rg",
        "0 0 0.5 rg 0 390 m 300 450 l 595 390 l h f",
        "0 0 0.5 rg 0 0 595 842 re 10 10 500 800 re f*",
        "q 0 0 9 9 re W n 0 0 0.5 rg 0 0 595 842 re f Q 0 0 0.5 rg",
        "1 0 0 0 k 0 0 595 842 re f",
    ],
)
def test_colours_that_are_not_sure_are_not_judged(ground: str) -> None:
    text = f"/Artifact BMC {ground} EMC 0.1 0.1 0.1 rg {shown('Dark', '/Artifact BMC', at=400)}"
    assert not [found for found in _audit(pdf(more=text)) if found.rule == "low-contrast"]
