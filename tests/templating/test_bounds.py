"""What no template may use up: it is refused at its line, on trial and when it is built alike."""

import pytest

from toolkit_cli.core.limits import STEPS
from toolkit_cli.templating import bounds
from toolkit_cli.templating.drawing import draw
from toolkit_cli.templating.drawing_lint import lint_drawing
from toolkit_cli.templating.environment import compiled
from toolkit_cli.templating.faults import UnfillableTemplateError, filling
from toolkit_cli.templating.text_lint import lint_text


@pytest.fixture(autouse=True)
def _few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of what is allowed: what has no end is refused ten times sooner."""
    monkeypatch.setattr(bounds, "STEPS", STEPS // 10)


_ENDLESS = {
    "width": "{{ 'a'|center(2000000000) }}",
    "negative width": "{{ 'a'|center(-2000000000) }}",
    "format": "{{ '%999999999d'|format(1) }}",
    "percent": "{{ '%999999999d' % 1 }}",
    "places": "{{ '%.999999999f' % 1.5 }}",
    "star": "{{ '%*d'|format(999999999, 1) }}",
    "format of a long text": "{% set a = 'x' * 9999 %}{% set a = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}{{ '%s' * 9000 % a }}",
    "times": "{{ 'x' * 999999999 }}",
    "times a list": "{{ [1] * 999999999 }}",
    "times twice": "{{ ('x' * 10000) * 10000 }}",
    "power": "{{ 9 ** 9 ** 9 ** 9 }}",
    "large number": "{% set n = namespace(n=9) %}{% for i in range(9999) %}{% set n.n = n.n * n.n %}{% endfor %}",
    "range": "{{ range(999999999)|length }}",
    "range backwards": "{{ range(0, -999999999, -1)|list|length }}",
    "nested range": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "nested range that is filtered": "{% for a in range(9999) %}{% for b in range(9999) if false %}{% endfor %}{% endfor %}",
    "filtered list": "{% set l = range(9999)|list %}{% for a in l %}{% for b in l if false %}{% endfor %}{% endfor %}",
    "sought": "{% set l = range(9999)|list %}{% for a in l %}{{ 'x' in l }}{% endfor %}",
    "compared": "{% set l = range(9999)|list %}{% set m = range(9999)|list %}{% for a in l %}{{ l == m }}{% endfor %}",
    "compared within": "{% set l = [range(9999)|list] * 9999 %}{% set m = [range(9999)|list] * 9999 %}{{ l == m }}",
    "summed": "{% set l = range(9999)|list %}{% for a in l %}{{ l|sum }}{% endfor %}",
    "sorted": "{% set l = range(9999)|list %}{% for a in l %}{{ l|sort|first }}{% endfor %}",
    "shown": "{% set l = ['x' * 9999] * 9999 %}{{ l|join }}",
    "shown within": "{% set l = [['x' * 999] * 9999] * 9999 %}{{ l|string }}",
    "doubled": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40,
    "doubled in blocks": "{% set a = 'xxxxxxxxxx' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "doubled lists": "{% set a = [1, 2, 3] %}" + "{% set a = a + a %}" * 40,
    "doubled by plus": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 40,
    "replaced": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a|replace('x', 'xxxxxxxxxx') %}" * 12,
    "joined": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = [a, a, a, a, a, a, a, a, a, a]|join(a) %}" * 9,
    "batched": "{{ [1]|batch(999999999, 'x')|list }}",
    "sliced": "{{ [1]|slice(999999999)|list|length }}",
    "rounded": "{{ 1.5|round(999999999, 'floor') }}",
    "lines": "{{ ('a ' * 9000)|lines(1)|length }}",
    "lines without room": "{{ 'a b'|lines(0) }}",
    "macro that calls itself": "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "macro that calls itself twice": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "loop that calls itself": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "letters": "{% set a = 'x' * 9999 %}{% for c in a %}{% for d in a %}{% endfor %}{% endfor %}",
    "letters as a list": "{% set a = 'x' * 9999 %}{% set a = a * 999 %}{{ a|list|length }}",
    "letters in turn": "{% set a = 'x' * 9999 %}{% set a = a * 999 %}{{ a|sort|length }}",
    "parts": "{% set a = 'x ' * 9999 %}{% set a = a * 999 %}{{ a.split()|length }}",
    "mapped": "{% for i in range(9999) %}{{ range(9999)|map('center', 9999)|list|length }}{% endfor %}",
    "formatted in turn": "{% for i in range(9999) %}{% for j in range(20) %}{{ '%999d'|format(j) }}{% endfor %}{% endfor %}",
}  # fmt: skip


def _svg(code: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"\nwidth="9mm" height="9mm">{code}<text>{{{{ labels.a }}}}</text></svg>'


@pytest.mark.parametrize("code", _ENDLESS.values(), ids=_ENDLESS)
def test_a_template_without_bounds_is_refused_at_its_line(code: str) -> None:
    with pytest.raises(UnfillableTemplateError) as refused, filling():
        compiled(f"\n\n{code}").render()
    assert refused.value.line == 3


def test_an_expression_nested_without_end_is_not_read() -> None:
    code = "\n\n{{ 'a'" + "|upper" * 300 + " }}"
    with pytest.raises(UnfillableTemplateError, match="nested too deeply") as refused, filling():
        compiled(code).render()
    assert refused.value.line == 3
    (found,) = lint_text(code, "x.j2", {})
    assert (found.span.line, "nested too deeply" in found.message) == (3, True)
    assert compiled("{{ 'a'" + "|upper" * 40 + " }}").render() == "A"


@pytest.mark.parametrize(
    "name", ["width", "nested range", "doubled", "lines", "macro that calls itself twice"]
)
def test_a_drawing_is_refused_alike_on_trial_and_when_it_is_drawn(name: str) -> None:
    template = _svg(_ENDLESS[name])
    (found,) = lint_drawing(template, ["a"])
    with pytest.raises(UnfillableTemplateError) as refused:
        draw("x", template, {"a": "words"}, "en-GB", "ltr", width=154, size=12)
    assert found[:2] == (refused.value.line, str(refused.value))
    assert found[0] == 2
    assert refused.value.file == "content/figures/x.svg.j2"


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("{{ '%6.2f|%s|%d%%'|format(1.5, 'a', 3) }}", "  1.50|a|3%"),
        ("{{ '%(a)s-%(b)s' % {'a': 1, 'b': 2} }}", "1-2"),
        ("{{ ['b', 'a']|sort|join('; ') }}{{ 'ab' * 3 }}{{ 2 ** 8 }}", "a; bababab256"),
        (
            "{% for a in range(3) if a != 1 %}{{ loop.index }}{{ loop.length }}{{ loop.last }}{% endfor %}",
            "12False22True",
        ),
        (
            "{% set n = namespace(a=0) %}{% for i in range(99) %}{% set n.a = n.a + i %}{% endfor %}{{ n.a }}",
            "4851",
        ),
        ("{{ 'a' in 'abc' }}{{ 1 < 2 < 3 }}{{ 'x' ~ 1 ~ '<' }}", "TrueTruex1&lt;"),
        (
            "{% for k, v in {'a': 1}|items %}{{ k }}{{ v }}{% endfor %}{{ 'Ab'.upper() }}{{ 'a-b'.split('-')|last }}",
            "a1ABb",
        ),
        (
            "{{ 123456|int }}{{ nothing|default(99999) }}{{ 5|round(1) }}{{ 'x'|center(5) }}|",
            "123456999995  x  |",
        ),
        (
            "{{ 'a.b.c'|replace('.', '-') }}{{ ['<']|join('&') }}{{ [1, 2]|sum }}{{ (1, 2)[0] }}{{ 'abc'[1:] }}",
            "a-b-c&lt;31bc",
        ),
    ],
)
def test_what_templates_do_is_done(code: str, made: str) -> None:
    assert compiled(code).render() == made
