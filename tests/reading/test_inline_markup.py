"""The small Markdown of text fields."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from toolkit_cli.model.inlines import Emphasis, Inline, Link, ReferenceMark, Strong, Words, words_of
from toolkit_cli.model.text import MarkupError
from toolkit_cli.reading.inline_markup import parse_markup, read_markup


@pytest.mark.parametrize(
    ("source", "inlines"),
    [
        ("plain", (Words("plain"),)),
        ("a *b* **c**", (Words("a "), Emphasis((Words("b"),)), Words(" "), Strong((Words("c"),)))),
        ("so[^12].", (Words("so"), ReferenceMark("12"), Words("."))),
        (
            "[a *b*](https://x.org/y_z_w)",
            (Link((Words("a "), Emphasis((Words("b"),))), "https://x.org/y_z_w"),),
        ),
        ("Tom & <b>Jerry</b> _x_ `y` &amp; ~~z~~", (Words("Tom & <b>Jerry</b> _x_ `y` &amp; ~~z~~"),)),
        (r"5 \* 3", (Words("5 * 3"),)),
        ("# no heading\u2028- no list", (Words("# no heading\u2028- no list"),)),
        ("5 * 3 * 2 [sic]", (Words("5 * 3 * 2 [sic]"),)),
        ("**注意：**请", (Strong((Words("注意："),)), Words("请"))),
        ("请**注意**：好", (Words("请"), Strong((Words("注意"),)), Words("：好"))),
        ("ยา*ดี*มาก", (Words("ยา"), Emphasis((Words("ดี"),)), Words("มาก"))),
        ("**주의**를", (Strong((Words("주의"),)), Words("를"))),
        (
            "[f](https://en.wikipedia.org/wiki/A_(b))",
            (Link((Words("f"),), "https://en.wikipedia.org/wiki/A_(b)"),),
        ),
        (
            "[a](https://x.org/?b=1&copy;=2&amp=%20)",
            (Link((Words("a"),), "https://x.org/?b=1&copy;=2&amp=%20"),),
        ),
        (r"\[no link\](https://x.org) \*no\*", (Words("[no link](https://x.org) *no*"),)),
    ],
)  # fmt: skip
def test_what_a_text_means(source: str, inlines: tuple[Inline, ...]) -> None:
    assert parse_markup(source) == inlines


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("see[^a]", "`[^a]` is not a reference mark"),
        ("[here](javascript:x)", "`javascript:x` is not an address"),
        ("[](https://x.org)", "the link to `https://x.org` has no words"),
        ('[a](https://x.org "title")', 'the address `https://x.org "title"` has a space in it'),
        ("[a [b](https://x.org)](https://y.org)", "a link stands within a link"),
    ],
)
def test_faulty_markup_is_named(source: str, message: str) -> None:
    with pytest.raises(MarkupError) as fault:
        parse_markup(source)
    assert str(fault.value) == message
    assert fault.value.hint


@pytest.mark.parametrize(
    "source",
    [
        "2*4*6 cm",
        "Meals* are free, trips** are not. *Ask the office. **At times.",
        "un*believ*able, a**b, 长2*3*4米, ٢*٤*٦ سم, 2*x*3",
        "5 * 3 * 2, * a *, ** b **",
        "[sic] (p. 5), [sic](as written), ]( [ ) ]",
        "[words] (https://x.org) [words][https://x.org] <https://x.org>",
        "C:\\temp\\new \\\\server a\\b \\_ \\# \\",
        "&amp; &nbsp; &#8217; &copy AT&T <b>bold</b><br/> 5<6>4 100%20",
        "__so__ _so_ ____ `so` ~~so~~ x^2^ H~2~O ![so] :so: ==so== $x$ @so #so",
        "# so", "## so ##", "- so", "+ so", "* so", "1. so", "2) so", "> so", "```", "---", "| a | b |", "[so]: /url",
    ],
)  # fmt: skip
def test_nothing_but_the_four_forms_has_a_meaning(source: str) -> None:
    assert parse_markup(source) == (Words(source),)


@pytest.mark.parametrize(
    ("source", "doubts"),
    [
        ("Ring **us", [(5, "`**` has no partner, and is printed as it is typed")]),
        ("so **[us](https://x.org)", [(3, "`**` has no partner, and is printed as it is typed")]),
        ("*Ask the office. Trips** cost", [(22, "`*` has no partner, and is printed as it is typed")]),
        ("un*believ*able", [(2, "stars within a word are printed as they are typed")]),
        ("(2)*(3)*(4)", [(3, "these stars stress what stands between them, and are not printed")]),
        ("our [page] (https://x.org)", [(9, "this is no link: a space stands between ] and (")]),
        ("our [page](x y)", [(9, "`](` is printed as it is typed: this is no link")]),
        ("our [page](https://x.org", [(9, "`](` is printed as it is typed: this is no link")]),
        ("(page)[https://x.org]", [(5, "this is no link: the brackets are the wrong way round")]),
        (r"C:\temp and \*", [(2, "a backslash is printed as it is typed")]),
        ("so _so_", [(3, "`_` is printed as it is typed")]),
        ("# so", [(0, "the sign at the beginning is printed as it is typed")]),
        ("a &amp; b&#8217;s", [(2, "`&amp;` is printed as it is typed"), (9, "`&#8217;` is printed as it is typed")]),
        ("a<br>b", [(1, "`<br>` is printed as it is typed")]),
        ("see%20this", [(3, "`%20` is printed as it is typed")]),
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise_is_doubted_at_its_place(
    source: str, doubts: list[tuple[int, str]]
) -> None:
    found = read_markup(source)[1]
    assert [(doubt.at, doubt.message) for doubt in found] == doubts
    assert all(doubt.hint for doubt in found)


@pytest.mark.parametrize(
    "source",
    [
        "2*4*6 cm, 2**3, free*, *Ask us",
        "Name: ____ snake_case_name, 5 < 6 > 4, AT&T, R&D; <3, 50% off, [sic], 3) (a)[b]",
        "[our page](https://x.org/a_b_?c=1&d=%20) and **so** and *so*",
        "1. so – so - so",
    ],
)
def test_ordinary_prose_is_not_doubted(source: str) -> None:
    assert read_markup(source)[1] == ()


_STARRED = st.text(alphabet='ab *.(":', max_size=30).filter(lambda text: not _WITHIN_WORDS.search(text))
_WITHIN_WORDS = re.compile(r"[ab]\*+[ab]")
_COMMON = MarkdownIt("zero", {"html": False}).enable("emphasis")


@settings(deadline=None)
@given(_STARRED)
@example("*a **a** b* a**")
@example("***a** b*")
@example('"*("*b**)')
def test_stars_outside_of_words_are_read_as_commonmark_does(source: str) -> None:
    try:
        ours = _html(parse_markup(source))
    except MarkupError:
        return
    assert ours == _COMMON.renderInline(source).replace("&quot;", '"')


def _html(inlines: tuple[Inline, ...]) -> str:
    names = {Emphasis: "em", Strong: "strong"}
    return "".join(
        each.text
        if isinstance(each, Words)
        else f"<{names[type(each)]}>{_html(each.children)}</{names[type(each)]}>"
        for each in inlines
    )


@settings(deadline=None)
@given(st.text(alphabet="ab1*[]()\\^ é漢:/", max_size=40))
@example("[a](https://b)*c*[^1]")
def test_every_character_is_printed_or_a_mark_that_has_its_meaning(source: str) -> None:
    try:
        inlines = parse_markup(source)
    except MarkupError:
        return
    assert _written(inlines) == re.sub(r"\\([*\[\]])", r"\1", source)


def _written(inlines: tuple[Inline, ...]) -> str:
    """The inlines in the form in which an author writes them, but for backslashes."""
    parts = []
    for inline in inlines:
        match inline:
            case Words(text):
                parts.append(text)
            case ReferenceMark(number):
                parts.append(f"[^{number}]")
            case Link(children, url):
                parts.append(f"[{_written(children)}]({url})")
            case Emphasis(children):
                parts.append(f"*{_written(children)}*")
            case Strong(children):
                parts.append(f"**{_written(children)}**")
    return "".join(parts)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_remedy(source: str) -> None:
    try:
        parse_markup(source)
    except MarkupError as fault:
        assert fault.hint


@given(st.text(alphabet="abc &<>_`~!#|.,;:()^{}$@+-= éß漢ع", max_size=40))
def test_text_without_markup_stays_as_it_is(source: str) -> None:
    assert words_of(parse_markup(source)) == source
