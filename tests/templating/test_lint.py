"""Faults of the tags of Word templates, each at its place, all in one run."""

import pytest
from planted import (
    BODY,
    KINDS,
    REST,
    WORDML,
    changed,
    document,
    faults,
    found_in,
    members,
    packed,
    paragraph,
    relate,
    run,
    table,
    template,
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_of_the_program_have_no_fault(kind: str) -> None:
    assert faults(packed(members(kind)), kind) == []


def test_a_field_that_no_document_has() -> None:
    cells = table((paragraph("x"), paragraph("{{ contact.mail }}")))
    assert found_in(cells, header7=paragraph("Title: {{ titel }}")) == [
        "body, table 1, row 1, cell 2, paragraph 1: error[unknown-field] "
        "there is no field `contact.mail`: “{{ contact.mail }}” (did you mean `email`?)",
        "header 7, paragraph 1: error[unknown-field] "
        "there is no field `titel`: “Title: {{ titel }}” (did you mean `title`?)",
    ]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ contact['mail'] }}", "there is no field `contact.mail`"),
        ("{{ title.long }}", "there is no field `title.long`"),
        ("{{ contact }}", "`contact` is several fields"),
        ("{% if phone %}x{% endif %}", "there is no field `phone`"),
        ("{% for a in title %}{{ b }}{% endfor %}", "there is no field `b`"),
        ("{% for a in title %}{% endfor %}{{ a }}", "there is no field `a`"),
        ("{% cellbg colur %}", "there is no field `colur`"),
        ("{{ title|upper|lowr }}", "there is no filter `lowr`"),
        ("{% if title is odder %}x{% endif %}", "there is no test `odder`"),
    ],
)
def test_names_that_do_not_exist(tag: str, message: str) -> None:
    found = found_in(table((paragraph(tag), paragraph(""))).replace("<w:tc>", _SIZED))
    assert [line.split("] ")[1].split(":")[0] for line in found] == [message]


@pytest.mark.parametrize(
    "tag",
    [
        "{% for word in title %}{{ word }}{{ loop.index }}{% endfor %}",
        "{% set short = title|upper %}{{ short }}",
        "{% with a = title %}{{ a }}{% endwith %}",
        "{% if title %}{% set a = 1 %}{% endif %}{{ a }}",
        "{{ title.upper() }}{{ range(3)|join }}",
        "{{ contact.email or labels['phone'] }}{# a note #}",
        "{{ {'a': 1}.a }}",
        "{_{ is a brace",
    ],
)
def test_what_is_right(tag: str) -> None:
    assert found_in(paragraph(tag)) == []


_SIZED = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'


def _in_loop(form: str, tag: str, *, sized: bool = True) -> str:
    """A cell that is repeated by a loop over rows or cells."""
    opener, cell, closer = (
        paragraph(f"{{%{form} for a in title %}}"),
        tag,
        paragraph(f"{{%{form} endfor %}}"),
    )
    rows = [(opener, cell, closer)] if form == "tc" else [(opener,), (cell,), (closer,)]
    return table(*rows).replace("<w:tc>", _SIZED if sized else "<w:tc>")


@pytest.mark.parametrize(("form", "word"), [("tr", "vm"), ("tc", "hm")])
def test_cells_of_a_loop_that_are_merged(form: str, word: str) -> None:
    tag = f"{{% {word} %}}"
    assert found_in(_in_loop(form, paragraph(tag + "{{ a }}"))) == []
    other = _in_loop("tc" if form == "tr" else "tr", paragraph(tag + "{{ a }}"))
    assert f"stands in none of the form `{{%{form} for … %}}`" in "".join(found_in(other))
    outside = table((paragraph(tag + "x"), paragraph("y"))).replace("<w:tc>", _SIZED)
    assert "merges the cells of a loop" in "".join(found_in(outside))
    assert "stands outside a table" in "".join(found_in(paragraph(tag)))
    assert "stands alone; “2” is too much" in "".join(
        found_in(_in_loop(form, paragraph(f"{{% {word} 2 %}}")))
    )
    assert "without properties" in "".join(found_in(_in_loop(form, paragraph(tag), sized=False)))


def test_a_cell_that_is_merged_begins_with_the_tag() -> None:
    for cell in (paragraph("{{ a }}") + paragraph("{% vm %}"), paragraph("a", "{% vm %}")):
        assert "does not stand at the beginning of its cell" in "".join(found_in(_in_loop("tr", cell)))


@pytest.mark.parametrize("form", ["r", "p", "tr", "tc"])
def test_an_unknown_field_is_told_alike_in_every_form(form: str) -> None:
    below = paragraph("") if form == "p" else ""
    cell = table((paragraph(f"{{{{{form} titel }}}}") + below, paragraph("")))
    (found,) = found_in(cell)
    assert "error[unknown-field] there is no field `titel`" in found
    assert "did you mean `title`?" in found


