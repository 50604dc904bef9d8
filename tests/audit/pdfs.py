"""Small tagged PDF to plant faults in."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Node = tuple[Any, ...]
"""A tag, its words or the nodes below it, and what else the tag says."""
BODY: tuple[Node, ...] = (("H1", "Help sheet"), ("P", "Hello and welcome"))
_MAP = """beginbfrange
<0020> <FFFF> <0020>
endbfrange"""
_TITLE = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li
xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def shown(text: str, mark: str = "", *, size: float = 12, at: float = 700) -> str:
    """The instructions that show a text, within a mark such as `/Artifact BMC`."""
    words = f"BT /F {size} Tf 1 0 0 1 50 {at} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
    return f"{mark} {words} EMC" if mark else words


def pdf(
    *tags: Node,
    pages: int = 1,
    more: str = "",
    edit: Callable[[pikepdf.Pdf], None] | None = None,
    language: str = "en-GB",
    title: str = "Help sheet",
    encryption: pikepdf.Encryption | None = None,
    size: float = 12,
) -> bytes:
    """A PDF with tags, `more` being further instructions on each page, and `edit` the last change."""
    made = pikepdf.new()
    root = made.Root
    root.Lang, root.MarkInfo = String(language), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = made.make_stream(_TITLE.format(title).encode())
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    first = made.pages[0].obj
    tree = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    lines: list[str] = []
    tree.K = Array([_element(made, tree, node, first, lines, size) for node in tags or BODY])
    root.StructTreeRoot = tree
    for page in made.pages:
        page.obj.Resources = Dictionary(Font=Dictionary(F=_font(made)))
        page.obj.Contents = made.make_stream("\n".join([*(lines if page.index == 0 else []), more]).encode())
    if edit:
        edit(made)
    content = io.BytesIO()
    made.save(content, encryption=encryption or False, static_id=not encryption)
    return content.getvalue()


def _element(made: pikepdf.Pdf, parent: Any, node: Node, page: Any, lines: list[str], size: float) -> Any:
    tag, inside, said = (*node, {})[:3]
    element = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, Pg=page))
    for key, value in said.items():
        element[key] = value
    if isinstance(inside, str):
        if inside:
            number = len(lines)
            lines.append(shown(inside, f"/{tag} <</MCID {number}>> BDC", at=700 - 20 * number, size=size))
            element.K = number
        return element
    element.K = Array([_element(made, element, each, page, lines, size) for each in inside])
    return element


def _font(made: pikepdf.Pdf) -> Any:
    descriptor = Dictionary(Type=Name.FontDescriptor, FontFile2=made.make_stream(b"glyphs"))
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Small, FontDescriptor=descriptor
    )
    return made.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Small"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([below]),
            ToUnicode=made.make_stream(_MAP.encode()),
        )
    )


def linked(*, tagged: bool = True, tabs: bool = True, **said: Any) -> Callable[[pikepdf.Pdf], None]:
    """Gives the first page a link to www.nhs.uk, under the last tag."""

    def edit(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        action = Dictionary(S=Name.URI, URI=String("https://www.nhs.uk"))
        values = {"Contents": String("The NHS"), **said}
        link = made.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action, **values)
        )
        page.Annots = Array([link])
        if tabs:
            page.Tabs = Name.S
        if tagged:
            tag = made.Root.StructTreeRoot.K[-1]
            reference = Dictionary(Type=Name.OBJR, Obj=link)
            tag.K = Array([tag.K, reference]) if "/K" in tag else reference

    return edit
