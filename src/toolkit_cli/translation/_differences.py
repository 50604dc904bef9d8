"""What one text has and the other has not."""

from collections import Counter
from collections.abc import Iterable, Mapping

_NAMED = 5


def difference(source: Iterable[str], target: Iterable[str]) -> str:
    """The fact that two multisets differ, lost and added members quoted; empty if they are equal."""
    here, there = Counter(source), Counter(target)
    return said((here - there).elements(), (there - here).elements())


def named_difference(source: Mapping[str, str], target: Mapping[str, str]) -> str:
    """The same for sets; the values are the members as the texts have them."""
    lost = [name for key, name in source.items() if key not in target]
    return said(lost, [name for key, name in target.items() if key not in source])


def said(lost: Iterable[str], added: Iterable[str]) -> str:
    """The sentence that names what is lost and what is added."""
    parts = []
    if gone := _list(lost):
        parts.append(f"the translation lacks {gone}")
    if new := _list(added):
        parts.append(f"it has {new}, which the English has not" if gone else f"the English has no {new}")
    return "; ".join(parts)


def _list(members: Iterable[str]) -> str:
    found = list(members)
    names = ", ".join(f"`{member}`" for member in found[:_NAMED])
    return f"{names} and {len(found) - _NAMED} more" if len(found) > _NAMED else names
