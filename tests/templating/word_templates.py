"""Templates with everything that docxtpl can do for a document, by what they show."""

from word_packages import CORE, cell, p, table, template

SECTION = "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr>"
NEXT_SECTION = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
NOTE = f'<w:footnote w:id="2">{p("{{ name }}, {{ title }}")}</w:footnote>'
SPLIT = (
    '<w:p><w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{ na</w:t></w:r>'
    '<w:proofErr w:type="spellStart"/><w:r><w:t>me }</w:t></w:r><w:r><w:t>} and {% if on </w:t></w:r>'
    "<w:r><w:t>%}yes{%</w:t></w:r><w:r><w:t> endif %}</w:t></w:r></w:p>"
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="A" descr="{{ name }}"/>'
    '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
TEXT_BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
    f"{p('{{ name }}')}{p('{{ title }}')}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>"
    "<w:r><w:t>{{ name }}</w:t></w:r></w:p>"
)
LINK = (
    '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>{{ name }}</w:t></w:r></w:hyperlink>'
    '<w:hyperlink r:id="{{ title }}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
)
LOOP = p("{%p for row in rows %}") + p("{{ loop.index }} {{ row.name }}") + p("{%p endfor %}")
ROWS = table(
    cell("{%tr for row in rows %}") + cell(""),
    cell("{{ row.name }}") + cell("{{ name }}"),
    cell("{%tr endfor %}") + cell(""),
)
COLUMNS = table(
    cell("{%tc for row in rows %}") + cell("{{ row.name }}") + cell("{%tc endfor %}"),
    cell("x") + cell("{{ name }}"),
    columns=3,
)
VERTICAL = table(
    cell("{%tr for row in rows %}") + cell(""),
    cell("{% vm %}{{ name }}") + cell("{{ row.name }}"),
    cell("{%tr endfor %}") + cell(""),
)
HORIZONTAL = table(
    cell("{%tc for row in rows %}") + cell("{% hm %}{{ name }}") + cell("{%tc endfor %}"), columns=1
)
SPANNED = table(
    cell("{%tc for row in rows %}")
    + cell("{% hm %}{{ name }}", '<w:tcW w:w="9"/><w:gridSpan w:val="2"/>')
    + cell("{%tc endfor %}"),
)
TEMPLATES = {
    "text": template(p("Dear {{ name }}, {{ title }}.") + p("no tag &amp; “quotes” ' \"") + SECTION),
    "paragraphs": template(LOOP),
    "attributes of paragraphs": template((LOOP + p("a") + p("b")).replace("<w:p>", '<w:p w:rsidR="0">')),
    "condition": template(
        p("{%p if on %}") + p("{{ name }}") + p("{%p else %}") + p("no") + p("{%p endif %}")
    ),
    "rows": template(ROWS),
    "cells": template(COLUMNS),
    "merged down": template(VERTICAL),
    "merged across": template(HORIZONTAL),
    "merged, spanned": template(SPANNED),
    "colspan": template(table(cell("{% colspan columns %}{{ name }}") + cell("b"), cell("a") + cell("b"))),
    "cell colour": template(table(cell("{% cellbg colour %}{{ name }}") + cell("b"))),
    "rich text": template(p("a {{r rich }} b") + p("{{p paragraph }}") + p("{{r rich }}")),
    "rich text in a plain tag": template(p("a {{ rich }} b") + p("{{ paragraph }}")),
    "raw XML": template(p("{{p xml }}") + p("{{ xml }}") + p("{{r xml }}")),
    "listing": template(p("a {{ listing }} b") + p("{{ listing }}", "<w:pPr><w:jc w:val='center'/></w:pPr>")),
    "split runs": template(SPLIT),
    "smart quotes": template(
        p("{{ {‘a’: “b”, ’c’: name}[‘c’] }} {% if name == “x” %}“x”{% endif %} {{ 1 &lt; 2 }}")
    ),
    "kept braces": template(p("{_{ name }_} {_% if %_} {{ name }}")),
    "joined lines": template(p("a{{ name }}") + p("{%- if on -%}") + p("b") + p("{%- endif %}c")),
    "comments": template(
        p("{#p no #}") + p("a{# no #}b") + table(cell("{#tr no #}"), cell("{#tc no #}") + cell("x"))
    ),
    "sets": template(
        p("{% set count = rows|length %}{{ count }}") + p("{{ name|upper }} {{ name|length }} {{ title|e }}")
    ),
    "macro": template(
        p("{%p macro say(words) %}") + p("{{ words }}!") + p("{%p endmacro %}") + p("{{p say(name) }}")
    ),
    "raw": template(p("{% raw %}{{ name }}{% endraw %}")),
    "attribute": template(PICTURE),
    "pictures": template(PICTURE.replace("{{ name }}", "A") * 3 + p("{{p drawing }}") * 2),
    "text box": template(TEXT_BOX),
    "links": template(LINK, links=("https://x.org/?a=1&amp;b=2",)),
    "headers and footers": template(
        p("{{ name }}"),
        headers=(p("{{ name }}"), p("constant “text” ‘é’"), "<w:p/>"),
        footers=(p("{{ title }}") + LOOP, ROWS, PICTURE),
    ),
    "footnotes": template(p("{{ name }}") + SECTION, notes=NOTE),
    "footnotes, sections": template(NEXT_SECTION + p("{{ name }}") + NEXT_SECTION + SECTION, notes=NOTE),
    "footnotes, no section": template(p("{{ name }}"), notes=NOTE),
    "footnotes, sections in a loop": template(
        p("{%p for row in rows %}") + NEXT_SECTION + p("{%p endfor %}"), notes=f"{NOTE}\n"
    ),
    "footnotes, a brace after a sign": template(
        NEXT_SECTION + p("{{ name }}") + SECTION, notes=p("5%</w:t></w:r><w:r><w:t>{{ name }}") + "<w:p/>"
    ),
    "constant footnotes": template(p("{{ name }}") + NEXT_SECTION + SECTION, notes=p("50% <w:b/>} #}")),
    "properties": template(
        p("x"), core=f"{CORE}<dc:subject>{{{{ name }}}}</dc:subject><dc:language>en</dc:language>"
    ),
    "constant properties": template(p("{{ name }}"), core="<dc:title>R&amp;D</dc:title>"),
    "no properties": template(p("{{ name }}"), core=""),
    "blank and broken": template(
        "\n  <w:p> <w:r> <w:t> {{ name }} </w:t>\t</w:r></w:p>\n<w:p><w:r><w:t/></w:r></w:p>"
    ),
    "empty": template(""),
}
