"""Any bytes whatever: diagnostics, never an exception, never a hang; and what passes can be filled."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup
from planted import (
    BODY,
    KINDS,
    PROJECT,
    REST,
    document,
    faults,
    members,
    packed,
    paragraph,
    run,
    table,
    template,
)

from conftest import LONG, examples
from steps import DOUBLE, growth
from toolkit_cli.templating.anatomy import package
from toolkit_cli.templating.fields import FIELDS
from toolkit_cli.templating.lint import lint
from toolkit_cli.templating.word import render

_POSTER = members("poster")
_WHOLE = packed(_POSTER)


def _rules(content: bytes) -> set[str]:
    return {found.rule for found in lint(content, "word.docx", PROJECT.kinds["poster"])}


@given(st.binary(max_size=2000))
def test_any_bytes(content: bytes) -> None:
    assert "faulty-template" in _rules(content)


@settings(max_examples=examples(150))
@given(st.integers(0, len(_WHOLE) - 1), st.integers(0, 255), st.booleans())
def test_a_template_that_is_cut_or_has_a_wrong_byte(at: int, byte: int, cut: bool) -> None:
    lint(_WHOLE[:at] if cut else _WHOLE[:at] + bytes([byte]) + _WHOLE[at + 1 :], "word.docx")


@settings(max_examples=examples(150))
@given(st.sampled_from(sorted(_POSTER)), st.data())
def test_a_part_that_is_missing_cut_or_changed(name: str, data: st.DataObject) -> None:
    content = _POSTER[name]
    at = data.draw(st.integers(0, len(content)))
    new = data.draw(
        st.sampled_from([None, content[:at], content[:at] + b"<w:p>" + content[at:], b"", b"<a/>"])
    )
    parts = {key: value for key, value in _POSTER.items() if key != name}
    lint(packed(parts if new is None else parts | {name: new}), "word.docx", PROJECT.kinds["poster"])


@pytest.mark.parametrize("name", sorted(name for name in _POSTER if not name.startswith("docProps")))
def test_a_missing_part_that_the_program_needs(name: str) -> None:
    found = _rules(packed({key: value for key, value in _POSTER.items() if key != name}))
    assert ("faulty-template" in found) == (name != "word/fontTable.xml")


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
        "<!DOCTYPE d ["
        + '<!ENTITY l0 "ha">'
        + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        + "]>",
    ],
)
@pytest.mark.parametrize("use", ["<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>", '<w:p w:x="&l11;"/>', ""])
def test_entities_are_refused(declared: str, use: str) -> None:
    content = declared.encode() + document(REST + BODY + use)
    assert _rules(packed(_POSTER | {"word/document.xml": content})) == {"faulty-template"}


@pytest.mark.parametrize(
    "content",
    [
        {"word/document.xml": document("<w:p>" * 3000 + "</w:p>" * 3000)},
        {"word/document.xml": b"\x00" * 100},
        {"word/document.xml": "<a/>".encode("utf-16")},
        {"word/document.xml": b'<?xml version="1.0" encoding="UTF-99"?><a/>'},
        {"word/styles.xml": b" " * 7_000_000},
        {"word/media/bomb.png": b"0" * 9_000_000},
        {f"word/x{number}.xml": b"" for number in range(6000)},
    ],
    ids=["deep", "nul", "utf-16", "encoding", "huge part", "bomb", "many members"],
)
def test_what_is_no_ordinary_template(content: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST_PACKAGE", 8_000_000)
    assert _rules(packed(_POSTER | content)) == {"faulty-template"}


def test_an_old_word_file_is_no_template() -> None:
    assert _rules(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)) == {"faulty-template"}


def test_ways_of_packing_that_word_does_not_know() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in _POSTER.items():
            archive.writestr(name, content)
    assert _rules(made.getvalue()) == {"faulty-template"}


def test_a_template_for_word_templates_and_one_in_strict_form() -> None:
    types = _POSTER["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert "is a template of Word (.dotx)" in "".join(
        faults(packed(_POSTER | {"[Content_Types].xml": types}))
    )
    strict = document(BODY).replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert "Strict Open XML" in "".join(faults(packed(_POSTER | {"word/document.xml": strict})))


def test_faults_of_several_parts_in_one_run() -> None:
    parts = _POSTER | {"word/styles.xml": b"<a>", "word/settings.xml": b"", "word/document.xml": document("")}
    found = faults(packed(parts))
    assert [line.split(":")[0] for line in found if "faulty-template" in line] == [
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert any("missing-body-tag" in line for line in found)


def test_a_large_template_is_checked_in_proportion() -> None:
    def check(count: int) -> None:
        assert faults(template(REST + BODY + paragraph("{{ title }}") * count)) == []

    assert growth(check, 100) < DOUBLE
    if LONG:
        check(4000)


_TAGS = st.sampled_from(
    [
        "{{ title }}", "{{ contact.email }}", "{{ title|upper }}", "{{ contact['phone'] }}", "{{ title + “x” }}",
        "{% if title %}", "{% if version == 'a' %}", "{% elif phone %}", "{% else %}", "{% endif %}", "{% for a in title %}",
        "{{ a }}", "{{ loop.index }}", "{% endfor %}", "{% set b = title %}", "{{ b }}", "{%p if title %}", "{%p endif %}",
        "{%p else %}", "{%p for a in title %}", "{%p endfor %}", "{%tr if title %}", "{%tr endif %}", "{%tr for a in title %}",
        "{%tr endfor %}", "{%tc if title %}", "{%tc endif %}", "{{p publisher_mark }}", "{{r body }}", "{%r if title %}",
        "{%r endif %}", "{# note #}", "{%- if title %}", "{% endif -%}", "{{ {'a': {'b': 1}}['a']['b'] }}", "{{", "}}", "{%",
        "%}", "{{ 'a", "{% raw %}", "{% endraw %}", "{% macro m(x) %}", "{% endmacro %}", "{{ m(1) }}", "{% cellbg title %}",
        "{% colspan 2 %}", "{% vm %}", "{% hm %}", "{{ title|nope }}", "{{ title is nope }}", "{% block x %}", "{% endblock %}",
        "{% include 'x' %}", "{%p if 5 % 2 %}", "{_{", "{{{ title }}}", "{{ range(3)|join }}", "{% call m(1) %}",
        "{% endcall %}", "{% filter upper %}", "{% endfilter %}", "{% with c = title %}", "{% endwith %}", "{{ c }}", "words",
        "{{ title.nope }}", "{{ nope }}", "{{ contact.nope }}", "{{ contact }}", "{#", "#}", "{%p set b = 1 %}",
    ]
)  # fmt: skip
_PARAGRAPHS = st.lists(_TAGS, min_size=1, max_size=3).map(lambda texts: paragraph(*texts)) | st.sampled_from(
    [
        f"<w:p><w:hyperlink>{run('{% if title %}x')}</w:hyperlink>{run('{% endif %}')}</w:p>",
        paragraph("{{ ti", "tle }}"),
    ]
)
_TABLES = st.lists(st.lists(_PARAGRAPHS, min_size=2, max_size=2).map(tuple), min_size=1, max_size=3).map(
    lambda rows: table(*rows).replace("<w:tc>", '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>')
)
_MERGED = st.tuples(
    _PARAGRAPHS, _PARAGRAPHS, st.sampled_from(["tr", "tc"]), st.sampled_from(["vm", "hm"])
).map(lambda given: _merged(*given))


def _merged(first: str, second: str, form: str, word: str) -> str:
    """A loop over rows or cells, with cells that are to be merged."""
    tags = [f"{{%{form} for a in title %}}", f"{{% {word} %}}{{{{ a }}}}", f"{{%{form} endfor %}}"]
    opener, merging, closer = (paragraph(tag) for tag in tags)
    rows = (
        ((opener, paragraph("")), (merging + first, second), (closer, paragraph("")))
        if form == "tr"
        else ((opener, merging + first, closer, second),)
    )
    return table(*rows).replace("<w:tc>", '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>')


_VALUES = {
    **{name: dict.fromkeys(fields, "x") if fields else "ab" for name, fields in FIELDS.items()},
    **{
        name: Markup("<w:p><w:r><w:t>made</w:t></w:r></w:p>")
        for name in ("body", "publisher_mark", "contents")
    },
}


@settings(max_examples=examples(400))
@given(st.lists(_PARAGRAPHS | _TABLES | _MERGED, min_size=1, max_size=4))
def test_what_passes_can_be_filled(content: list[str]) -> None:
    made = template(REST + BODY + "".join(content) + "<w:sectPr/>")
    if any("error[" in line for line in faults(made)):
        return
    for empty in (False, True):
        values = {
            name: "" if empty and isinstance(value, str) and not isinstance(value, Markup) else value
            for name, value in _VALUES.items()
        }
        parts = render(made, values)
        etree.fromstring(parts["word/document.xml"])
        assert b"sectPr" in parts["word/document.xml"]
        assert parts["word/document.xml"].count(b"made") >= 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_of_the_program_have_no_fault(kind: str) -> None:
    assert faults(packed(members(kind)), kind) == []


@pytest.mark.parametrize(
    ("body", "most"),
    [
        (lambda count: paragraph("{{ title }" * count), 900),
        (lambda count: paragraph("{ title }{{ title }}" * count), 3000),
        (lambda count: paragraph("{% if title %}" * count), 4900),
        (lambda count: paragraph("{% if title %}" * count + "{% endif %}" * count), 2400),
        (lambda count: paragraph(*["{", "{ title ", "}}"] * count), 4500),
        (lambda count: paragraph(*["x"] * 7 * count) + paragraph(*["bold:x", "{{ title }}"] * count), 4000),
        (lambda count: table(*[(paragraph("{%tr if title %}"), paragraph("x"))] * count), 4000),
        (lambda count: paragraph("{{ title }}" * count), 60_000),
        (lambda count: "<w:p/>" * count, 200_000),
        (lambda count: "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" * count + "</w:tc></w:tr></w:tbl>" * 60, 50_000),
        (lambda count: paragraph("{{ " + "(" * count), 100_000),
        (lambda count: paragraph("{{ " + "(" * count + ")" * count + " }}"), 5000),
        (lambda count: paragraph("{{ " + "9" * count + " }}"), 100_000),
        (lambda count: paragraph("}}" * count), 100_000),
    ],
    ids=range(14),
)  # fmt: skip
def test_no_template_takes_long(body: Callable[[int], str], most: int) -> None:
    def check(count: int) -> None:
        faults(template(REST + BODY + body(count)))

    assert growth(check, 150) < DOUBLE
    if LONG:
        check(most)
