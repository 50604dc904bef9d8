"""What a document takes of a section."""

from typing import Any

from toolkit_cli.model.blocks import DoAndDont, Item, Prompts
from toolkit_cli.model.node import texts
from toolkit_cli.model.selection import select
from toolkit_cli.reading.inline_markup import read_markup

CONTEXT = {"read_markup": read_markup}
PAIR: dict[str, Any] = {
    "type": "do-and-dont",
    "do": {"title": "Do", "items": [{"id": "calm", "text": "Be calm"}, {"id": "name", "text": "Name it"}]},
    "dont": {"title": "Don’t", "items": [{"id": "ask", "text": "Ask why"}]},
}


def _words(node: object) -> list[str]:
    return [str(text) for _, text in texts(node)]


def test_named_items_are_kept_with_their_titles_in_the_order_of_the_section() -> None:
    chosen = select(DoAndDont.model_validate(PAIR, context=CONTEXT), {"ask", "name"})
    assert _words(chosen) == ["Do", "Name it", "Don’t", "Ask why"]


def test_a_side_without_a_named_item_is_gone() -> None:
    chosen = select(DoAndDont.model_validate(PAIR, context=CONTEXT), {"calm"})
    assert chosen is not None
    assert _words(chosen) == ["Do", "Be calm"]
    assert chosen.dont is None


def test_a_named_container_is_kept_whole() -> None:
    block = {
        "type": "prompts",
        "situations": [
            {"id": "first", "situation": "One", "sayings": ["a", "b"]},
            {"id": "second", "situation": "Two", "sayings": [{"id": "c", "text": "c"}, "d"]},
        ],
    }
    prompts = Prompts.model_validate(block, context=CONTEXT)
    assert _words(select(prompts, {"first", "c"})) == ["One", "a", "b", "Two", "c"]


def test_nothing_named_is_nothing_kept() -> None:
    assert select(Item.model_validate("plain", context=CONTEXT), {"other"}) is None