def test_fields_in_every_part() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('{{ a }}')}</w:txbxContent></w:pict></w:r></w:p>"
    picture = '<w:p><w:r><w:drawing><wp:docPr id="1" name="x" descr="{{ b }}"/></w:drawing></w:r></w:p>'
    control = f"<w:sdt><w:sdtContent>{paragraph('{{ c }}')}</w:sdtContent></w:sdt>"
    note = f'<w:footnote w:id="1">{paragraph("{{ d }}")}</w:footnote>'
    nested = table((table((paragraph("{{ f }}"),)) + paragraph(""),))
    found = found_in(box + picture + control + nested, footer3=paragraph("{{ e }}"), footnotes=note)
    assert [line.split(": error[unknown-field] there is no field ")[0:2] for line in found] == [
        [place, f"`{name}`: “{{{{ {name} }}}}”"]
        for place, name in [
            ("body, paragraph 5, text box 1, paragraph 1", "a"),
            ("body, paragraph 6", "b"),
            ("body, paragraph 7", "c"),
            ("body, table 1, row 1, cell 1, table 1, row 1, cell 1, paragraph 1", "f"),
            ("footer 3, paragraph 1", "e"),
            ("footnotes, footnote 1, paragraph 1", "d"),
        ]
    ]


def test_properties_are_templates_too() -> None:
    found = faults(
        changed(
            "poster", "docProps/core.xml", lambda text: text.replace("</dc:title>", "{{ titel }}</dc:title>")
        )
    )
    assert [line.split("]")[0] for line in found] == ["properties, title: error[unknown-field"]


def test_every_fault_of_syntax_in_one_run() -> None:
    texts = [
        "{% elif title %}",
        "{% if title %}open",
        "{{ title } and {{ edition }}",
        "{% endfor %}",
        "{{ title %}",
        "{% fi %}",
        "{% p if title %}",
        "{{ }}",
        "Write to { title }",
        "say }}",
        "{% for a in title %}{% else %}{% else %}{% endfor %}",
        "{{ title",
        "{% if %}x{% endif %}",
    ]
    found = found_in("".join(map(paragraph, texts)), header7=paragraph("{% if title %}"))
    by_place = {line.split(": error[template-syntax] ")[0]: line.split("] ")[1] for line in found}
    assert len(found) == 14
    assert by_place["body, paragraph 6"] == (
        "`{% if title %}` has no end: “{% if title %}open” (write `{% endif %}` where it ends)"
    )
    assert by_place["body, paragraph 7"].startswith("`{{` is not closed: “{{ title } and {{ edition")
    assert by_place["body, paragraph 8"].startswith("`{% endfor %}` ends nothing")
    assert by_place["body, paragraph 9"].startswith("`{{ title %}` begins with `{{` and ends with `%}`")
    assert "there is no tag `fi`" in by_place["body, paragraph 10"]
    assert "write `{%p` with one space after" in by_place["body, paragraph 11"]
    assert "the tag is empty" in by_place["body, paragraph 12"]
    assert "`{ title }` has one brace on each side" in by_place["body, paragraph 13"]
    assert "`}}` closes nothing" in by_place["body, paragraph 14"]
    assert "comes after an `else`" in by_place["body, paragraph 15"]
    assert "belongs to nothing" in by_place["body, paragraph 5"]
    assert "is not closed" in by_place["body, paragraph 16"]
    assert "`{% if %}`" in by_place["body, paragraph 17"]
    assert "has no end" in by_place["header 7, paragraph 1"]


def test_blocks_that_cross_are_told_apart() -> None:
    found = found_in(
        "".join(map(paragraph, ["{%p if title %}", "{%p for a in title %}", "{%p endif %}", "{%p endfor %}"]))
    )
    assert [(line.split(":")[0], line.split("` ")[1].split(":")[0]) for line in found] == [
        ("body, paragraph 6", "has no end"),
        ("body, paragraph 8", "ends nothing"),
    ]


@pytest.mark.parametrize("word", ["block x", "filter upper", "macro m(a)", "raw", "set z", "call m()"])
def test_blocks_that_would_break_the_markup_of_word(word: str) -> None:
    name = word.split(maxsplit=1)[0]
    found = found_in(paragraph(f"{{% {word} %}}x{{% end{name} %}}"))
    assert f"a block `{name}` is not possible in Word" in found[0]


def test_no_place_for_the_text_or_two() -> None:
    assert "error[missing-body-tag]" in "".join(faults(template(REST)))
    assert "body, paragraph 5: error[repeated-body-tag]" in "".join(found_in(BODY))
    assert "header 1, paragraph 1: error[repeated-body-tag]" in "".join(found_in("", header1=BODY))
    assert "error[missing-body-tag]" in "".join(faults(template(REST, header1=BODY)))


