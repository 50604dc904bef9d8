"""Compiled Word templates: each part is, byte for byte, what docxtpl makes of the same template."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from word_packages import p, template
from word_templates import TEMPLATES

from toolkit_cli.build import load
from toolkit_cli.build.check import check
from toolkit_cli.build.formats import File
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.presentation import Presentation
from toolkit_cli.templating._word_bound import owner
from toolkit_cli.templating.compiled_word import CompiledWord, compiled
from toolkit_cli.templating.environment import environment
from toolkit_cli.writers import docx as word_writer

TRAPS = (
    *(
        "",
        " ",
        "<",
        "&",
        '"',
        "'",
        "&amp;",
        "&#34;",
        "Tom & <b>",
        "a\nb",
        "\n<w:p>",
        "\n<w:p x",
        "\t",
        "\a",
        "\f",
        "\r\n",
        "\r",
    ),
    *(
        "\0",
        "\x0b",
        "\x1b",
        "\x85",
        "\ufffe",
        "\ud800",
        "مرحبا",
        "🙂",
        "漢字",
        "{{ title }}",
        "{% if %}",
        "{_{",
        "%_}",
        "_}",
    ),
    *("</w:t>", "<w:t></w:t>", "]]>", "<!--", "x" * 300, "“x”", "{", "}", "#}"),
)
WORDS = (
    st.sampled_from(TRAPS) | st.text(max_size=20) | st.lists(st.sampled_from(TRAPS), max_size=3).map("".join)
)
DRAWING = (
    '<w:p><w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:v">'
    '<wp:inline><wp:docPr id="1" name=""/><a:graphic></a:graphic><v:x/></wp:inline></w:drawing></w:r></w:p>'
)


def _context(
    name: str = "Jo", title: str = "R&D", rows: tuple[str, ...] = ("a", "b", "c"), on: bool = True
) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "rows": [{"name": row} for row in rows],
        "on": on,
        "columns": len(rows),
        "colour": "FF0000",
        "rich": RichText(name, bold=True, url_id="rId9"),
        "paragraph": RichTextParagraph(title, parastyle="Quote"),
        "listing": Listing(f"{name}\n{title}\t\a\fend"),
        "xml": Markup("<w:r><w:t></w:t>\n<w:t >a&gt;&#34;&#x39;</w:t><w:b></w:b></w:r>"),
        "drawing": Markup(DRAWING),
    }


def _by_docxtpl(
    template: bytes, context: Mapping[str, Any], word: DocxTemplate | None = None
) -> dict[str, bytes] | str:
    """The parts that docxtpl makes, or what it raises."""
    made = io.BytesIO()
    try:
        word = word or DocxTemplate(io.BytesIO(template))
        word.render(dict(context), jinja_env=environment(), autoescape=True)
        word.save(made)
    except Exception as fault:
        return _told(fault)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _told(fault: Exception) -> str:
    """A fault without the place that a lone surrogate has in some text: ours may stand elsewhere."""
    return re.sub(r"in position \d+", "", f"{type(fault).__name__}: {fault}")


def _by_us(
    word: CompiledWord, context: Mapping[str, Any], prepared: DocxTemplate | None = None
) -> dict[str, bytes] | str:
    try:
        return word.render(context, prepared)
    except Exception as fault:
        return _told(fault)


def _assert_same(ours: dict[str, bytes] | str, theirs: dict[str, bytes] | str) -> None:
    assert ours == theirs
    assert list(ours) == list(theirs), "the parts stand in another order"


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_goes_the_fast_way_and_gives_the_same_parts(name: str) -> None:
    word = CompiledWord(TEMPLATES[name])
    assert word.is_fast
    for rows in ((), ("a",), ("a", "b", "c", "d")):
        made = _by_us(word, _context(rows=rows))
        assert isinstance(made, dict) or name == "merged across", made
        _assert_same(made, _by_docxtpl(TEMPLATES[name], _context(rows=rows)))


@pytest.mark.parametrize("name", TEMPLATES)
@settings(max_examples=12)
@given(WORDS, WORDS, st.lists(WORDS, max_size=3).map(tuple), st.booleans())
def test_any_value_gives_the_same_parts_or_the_same_fault(
    name: str, first: str, second: str, rows: tuple[str, ...], on: bool
) -> None:
    context = _context(first, second, rows, on)
    _assert_same(_by_us(compiled(TEMPLATES[name]), context), _by_docxtpl(TEMPLATES[name], context))


@pytest.mark.parametrize("trap", TRAPS, ids=ascii)
@pytest.mark.parametrize(
    "name",
    [
        "text",
        "listing",
        "text box",
        "headers and footers",
        "attribute",
        "footnotes, sections",
        "footnotes, a brace after a sign",
    ],
)
def test_each_trap_gives_the_same_parts_or_the_same_fault(name: str, trap: str) -> None:
    context = _context(trap, f"a{trap}b", (trap, ""))
    _assert_same(_by_us(compiled(TEMPLATES[name]), context), _by_docxtpl(TEMPLATES[name], context))


def test_a_template_is_filled_again_without_a_trace_of_the_last_time() -> None:
    word = CompiledWord(TEMPLATES["pictures"])
    first = word.render(_context())
    word.render(_context("other", rows=()))
    assert word.render(_context()) == first


REAL = ("help-sheet", "leaflet", "poster", "reference-poster", "handbook")


@pytest.fixture(scope="module")
def filled(repository: Folders) -> dict[str, tuple[bytes, Mapping[str, Any]]]:
    """What the Word writer fills: one document of each kind, one in Arabic, one in large print."""
    project = check(repository, Reporter())
    translations = Translations(project)
    taken: dict[str, tuple[bytes, Mapping[str, Any]]] = {}
    by_kind = {plan.kind: name for name, plan in sorted(project.documents.items(), reverse=True)}
    large = File(".docx", "docx", Presentation(size=18))
    asked = [(kind, by_kind[kind], "en-GB", load._WORD) for kind in REAL]
    asked += [
        ("arabic", "parents-help-sheet", "ar", load._WORD),
        ("large", "parents-help-sheet", "en-GB", large),
    ]
    with pytest.MonkeyPatch.context() as patched:
        for name, document, language, file in asked:

            def take(template: bytes, values: Mapping[str, Any], name: str = name) -> dict[str, bytes]:
                taken[name] = template, values
                return CompiledWord(template).render(values)

            patched.setattr(word_writer, "render", take)
            made = translations.document(document, language)
            word_writer.write(made, load.context(repository, project, made, None, file))
    return taken


@pytest.mark.parametrize("name", [*REAL, "arabic", "large"])
def test_our_templates_give_the_same_parts(
    name: str, filled: Mapping[str, tuple[bytes, Mapping[str, Any]]]
) -> None:
    template, values = filled[name]
    word = CompiledWord(template)
    assert word.is_fast
    _assert_same(_by_us(word, values), _by_docxtpl(template, values))


UNSUITED = {
    "a header of two relationships": template(
        p("{{ name }}"), headers=(p("{{ name }}"),), shared_header=True
    ),
    "a syntax error": template(p("{{ name ")),
    "an unknown filter": template(p("{{ name|nothing }}")),
    "a syntax error in a footer": template(p("{{ name }}"), footers=(p("{% if %}"),)),
    "a long title": template(p("{{ name }}"), core=f"<dc:title>{'x' * 300}</dc:title>"),
    "not a package": b"PK",
}


@pytest.mark.parametrize("name", UNSUITED)
def test_what_cannot_be_compiled_goes_through_docxtpl(name: str) -> None:
    _assert_same(_by_us(CompiledWord(UNSUITED[name]), _context()), _by_docxtpl(UNSUITED[name], _context()))


def test_a_template_without_core_properties_goes_through_docxtpl_which_dates_them() -> None:
    bare = template(p("{{ name }}"), core=None)
    word = CompiledWord(bare)
    assert not word.is_fast
    ours, theirs = word.render(_context()), _by_docxtpl(bare, _context())
    assert isinstance(theirs, dict)
    assert ours.keys() == theirs.keys()
    assert {name for name in ours if ours[name] != theirs[name]} <= {"docProps/core.xml"}


@pytest.mark.parametrize(
    "body", ["{{ nothing }}", "{{ name.nothing }}", "{{ name() }}", "{{ 1 / 0 }}", "{{ name.__class__ }}"]
)
def test_a_fault_in_a_tag_is_the_one_that_docxtpl_raises(body: str) -> None:
    faulty = template(p(body))
    fault = _by_us(CompiledWord(faulty), _context())
    assert isinstance(fault, str)
    assert fault == _by_docxtpl(faulty, _context())


def test_a_fault_does_not_start_again_with_what_is_used_up() -> None:
    """Filled a second time after a fault, the document would lack the rows, and nobody would know."""
    rows = ({"wrong": 1} for _ in range(2))
    assert "there is no field" in str(
        _by_us(CompiledWord(TEMPLATES["paragraphs"]), {**_context(), "rows": rows})
    )


def _png(grey: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
        )

    header = struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes((0, grey))))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def from_python_docx() -> bytes:
    """A template made by python-docx: a picture in the body and tags in a header."""
    made, word = io.BytesIO(), docx.Document()
    word.sections[0].header.paragraphs[0].text = "{{ title }}"
    word.add_paragraph("{{ name }}", style="List Bullet")
    word.add_picture(io.BytesIO(_png(1)))
    word.add_paragraph("{{ added }}")
    word.save(made)
    return made.getvalue()


def _prepared(template: bytes, kind: str) -> tuple[DocxTemplate, dict[str, Any]]:
    """A DocxTemplate with what only docxtpl can do, and the context for it."""
    word = DocxTemplate(io.BytesIO(template))
    added: Any = "x"
    if kind == "picture":
        added = InlineImage(word, io.BytesIO(_png(2)))
    elif kind == "subdocument":
        added = word.new_subdoc()
        added.add_paragraph("within")
        added.add_picture(io.BytesIO(_png(3)))
    elif kind == "replaced picture":
        word.replace_media(io.BytesIO(_png(1)), io.BytesIO(_png(4)))
    elif kind == "link":
        added = RichText("here", url_id=word.build_url_id("https://x.org/?a=1&b=2"))
    return word, _context() | {"added": added}


@pytest.mark.parametrize("kind", ["picture", "subdocument", "replaced picture", "link", "words"])
def test_what_only_docxtpl_can_do_goes_through_docxtpl(from_python_docx: bytes, kind: str) -> None:
    word, context = _prepared(from_python_docx, kind)
    theirs = _by_docxtpl(from_python_docx, context, word)
    prepared, context = _prepared(from_python_docx, kind)
    ours = _by_us(CompiledWord(from_python_docx), context, prepared)
    assert isinstance(ours, dict), ours
    _assert_same(ours, theirs)
    assert kind in {"link", "words"} or ours != CompiledWord(from_python_docx).render(
        _context() | {"added": "x"}
    )


@pytest.mark.parametrize("kind", ["picture", "subdocument"])
@pytest.mark.parametrize(
    "deep", [lambda value: {"others": [{"deep": (value,)}]}, lambda value: SimpleNamespace(deep=value)]
)
def test_values_that_belong_to_a_docxtpl_template_are_noticed(
    from_python_docx: bytes, kind: str, deep: Any
) -> None:
    word, context = _prepared(from_python_docx, kind)
    theirs = _by_docxtpl(from_python_docx, {**context, "unused": deep(context["added"])}, word)
    _, context = _prepared(from_python_docx, kind)
    ours = _by_us(CompiledWord(from_python_docx), {**context, "unused": deep(context["added"])})
    _assert_same(ours, theirs)
    _, context = _prepared(from_python_docx, kind)
    assert owner({"unused": deep(context["added"])}) is context["added"].tpl


def test_compiled_templates_are_kept_by_their_content() -> None:
    one, other = TEMPLATES["text"], TEMPLATES["rows"]
    assert compiled(one) is compiled(bytes(bytearray(one)))
    assert compiled(one) is not compiled(other)
    for number in range(40):
        compiled(template(p(str(number))))
    assert compiled.cache_info().currsize <= 32
