"""Fields, controls, links and tags of Word templates: set by the program, or refused at their place."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from planted import WORDML, faults, members, packed, paragraph, relate, run

from command_line import toolkit
from conftest import make, with_own_details
from toolkit_cli.audit import audit
from toolkit_cli.core.folders import Folders

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_END = "<w:sectPr>"
_BY = 'w:id="7" w:author="Jane Smith"'


def _template(body: str, change: Callable[[dict[str, bytes]], None] = lambda parts: None) -> bytes:
    parts = members("leaflet")
    text = parts["word/document.xml"].decode()
    at = text.rindex(_END)
    parts["word/document.xml"] = (text[:at] + body + text[at:]).encode()
    change(parts)
    return packed(parts)


def _simple(instruction: str, result: str = "old") -> str:
    return f"<w:p><w:fldSimple w:instr='{instruction}'>{run(result)}</w:fldSimple></w:p>"


def _complex(instruction: str, result: str = "old") -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    )
    cut = len(instruction) // 2  # Word cuts what it likes into runs
    said = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in (instruction[:cut], instruction[cut:])
    )
    return f"<w:p>{begin}{said}{separate}{run(result)}{run('')}{end}</w:p>"


def _control(bound: str, words: str = "old", prompt: str = "") -> str:
    path = (
        f'<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:{bound}[1]" w:storeItemID="{{6C}}"/>'
        if bound
        else ""
    )
    return f"<w:sdt><w:sdtPr>{path}{prompt}</w:sdtPr><w:sdtContent>{paragraph(words)}</w:sdtContent></w:sdt>"


def _document(project: Folders, output: Path, template: bytes) -> dict[str, bytes]:
    """The parts of a leaflet that is made of a template."""
    file = project.project / "templates" / "leaflet" / "word.docx"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(template)
    (made,) = make(project, output, "sleep-leaflet", formats=["docx"])
    with zipfile.ZipFile(output / made.path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _words(part: bytes) -> list[str]:
    paragraphs = re.findall(rb"<w:p[ >].*?</w:p>", part, re.DOTALL)
    return [b"".join(re.findall(rb"<w:t[^>]*>([^<]*)</w:t>", each)).decode() for each in paragraphs]


@pytest.mark.parametrize("made", [_simple, _complex])
def test_fields_that_the_program_knows_show_the_document(
    made: Callable[[str], str], project: Folders, tmp_path: Path
) -> None:
    fields = ("TITLE", " SUBJECT  \\* MERGEFORMAT ", "AUTHOR", ' DOCPROPERTY "Title" ')
    template = _template("".join(map(made, fields)))
    assert faults(template, "leaflet") == []
    text = _document(project, tmp_path / "out", template)["word/document.xml"]
    assert _words(text)[-4:] == [
        "Sleep well, learn\u00a0well",
        "A healthy school day",
        "Your organisation",
        "Sleep well, learn\u00a0well",
    ]
    assert not re.search(rb"fldSimple|instrText|fldChar[^>]*begin", text.rpartition(b"Sleep well")[2])


def test_a_control_bound_to_a_property_shows_the_document(project: Folders, tmp_path: Path) -> None:
    template = _template(_control("title") + _control("creator", "{{ title }}"))
    assert faults(template, "leaflet") == []
    text = _document(project, tmp_path / "out", template)["word/document.xml"]
    assert _words(text)[-2:] == ["Sleep well, learn\u00a0well"] * 2
    assert b"dataBinding" not in text


@pytest.mark.parametrize("made", [_simple, _complex])
@pytest.mark.parametrize(
    "instruction",
    [
        'DATE \\@ "d MMMM yyyy"',
        "SAVEDATE",
        "FILENAME \\p",
        "KEYWORDS",
        'TOC \\o "1-3"',
        'STYLEREF "Heading 1"',
        "REF _Ref1 \\h",
        "PAGEREF _Toc1",
        "DOCPROPERTY Company",
        "LASTSAVEDBY",
        "MERGEFIELD Name",
        "IF 1 = 1",
        "SEQ Figure",
        "=1+1",
    ],
)
def test_a_field_that_nobody_sets_is_refused(made: Callable[[str], str], instruction: str) -> None:
    found = [line for line in faults(_template(made(instruction)), "leaflet") if "error[stale-field]" in line]
    assert len(found) == 1
    assert found[0].startswith("body, paragraph ")
    assert (
        f"the field `{instruction.split(maxsplit=1)[0]}` shows what it was when the template was saved: “old”"
        in found[0]
    )


def test_a_field_in_a_footer_and_a_title_among_other_words() -> None:
    def footer(parts: dict[str, bytes]) -> None:
        parts["word/footer1.xml"] = parts["word/footer1.xml"].replace(
            b"</w:ftr>", _simple("DATE").encode() + b"</w:ftr>"
        )

    mixed = _complex("TITLE").replace(
        '<w:r><w:fldChar w:fldCharType="end"/>', '<w:r><w:fldChar w:fldCharType="end"/><w:t>x</w:t>'
    )
    found = [line for line in faults(_template(mixed, footer), "leaflet") if "stale-field" in line]
    assert [line.split(", ")[0] for line in found] == ["body", "footer 1"]


@pytest.mark.parametrize(
    ("control", "message"),
    [
        (_control("keywords"), "a control shows the property `keywords`"),
        (
            _control("", "Click or tap here", "<w:showingPlcHdr/>"),
            "a control shows its prompt: “Click or tap here”",
        ),
    ],
)
def test_a_control_that_nobody_fills_is_refused(control: str, message: str) -> None:
    (found,) = faults(_template(control), "leaflet")
    assert f"error[stale-field] {message}" in found


def test_a_reference_to_nowhere_is_found_in_any_word_file() -> None:
    body = (
        _complex("REF here \\h")
        + _simple("REF nowhere")
        + _simple("TOC", "Error! Bookmark not defined.")
        + '<w:p><w:bookmarkStart w:id="4" w:name="Here"/><w:bookmarkEnd w:id="4"/></w:p>'
    )
    found = [each.message for each in audit(_template(body), "any.docx") if each.rule == "broken-field"]
    assert found == [
        "the field `REF` refers to `nowhere`, which is not there",
        "the field `TOC` shows “Error! Bookmark not defined.”",
    ]


def _link(target: str) -> bytes:
    parts = members("leaflet")
    name = relate(parts, "hyperlink", target)
    link = f'<w:p><w:hyperlink r:id="{name}">{run("write to us")}</w:hyperlink></w:p>'
    text = parts["word/document.xml"].decode()
    at = text.rindex(_END)
    return packed(parts | {"word/document.xml": (text[:at] + link + text[at:]).encode()})


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("mailto:{{ contact.email }}", "mailto:office@example.org"),
        ("mailto:%7b%7b%20contact.email%20%7d%7d?subject=A%20b", "mailto:office@example.org?subject=A%20b"),
        ("https://{{ contact.website }}/a?b=1&amp;c=2", "https://www.example.org/a?b=1&amp;c=2"),
        ("{{ contact.website }}", "https://www.example.org"),
        ("{% if contact.phone %}tel:{{ contact.phone }}{% else %}#top{% endif %}", "#top"),
    ],
)
def test_the_target_of_a_link_is_filled(target: str, address: str, project: Folders, tmp_path: Path) -> None:
    template = _link(target)
    assert faults(template, "leaflet") == []
    parts = _document(project, tmp_path / "out", template)
    assert f'Target="{address}"'.encode() in parts["word/_rels/document.xml.rels"]
    assert not [name for name, part in parts.items() if name.endswith(".rels") and b"{" in part]


def test_a_link_to_what_the_project_does_not_say_is_left_as_words(project: Folders, tmp_path: Path) -> None:
    parts = _document(project, tmp_path / "out", _link("tel:{{ contact.phone }}"))
    assert "write to us" in _words(parts["word/document.xml"])
    assert b"write to us</w:t></w:r></w:hyperlink>" not in parts["word/document.xml"]
    assert b"tel:" not in parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("mailto:{{ contact.mail }}", "unknown-field"),
        ("https://{{ title", "template-syntax"),
        ("{% if title %}", "template-syntax"),
    ],
)
def test_a_misspelt_field_in_a_link_is_found_at_its_place(target: str, rule: str) -> None:
    (found,) = faults(_link(target), "leaflet")
    assert re.match(rf"body, paragraph \d+, link: error\[{rule}\]", found), found


def _with_part(kind: str, name: str, content: str, content_type: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[f"word/{name}"] = content.encode()
        made = relate(parts, kind, name, content_type)
        frame = f'<w:p><w:r><w:drawing><a:x xmlns:a="{_A}" r:id="{made}"/></w:drawing></w:r></w:p>'
        text = parts["word/document.xml"].decode()
        at = text.rindex(_END)
        parts["word/document.xml"] = (text[:at] + frame + text[at:]).encode()

    return change


_SMART = f'<dgm:x xmlns:dgm="d" xmlns:a="{_A}"><a:p><a:r><a:t>{{{{ ti</a:t></a:r><a:r><a:t>tle }}}}</a:t></a:r></a:p></dgm:x>'
_CHART = f'<c:x xmlns:c="c" xmlns:a="{_A}"><c:v>{{{{ title }}}}</c:v></c:x>'
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm"><text>{{ title }}</text></svg>'
_NOTES = f'<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote w:id="2">{paragraph("{{ title }}")}</w:endnote></w:endnotes>'


@pytest.mark.parametrize(
    ("kind", "name", "content", "content_type", "place"),
    [
        (
            "diagramData",
            "diagrams/data1.xml",
            _SMART,
            "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
            ", SmartArt",
        ),
        (
            "chart",
            "charts/chart1.xml",
            _CHART,
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            ", chart",
        ),
        ("image", "media/a.svg", _PICTURE, "image/svg+xml", ", picture"),
        ("endnotes", "endnotes.xml", _NOTES, f"{WORDML}.endnotes+xml", "endnotes, endnote 1"),
    ],
)
def test_a_tag_that_nobody_fills_is_refused_at_its_place(
    kind: str, name: str, content: str, content_type: str, place: str
) -> None:
    (found,) = faults(_template("", _with_part(kind, name, content, content_type)), "leaflet")
    assert place in found.split(": error")[0]
    assert "error[misplaced-tag] `{{ title }}` stands where no tag is filled in: “{{ title }}”" in found


def test_braces_that_are_no_tags_are_not_refused() -> None:
    def numbering(parts: dict[str, bytes]) -> None:
        parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(
            b'w:lvlText w:val="', b'w:lvlText w:val="{%1}'
        )

    assert faults(_template("", numbering), "leaflet") == []


def test_a_release_of_a_template_with_tracked_changes_is_refused(project: Folders) -> None:
    with_own_details(project)
    file = project.project / "templates" / "leaflet" / "word.docx"
    file.parent.mkdir(parents=True)
    file.write_bytes(_template(f"<w:p><w:ins {_BY}>{run('0161 496 0000')}</w:ins></w:p>"))
    settings = project.content / "toolkit.yaml"
    settings.write_text(settings.read_text("utf-8") + "rules: {tracked-change: off}\n", encoding="utf-8")
    for words in (["build", "--release"], ["build"], ["validate"], ["template", "lint"]):
        done = toolkit(*words, cwd=project.project)
        assert done.returncode == 1, words
        assert "templates/leaflet/word.docx: body, paragraph" in done.stdout, words
        assert (
            "error[tracked-change] an insertion of Jane Smith is tracked: “0161 496 0000”" in done.stdout
        ), words
    assert not list(project.project.rglob("*leaflet*.docx"))
    found = toolkit("audit", str(file), cwd=project.project)
    assert found.returncode == 1
    assert "error[tracked-change]" in found.stdout


def test_a_release_with_the_addresses_of_a_new_project_is_refused(project: Folders) -> None:
    assert toolkit("approve", "sleep", "--role", "editor", cwd=project.project).returncode == 0
    assert toolkit("validate", cwd=project.project).returncode == 0
    done = toolkit("build", "--release", "--today", "2026-11-23", cwd=project.project)
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if "error[unreleasable]" in line]
    assert [line.split("`")[1] for line in lines] == ["Your organisation", "example.org", "www.example.org"]
    with_own_details(project)
    assert toolkit("build", "--release", "--today", "2026-11-23", cwd=project.project).returncode == 0
