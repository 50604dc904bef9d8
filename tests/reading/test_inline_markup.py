"""The small Markdown of text fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.model.inlines import Emphasis, Inline, Link, ReferenceMark, Strong, Words, words_of
from toolkit_cli.model.text import MarkupError
from toolkit_cli.reading.inline_markup import parse_markup


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
    ],
)
def test_what_a_text_means(source: str, inlines: tuple[Inline, ...]) -> None:
    assert parse_markup(source) == inlines


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("see[^a]", "`[^a]` is not a reference mark"),
        ("[here](javascript:x)", "`javascript:x` is not an address"),
        ("[](https://x.org)", "the link to `https://x.org` has no words"),
    ],
)
def test_faulty_markup_is_named(source: str, message: str) -> None:
    with pytest.raises(MarkupError) as fault:
        parse_markup(source)
    assert str(fault.value) == message
    assert fault.value.hint


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_remedy(source: str) -> None:
    try:
        parse_markup(source)
    except MarkupError as fault:
        assert fault.hint


@given(st.text(alphabet="abc &<>_`~!#|.,;: éß漢ع", max_size=40))
def test_text_without_markup_stays_as_it_is(source: str) -> None:
    assert words_of(parse_markup(source)) == source