def test_what_every_document_must_carry() -> None:
    conditional = paragraph("{% if statement %}x{% endif %}")
    found = faults(template(BODY + paragraph("{{ title }}") + conditional))
    assert [line.split("`")[1] for line in found if "missing-field" in line] == ["copyright", "statement"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (paragraph("Call us: {%p if title %}") + paragraph("{%p endif %}"), "takes the place of its paragraph, and with it “Call us:”"),
        (paragraph("{%tr if title %}") + paragraph("{%tr endif %}"), "stands outside a table"),
        (paragraph("{% cellbg title %}"), "stands outside a table"),
        (paragraph("{%p if title %}") + paragraph("x") + paragraph("{% endif %}"), "goes with `{% endif %}`"),
        (paragraph("{{ body }}"), "prints whole paragraphs"),
        (paragraph("{{p title }}"), "prints words without the paragraph"),
        (paragraph("{{r title }}"), "prints words without the run"),
        (paragraph("x {%- if title %}y{% endif %}"), "takes away what stands beside it"),
        (f"<w:p><w:hyperlink>{run('{% if title %}x')}</w:hyperlink>{run('{% endif %}')}</w:p>", "which is elsewhere"),
        (
            table((paragraph("{%tr if title %}"), paragraph("Ring us")), (paragraph("{%tr endif %}"), paragraph(""))),
            "takes the place of its row, and with it “Ring us”",
        ),
        (table((paragraph("{% if title %}"), paragraph("{% endif %}"))), "which is elsewhere"),
    ],
)  # fmt: skip
def test_tags_where_they_do_harm(body: str, message: str) -> None:
    assert any("error[misplaced-tag]" in line and message in line for line in found_in(body)), found_in(body)


def test_a_tag_in_a_part_that_is_not_filled() -> None:
    notes = b"<w:comments %s><w:comment>%s</w:comment></w:comments>" % (
        document("").split(b" ", 1)[1].split(b"><w:body")[0],
        paragraph("{{ titel }}").encode(),
    )
    parts = members("poster") | {"word/comments.xml": notes}
    relate(parts, "comments", "comments.xml", f"{WORDML}.comments+xml")
    found = [line.split("]")[0] for line in faults(packed(parts))]
    assert found == [
        "body: error[comment-in-document",
        "comments, comment 1, paragraph 1: error[misplaced-tag",
    ]


def test_a_cell_that_can_be_left_empty() -> None:
    inside = paragraph("{%p if title %}") + paragraph("x") + paragraph("{%p endif %}")
    assert ["empty-cell" in line for line in found_in(table((inside, paragraph(""))))] == [True]
    assert found_in(table((inside + paragraph(""), paragraph("")))) == []
    either = (
        paragraph("{%p if title %}")
        + paragraph("x")
        + paragraph("{%p else %}")
        + paragraph("y")
        + paragraph("{%p endif %}")
    )
    assert found_in(table((either,))) == []


def test_tags_in_pieces() -> None:
    found = found_in(paragraph("See {{ ti", "bold:tle }} now") + paragraph("{{ ti", "tle }}"))
    assert found == [
        "body, paragraph 5: warning[split-tag] `{{ title }}` is formatted in pieces: “See {{ title }} now” "
        "(give the whole tag one look: select it and choose Clear All Formatting)"
    ]
    link = f"<w:p><w:hyperlink>{run('{{ ti')}</w:hyperlink>{run('tle }}')}</w:p>"
    mark = f'<w:p>{run("{{ ti")}<w:bookmarkStart w:id="1" w:name="x"/>{run("tle }}")}</w:p>'
    assert [line.split("] ")[0] for line in found_in(link + mark)] == [
        "body, paragraph 5: error[cut-tag",
        "body, paragraph 6: error[cut-tag",
    ]
    spelling = f'<w:p>{run("{{ ti")}<w:proofErr w:type="spellEnd"/>{run("tle }}")}</w:p>'
    assert found_in(spelling) == []


def test_curly_quotation_marks() -> None:
    found = found_in(paragraph("{% if title == “a” %}“Hello” {{ title }}{% endif %}"))
    assert [line.split(":")[0:2] for line in found] == [
        ["body, paragraph 5", " warning[smart-quote-in-tag] `“` stands in a tag"]
    ]


def test_a_table_that_says_nothing_of_its_columns() -> None:
    bare = table((paragraph("x"),)).replace('<w:gridCol w:w="1000"/>', "")
    assert ["table-without-grid" in line for line in found_in(bare)] == [True]


def test_places_of_paragraphs_pass_through_content_controls_and_skip_fallbacks() -> None:
    choice = f"<mc:AlternateContent><mc:Choice Requires='x'><w:txbxContent>{paragraph('{{ a }}')}</w:txbxContent></mc:Choice>"
    both = f"<w:p><w:r>{choice}<mc:Fallback><w:txbxContent>{paragraph('{{ a }}')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert [line.split(":")[0] for line in found_in(both)] == ["body, paragraph 5, text box 1, paragraph 1"]
