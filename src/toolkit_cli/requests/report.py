"""How the desk does: what was asked for, how long it took, and whether the promise was kept."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.record import Outcome, Request, State

COLUMNS = (
    "Requests",
    "Sent",
    "On time",
    "Late",
    "Not yet due",
    "Withdrawn",
    "Share on time",
    "Usual working days",
    "Most working days",
    "Sent without a pack",
)
_TIMES = ((0, "same day"), (1, "1 day"), (2, "2 days"), (5, "3 to 5 days"), (10, "6 to 10 days"))
_LONGER = "more than 10 days"
_NOT_SENT = "not sent"
_WITHOUT_PACK = "sent without a pack"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some requests: on time, late, not yet due, withdrawn, without a pack make up all of them.

    Late: sent after the due date, or still open after it, or closed as not met without being sent. Withdrawn:
    so closed before anything was sent. `share` is on time of on time and late together, from 0 to 1; None without
    any. `without_pack`: noted as sent, though nothing was made here and no file was named; formats that others
    make need none. `usual` is the (lower) median of the working days from receiving to sending.
    """

    requests: int
    sent: int
    on_time: int
    late: int
    not_yet_due: int
    withdrawn: int
    share: float | None
    usual: int | None
    most: int | None
    without_pack: int


@dataclass(frozen=True, slots=True)
class Group:
    """Figures by one quality, such as the format: a row a value, with its name as people read it."""

    title: str
    rows: tuple[tuple[str, Figures], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a period (None: without end), as they stand today."""

    first: date | None
    last: date | None
    today: date
    whole: Figures
    groups: tuple[Group, ...]


def report(
    requests: Sequence[Request],
    today: date,
    first: date | None = None,
    last: date | None = None,
    names: Mapping[str, str] | None = None,
) -> Report:
    """The figures of the requests of a period; `names`: what people call formats, languages and documents."""
    called = names or {}
    standing = [(request, _standing(request, today)) for request in requests]
    groups = (
        _group("Format", standing, lambda request: [called.get(each, each) for each in request.formats]),
        _group("Language", standing, lambda request: [called.get(request.language, request.language)]),
        _group("Document", standing, lambda request: [called.get(each, each) for each in request.documents]),
        _group(
            "Working days taken",
            standing,
            _time,
            [*(name for _, name in _TIMES), _LONGER, _WITHOUT_PACK, _NOT_SENT],
        ),
    )
    return Report(first, last, today, _figures(standing), groups)


def table(found: Report) -> list[tuple[str, ...]]:
    """Rows of text, the heads of the columns first: for a terminal, and for CSV."""
    rows = [("All", "", *cells(found.whole))]
    rows += [(group.title, name, *cells(figures)) for group in found.groups for name, figures in group.rows]
    return [("By", "Value", *COLUMNS), *rows]


def as_csv(found: Report) -> str:
    """The table as comma-separated values; lines end as RFC 4180 says."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(table(found))
    return stream.getvalue()


def as_json(found: Report) -> str:
    """An object with `schema`, the period, the figures of all and of each group."""
    groups = {
        group.title.lower().replace(" ", "-"): [
            {"name": name, **asdict(figures)} for name, figures in group.rows
        ]
        for group in found.groups
    }
    days = {name: str(day) if day else None for name, day in (("first", found.first), ("last", found.last))}
    content = {"schema": 1, **days, "today": str(found.today), "all": asdict(found.whole), "by": groups}
    return json.dumps(content, indent=2, ensure_ascii=False)


def cells(figures: Figures) -> tuple[str, ...]:
    """The figures as text, in the order of `COLUMNS`; what there is none of is empty."""
    counts = (
        figures.requests,
        figures.sent,
        figures.on_time,
        figures.late,
        figures.not_yet_due,
        figures.withdrawn,
    )
    days = ("" if days is None else str(days) for days in (figures.usual, figures.most))
    return (*map(str, counts), percent(figures.share), *days, str(figures.without_pack))


def percent(share: float | None) -> str:
    """A share in whole per cent, never rounded up to all; empty if there is none."""
    return "" if share is None else f"{int(share * 100)}%"


def _standing(request: Request, today: date) -> str:
    if _is_without_pack(request):
        return _WITHOUT_PACK
    if request.sent:
        return "on time" if day_at(request.sent) <= request.due else "late"
    if request.state is State.CLOSED:
        return "withdrawn" if request.outcome is Outcome.WITHDRAWN else "late"
    return "late" if request.due < today else "not yet due"


def _is_without_pack(request: Request) -> bool:
    """Whether only somebody's word says that it went out."""
    if not request.sent or request.sent_hash:
        return False
    from toolkit_cli.build.formats import OUTSIDE  # which loads the content model, that most lists do without

    return not set(request.formats) <= OUTSIDE.keys()


def _figures(standing: Iterable[tuple[Request, str]]) -> Figures:
    pairs = list(standing)
    tally = Counter(word for _, word in pairs)
    days = sorted(
        request.taken for request, word in pairs if request.taken is not None and word != _WITHOUT_PACK
    )
    promised = tally["on time"] + tally["late"]
    share = tally["on time"] / promised if promised else None
    usual, most = (days[(len(days) - 1) // 2], days[-1]) if days else (None, None)
    return Figures(
        requests=len(pairs),
        sent=len(days),
        on_time=tally["on time"],
        late=tally["late"],
        not_yet_due=tally["not yet due"],
        withdrawn=tally["withdrawn"],
        share=share,
        usual=usual,
        most=most,
        without_pack=tally[_WITHOUT_PACK],
    )


def _group(
    title: str,
    standing: Iterable[tuple[Request, str]],
    values: Callable[[Request], list[str]],
    order: Sequence[str] | None = None,
) -> Group:
    """The rows in the order given, else the most asked for first; what asks for several is in each of its rows."""
    sorted_out: dict[str, list[tuple[Request, str]]] = {}
    for pair in standing:
        for value in values(pair[0]):
            sorted_out.setdefault(value, []).append(pair)
    names = sorted(sorted_out, key=lambda name: (-len(sorted_out[name]), name))
    if order:
        names = [name for name in order if name in sorted_out]
    return Group(title, tuple((name, _figures(sorted_out[name])) for name in names))


def _time(request: Request) -> list[str]:
    if request.taken is None:
        return [_NOT_SENT]
    if _is_without_pack(request):
        return [_WITHOUT_PACK]
    days = request.taken
    return [next((name for most, name in _TIMES if days <= most), _LONGER)]
