"""What is wrong with a template is said in words of this program, whatever a library says of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError
from lxml import etree
from planted import faults, found_in, members, packed, paragraph

import web_documents
from toolkit_cli.core.xml import reason as of_xml
from toolkit_cli.core.xml import strict_parser
from toolkit_cli.templating.anatomy.grammar import known, read_tag
from toolkit_cli.templating.anatomy.reasons import reason
from toolkit_cli.writers import docx


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("title edition", "`edition` stands beside `title` with nothing between"),
        ("title & edition", "`&` has no meaning in a tag"),
        ("“title”", "`“` has no meaning in a tag"),
        ("'title", "a quotation mark has no partner"),
        ("title|", "nothing follows after `|`"),
        ("title||upper", "nothing follows after `|`"),
        ("(title", "the bracket `(` has no partner"),
        ("title]", "the bracket `]` has no partner"),
        ("title +", "it cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(code: str, said: str) -> None:
    assert reason(code)[0] == said


@pytest.mark.parametrize("tag", ["{{ title edition }}", "{% if title edition %}x{% endif %}"])
def test_the_words_stand_in_the_finding_with_a_remedy(tag: str) -> None:
    (found,) = found_in(paragraph(tag))
    assert "stands beside `title`" in found
    assert "(write a field, such as" in found


@given(st.text(st.sampled_from("ab '\"|()[]{}.,:+-*/%=<>&$if for set title 1"), max_size=25))
def test_no_word_of_jinja_is_passed_on(code: str) -> None:
    said = read_tag("{{", code.strip(), word=True)
    try:
        known().parse(f"{{{{ {code.strip()} }}}}")
    except TemplateSyntaxError as fault:
        assert fault.message not in said.message
    assert said.message[:1] == said.message[:1].lower()


@pytest.mark.parametrize("kind", ["poster", "leaflet"])
@pytest.mark.parametrize("name", ["title", "subject", "creator", "language", "description", "identifier"])
def test_a_long_property_of_a_template_does_no_harm(kind: str, name: str) -> None:
    parts = members(kind)
    core = re.sub(rf"<dc:{name}>.*?</dc:{name}>|<dc:{name}/>", "", parts["docProps/core.xml"].decode())
    core = core.replace("</cp:core", f"<dc:{name}>{'long words ' * 40}{{{{ title }}}}</dc:{name}></cp:core")
    template = packed(parts | {"docProps/core.xml": core.encode()})
    assert faults(template, kind) == []
    document = web_documents.document(f"pace-{kind}")
    given = web_documents.context(document, docx)
    written = docx.write(document, replace(given, template=template))
    assert written == docx.write(document, given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("<a>", "an element has no end"),
        ("<a></b>", "an element ends that is not the last one begun"),
        ("<a b=c/>", "a value has no quotation marks"),
        ("<a b='1' b='2'/>", "an element has the same attribute twice"),
        ("<a>&nbsp;</a>", "it names an entity that XML does not know"),
        ("<a>R & D</a>", "a `<` or `&` stands alone"),
        ("<a/><b/>", "something follows after its end"),
        ("<a>\x01</a>", "there is a character that XML does not allow"),
        ("<x:a/>", "a prefix of a name is not declared"),
        ("<!-- a -- b -->", "it is not well-formed"),
    ],
)
def test_faults_of_xml_are_told_by_their_codes(text: str, said: str) -> None:
    with pytest.raises(etree.XMLSyntaxError) as raised:
        etree.fromstring(text.encode(), strict_parser())
    assert of_xml(raised.value) == said
