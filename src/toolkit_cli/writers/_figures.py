"""What a figure tells somebody who does not see it; where it is seen, none of this is printed beside it."""

from collections.abc import Iterable, Iterator

from toolkit_cli.locales import Locale
from toolkit_cli.model.blocks import Figure, Item
from toolkit_cli.model.node import texts
from toolkit_cli.model.text import Text

_STOPS = tuple(".!?:;。！？：؟؛")


def alternative(figure: Figure, locale: Locale) -> str:
    """The text alternative of the picture: with its equivalent, unless it says all items of that itself."""
    own = str(figure.alternative)
    items = [each for block in figure.equivalent for each in _items(block.items)]
    if all(each.casefold() in own.casefold() for each in items):
        return own
    return _sentences([own, *_equivalent(figure, locale)], locale)


def description(figure: Figure, locale: Locale) -> str:
    """What the picture says besides its alternative: its equivalent, or its labels where it has none."""
    said = list(_equivalent(figure, locale))
    return _sentences(said, locale) if said else "; ".join(map(str, figure.labels.values()))


def unsaid(figure: Figure) -> list[Text]:
    """The labels that neither the alternative nor the equivalent of a figure says; without one, all."""
    if not figure.equivalent:
        return list(figure.labels.values())
    said = [str(figure.alternative), *(str(text) for _, text in texts(figure.equivalent))]
    whole = " ".join(said).casefold()
    return [label for label in figure.labels.values() if str(label).casefold() not in whole]


def _equivalent(figure: Figure, locale: Locale) -> Iterator[str]:
    for block in figure.equivalent:
        items = "; ".join(_items(block.items))
        lead_in = str(block.lead_in or "")
        end = " " if lead_in.endswith(_STOPS) else locale.labels["label_end"]
        yield f"{lead_in}{end}{items}" if lead_in else items


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield str(item.text)
        yield from _items(item.items)


def _sentences(parts: Iterable[str], locale: Locale) -> str:
    end = locale.labels["sentence_end"]
    ended = (part if part.endswith(_STOPS) else part + end.strip() for part in parts)
    return (" " if end.endswith(" ") else "").join(ended)
