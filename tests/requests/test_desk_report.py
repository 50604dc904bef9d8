"""How the desk does: figures, table, chart and page."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from desk import NEED, NOW, SENDING, many
from lxml import etree, html

from toolkit_cli.core.contrast import ratio
from toolkit_cli.requests.chart import chart
from toolkit_cli.requests.page import page
from toolkit_cli.requests.query import Filter, affected, find
from toolkit_cli.requests.record import Outcome
from toolkit_cli.requests.report import COLUMNS, Report, as_csv, as_json, percent, report, table
from toolkit_cli.requests.store import open_store

TODAY = NOW.date()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One each: on time, late, not yet due, overdue, withdrawn, closed as not met unsent, withdrawn after sending."""
    with open_store(tmp_path_factory.mktemp("desk") / "requests.db") as store:
        for day in (TODAY, TODAY, TODAY, TODAY - timedelta(1), TODAY, TODAY, TODAY):
            store.log(NEED, NOW, day)
        store.log(replace(NEED, format="braille", language="pl"), NOW, TODAY)
        store.send("R-2026-0001", SENDING)
        store.send("R-2026-0002", replace(SENDING, at=NOW + timedelta(4), taken=4))
        store.close("R-2026-0005", NOW, Outcome.WITHDRAWN)
        store.close("R-2026-0006", NOW, Outcome.NOT_MET)
        store.send("R-2026-0007", replace(SENDING, taken=1))
        store.close("R-2026-0007", NOW, Outcome.WITHDRAWN)
        return report(store.select(), TODAY, date(2026, 11, 1), None, {"braille": "Braille & <dots>"})


def test_every_request_is_counted_once(found: Report) -> None:
    whole = found.whole
    assert (whole.requests, whole.sent, whole.on_time, whole.late) == (8, 3, 2, 3)
    assert (whole.not_yet_due, whole.withdrawn, whole.share) == (2, 1, 0.4)
    assert (whole.usual, whole.most) == (1, 4)
    for group in found.groups:
        assert sum(figures.requests for _, figures in group.rows) == 8
    taken = [(name, figures.requests) for name, figures in found.groups[3].rows]
    assert taken == [("same day", 1), ("1 day", 1), ("3 to 5 days", 1), ("not sent", 5)]


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert [percent(share) for share in (None, 0.0, 0.999, 1.0)] == ["", "0%", "99%", "100%"]


def test_the_forms_say_the_same(found: Report) -> None:
    rows = [tuple(row) for row in csv.reader(io.StringIO(as_csv(found), newline=""))]
    assert rows == table(found)
    assert rows[1] == ("All", "", "8", "3", "2", "3", "2", "1", "40%", "1", "4", "0")
    content = json.loads(as_json(found))
    assert content["schema"] == 1
    assert content["all"]["late"] == 3
    assert [row["name"] for row in content["by"]["format"]] == ["large-print", "Braille & <dots>"]
    shown = html.fromstring(page(found)).xpath("//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in shown] == [list(row[1:]) for row in rows[2:]]


def test_the_chart_can_be_read_without_being_seen(found: Report) -> None:
    root = etree.fromstring(chart(found.groups[0]))
    ids = root.get("aria-labelledby").split()
    assert [child.get("id") for child in root[:2]] == ids
    assert root.findtext(f"{SVG}title") == "Requests by format"
    said = root.findtext(f"{SVG}desc")
    assert said == "large-print: 7, 40% on time; Braille & <dots>: 1."
    assert [text.text for text in root.iter(f"{SVG}text")] == said.removesuffix(".").split("; ")
    paper, *bars = (rect.get("fill") for rect in root.iter(f"{SVG}rect"))
    assert all(ratio(bar, paper) >= 3 for bar in bars)
    assert all(ratio(text.get("fill"), paper) >= 7 for text in root.iter(f"{SVG}text"))
    assert {float(text.get("y")) > 0 for text in root.iter(f"{SVG}text")} == {True}


def test_the_page_is_for_everybody(found: Report) -> None:
    root = html.fromstring(page(found))
    assert root.get("lang") == "en-GB"
    assert root.findtext("head/title") == root.findtext(".//h1")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {word for words in root.xpath("//@aria-labelledby") for word in words.split()} <= set(ids)
    assert [each.tag for each in root.iter("h1", "h2")] == ["h1", "h2", "h2", "h2", "h2"]
    for each in root.iter("table"):
        assert each.find("caption") is not None
        assert [cell.get("scope") for cell in each.iter("th")][: len(COLUMNS) + 1] == ["col"] * (
            len(COLUMNS) + 1
        )
        assert all(row[0].get("scope") == "row" for row in each.xpath(".//tbody/tr"))
    assert "Received from 1 November 2026: 8 requests, 40% on time (2 of 5)." in root.text_content()
    assert not root.xpath("//script|//link|//@src")


def test_a_desk_without_requests_has_a_report_too() -> None:
    nothing = report([], TODAY)
    assert "All requests: 0 requests. As of 23 November 2026." in page(nothing)
    assert len(table(nothing)) == 2
    assert json.loads(as_json(nothing))["all"]["share"] is None
    etree.fromstring(chart(nothing.groups[0]))


def test_ten_thousand_requests_are_all_found(tmp_path: Path) -> None:
    many(tmp_path / "requests.db", 10_000)
    with open_store(tmp_path / "requests.db") as store:
        rows = find(store)
        overdue = find(store, Filter(overdue=TODAY))
        touched = affected(rows, {})
    assert len({row.number for row in rows}) == report(rows, TODAY).whole.requests == 10_000
    assert overdue == [row for row in rows if row.sent is None and row.due < TODAY]
    assert [each.request for each in touched] == [row for row in rows if row.document_hash]
