"""Long rows of a guidance table."""

from toolkit_cli.model.blocks import GuidanceRow
from toolkit_cli.reading.inline_markup import read_markup
from toolkit_cli.writers._word_rows import split_rows


def _row(items: int) -> GuidanceRow:
    guidance = [f"{number}: " + "a word or two " * 10 for number in range(items)]
    return GuidanceRow.model_validate(
        {"topic": "Night", "guidance": guidance}, context={"read_markup": read_markup}
    )


def test_a_short_row_stays_as_it_is() -> None:
    assert list(split_rows((_row(3),), size=12, width=340, longest=350)) == [_row(3)]


def test_a_long_row_is_split_at_its_items_and_every_part_has_the_topic() -> None:
    parts = list(split_rows((_row(30),), size=12, width=340, longest=350))
    assert len(parts) > 2
    assert {str(part.topic) for part in parts} == {"Night"}
    assert tuple(item for part in parts for item in part.guidance) == _row(30).guidance
