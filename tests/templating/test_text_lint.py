"""Faults of templates that are text, each at its line and column, all in one run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import FOLDERS

from conftest import examples
from toolkit_cli import locales
from toolkit_cli.build.templates import WORD, check_blocks
from toolkit_cli.templating.anatomy.blocks import read_blocks
from toolkit_cli.templating.anatomy.grammar import parsed
from toolkit_cli.templating.anatomy.tags import scan
from toolkit_cli.templating.anatomy.whole import is_clean
from toolkit_cli.templating.text_lint import lint_text
from toolkit_cli.writers._word_body import WordBody

NAMES = {"labels": frozenset({"open"}), "word": None}


def _found(source: str) -> list[str]:
    return [str(each) for each in lint_text(source, "x.j2", NAMES)]


def test_the_macros_of_the_blocks_have_no_fault() -> None:
    assert list(check_blocks(FOLDERS)) == []
    assert locales.load("en-GB").labels
    assert {name for name in dir(WordBody) if not name.startswith("_")} >= WORD


def test_faults_of_syntax_at_their_places() -> None:
    source = "<a>\n  {% if word %}\n{{ word\n<b>{% endfor %}\n{{ word|nope }} {{ wrd }} {{ labels.opn }}"
    assert _found(source) == [
        "x.j2:2:3: error[template-syntax] `{% if word %}` has no end (write `{% endif %}` where it ends)",
        "x.j2:3:1: error[template-syntax] `{{` is not closed: “{{ word” (close it with `}}`)",
        "x.j2:4:4: error[template-syntax] `{% endfor %}` ends nothing (remove it, or write `{% for … %}` before)",
        "x.j2:5:1: error[unknown-filter] there is no filter `nope`",
        "x.j2:5:17: error[unknown-field] there is no field `wrd` (did you mean `word`?)",
        "x.j2:5:27: error[unknown-field] there is no field `labels.opn` (did you mean `open`?)",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{% macro a(b, c=1) %}{{ b }}{{ c }}{{ caller() }}{{ d() }}{% endmacro %}{% macro d() %}{% endmacro %}",
        "{% call(x) a() %}{{ x }}{% endcall %}{% macro a() %}{{ varargs }}{% endmacro %}",
        "{% for a, b in word %}{{ a }}{{ loop.index0 }}{% else %}{% endfor %}",
        "{% set ns = namespace(x=1) %}{% set ns.x = 2 %}{{ ns.x }}",
        "{% raw %}{{ nope {% endraw %}",
        "{% macro a() %}{{ b }}{% endmacro %}{% set b = 1 %}{{ a() }}",
        "@media print { a { b: c }}",
        "{#- a note\n with {{ nope }} -#}{{ {'a': {'b': 1}} }}",
        "{% filter upper %}{{ word.anything }}{% endfilter %}{{ '}}' }}",
        "{% block x %}{% endblock x %}{% with a = 1 %}{{ a }}{% endwith %}{% set b %}x{% endset %}{{ b }}",
    ],
)
def test_what_is_right(source: str) -> None:
    assert _found(source) == []


def test_deep_nesting_and_long_numbers() -> None:
    assert "nested too deeply" in _found("{{ " + "(" * 5000 + ")" * 5000 + " }}")[0]
    assert _found("{{ " + "9" * 5000 + " }}")


_PIECES = st.sampled_from(
    [
        "{{ a }}", "{{ word }}", "{{ labels.open }}", "{{ labels.opn }}", "{{ loop.index }}", "{{ word|nope }}", "{{ caller() }}",
        "{% for a in word %}", "{% endfor %}", "{% set a = 1 %}", "{% if word %}", "{% endif %}", "{% macro m(a) %}", "{% endmacro %}",
        "{% with a = word %}", "{% endwith %}", "{{ m(1) }}", "{% call(a) m(2) %}", "{% endcall %}", "{{ labels }}", "{% set b %}",
        "{% endset %}", "{{ b }}", "{{ labels['opn'] }}", "{% filter upper %}", "{% endfilter %}",
    ]
)  # fmt: skip


@settings(max_examples=examples(500))
@given(st.lists(_PIECES, max_size=8).map("".join))
def test_the_quick_look_passes_nothing_that_the_closer_one_finds(source: str) -> None:
    tree = parsed(source)
    if not isinstance(tree, tuple) and is_clean(tree, NAMES):
        tags, _ = scan(source, forms=False)
        reading = read_blocks(((tag.start, tag) for tag in tags), NAMES, word=False)
        assert [wrong.message for wrong in reading.names + reading.filters] == []
