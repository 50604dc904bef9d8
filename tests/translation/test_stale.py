"""A missing text finds the translation of its earlier wording, and no other text's."""

from hypothesis import given
from hypothesis import strategies as st

from steps import growth
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.text import Text
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.segments import Segment
from toolkit_cli.translation.stale import pending

OLD = "Help your child take part in events that support others."
NEW = "Help your child take part in games that support others."


def segment(source: str, context: str = "sleep") -> Segment:
    return Segment(context, Text(source, (Words(source),)), "", ())


def orphan(source: str, context: str = "sleep", **fields: object) -> Entry:
    return Entry(context, source, **{"target": f"<{source}>", **fields})


def previous(texts: list[str], orphans: list[Entry]) -> list[str | None]:
    """The English of the entry found for each text."""
    found = pending([segment(text) for text in texts], orphans)
    assert [each.segment.text.source for each in found] == texts
    return [each.previous and each.previous.source for each in found]


def test_a_reworded_text_finds_its_translation() -> None:
    assert previous([NEW], [orphan("What can be done?"), orphan(OLD)]) == [OLD]


def test_an_unlike_text_finds_none() -> None:
    assert previous(["Sleep is when children grow, and learn."], [orphan(OLD)]) == [None]
    assert previous(["Playfulness"], [orphan("Leaflet")]) == [None]


def test_short_texts_are_compared_by_letters() -> None:
    assert previous(["Exercises"], [orphan("Exercise")]) == ["Exercise"]
    assert previous(["Nurture hope"], [orphan("Nurturing hope")]) == ["Nurturing hope"]
    assert previous(["OK"], [orphan("")]) == [None]


def test_words_in_another_order_are_alike() -> None:
    assert previous(["Help sheet for parents"], [orphan("Parents help sheet")]) == ["Parents help sheet"]


def test_another_section_is_not_looked_at() -> None:
    assert previous([NEW], [orphan(OLD, "play")]) == [None]


def test_an_entry_without_a_translation_is_of_no_use() -> None:
    assert previous([NEW], [orphan(OLD, target="")]) == [None]


def test_an_entry_serves_one_text_the_most_alike() -> None:
    nearer = NEW.replace("games", "some events")
    assert previous([NEW, nearer], [orphan(OLD)]) == [None, OLD]
    assert previous([nearer, NEW], [orphan(OLD)]) == [OLD, None]


def test_the_best_pair_goes_first() -> None:
    far = "Help your child take part in the things that we all do for others."
    assert previous([far, NEW], [orphan(OLD), orphan(far.replace("we", "they"))])[1] == OLD


def test_an_entry_fuzzy_for_this_very_text_comes_first() -> None:
    fuzzy = orphan(NEW, stale=True, previous="Something else altogether")
    assert previous([NEW, OLD + " Now."], [orphan(OLD), fuzzy]) == [NEW, OLD]


def test_a_fuzzy_entry_is_known_by_the_wording_it_translates_too() -> None:
    fuzzy = orphan("Let children do what they like, if it is safe.", stale=True, previous=OLD)
    assert previous([NEW], [fuzzy]) == [fuzzy.source]


def test_equally_alike_entries_go_by_their_order() -> None:
    old = [f"Item {letter} of the list of things to do" for letter in "abcd"]
    new = [f"Item {letter} of the list of things to do" for letter in "wxyz"]
    assert previous(new, [orphan(text) for text in old]) == old


_WORDS = st.lists(
    st.sampled_from(["be", "calm", "help", "your", "child", "listen", "and", "talk", "too"]), max_size=9
).map(" ".join)


@given(
    st.lists(_WORDS | st.text(), unique=True, max_size=8),
    st.lists(_WORDS | st.text(), unique=True, max_size=8),
)
def test_each_entry_serves_one_text_whatever_they_are(texts: list[str], others: list[str]) -> None:
    entries = [orphan(text, target="x") for text in others]
    found = pending([segment(text) for text in texts], entries)
    used = [each.previous for each in found if each.previous]
    assert [each.segment.text.source for each in found] == texts
    assert len(used) == len(set(used))
    assert found == pending([segment(text) for text in texts], entries)


def test_many_texts_meet_many_entries_without_comparing_all_with_all() -> None:
    def meet(count: int) -> None:
        old = [
            f"Text {number} says that {number % 37} children of {number % 91} sleep too little"
            for number in range(count)
        ]
        found = previous([f"{text} at night" for text in old], [orphan(text) for text in old])
        assert found == old

    assert growth(meet, 100) < 3.5
    meet(1000)
