"""A template that is text, such as the page of a kind or the macros of the blocks."""

from contextlib import suppress

from toolkit_cli.model.inlines import Emphasis, Words
from toolkit_cli.model.text import Text
from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.faults import UnfillableTemplateError, filling
from toolkit_cli.templating.text_lint import lint_text

_TEXT = Text("a *b*", (Words("a "), Emphasis((Words("b"),))))
_GIVEN = {
    "a": "x <y>",
    "n": 3,
    "l": [1, 2, 3],
    "d": {"k": "v", "items": (1,)},
    "t": _TEXT,
    "b": {"text": _TEXT, "rows": ({"a": 1},)},
}
SEEDS = (
    b"{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m(a) }}{% call m(1) %}{{ caller() }}{% endcall %}",
    b"{% for i in range(n) if i %}{{ loop.index }}{{ i ** 2 }}{% else %}x{% endfor %}{{ l|map('string')|join(', ') }}",
    b"{% set ns = namespace(x=0) %}{% for k, v in d|items %}{% set ns.x = ns.x + 1 %}{{ k ~ v }}{% endfor %}{{ ns.x }}",
    b"{% if a is defined and n in l %}{{ '%d|%s'|format(n, a) }}{% elif b %}{{ t.source[1:2] }}{% endif %}{{ a|center(9) }}",
    b"{% filter upper %}{{ a|replace('x', 'y') }}{% endfilter %}{% set z %}{{ a * 3 }}{% endset %}{{ z }}{{ b.rows[0].a }}",
    b"{% for i in t.inlines recursive %}{{ i.text if i is inline('Words') else loop(i.children) }}{% endfor %}",
)
TOKENS = (
    b"{{ ", b" }}", b"{% ", b" %}", b"{% endfor %}", b"|length", b"|list", b"|attr('x')", b".__class__", b"['__class__']", b"|map(attribute='a.b')",
    b".format", b" ~ ", b" * 99999", b" ** 99", b"range(9999)", b"{% for x in range(9999) %}", b"{% set a = a ~ a %}", b"|batch(999)", b"self",
    b"loop", b"caller", b"varargs", b"namespace", b"|sort", b"|groupby('a')", b"(", b")", b"[", b"]", b"{% block b %}", b"{% include 'x' %}", b"%",
)  # fmt: skip
WEIGHT = 25


def run(content: bytes) -> None:
    """Look at it, and fill it."""
    source = content.decode("utf-8", "replace")
    lint_text(source, "x.j2", dict.fromkeys(_GIVEN))
    with suppress(UnfillableTemplateError), filling():
        environment().from_string(source).render(_GIVEN)
