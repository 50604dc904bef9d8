"""Every form of report: what servers and editors that know the form will read in it."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from toolkit_cli import reports
from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.discovery import plug_in, plug_in_names
from toolkit_cli.core.results import Output, RunResult
from toolkit_cli.reports import github, junit, sarif, text

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
NAMES = plug_in_names(reports)
SARIF = json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
JUNIT = etree.XMLSchema(etree.parse(HERE / "junit-10.xsd"))

RESULT = RunResult(
    (
        Diagnostic(
            Span("content/sections/50% & <more>.yaml", 12, 7),
            Severity.ERROR,
            "unknown-key",
            "key `txt: a, b` is not known here 🙂",
            "did you mean `text`?",
        ),
        Diagnostic(
            Span("content/sections/sleep.yaml"), Severity.ERROR, "faulty-yaml", 'a "quote"\nand 100%\r'
        ),
        Diagnostic(
            Span("content/sections/sleep.yaml", 3, 9),
            Severity.WARNING,
            "long-sentence",
            "“[words](https://example.org)” is <long> & {deep} ]]>",
        ),
        Diagnostic(
            Span("content/sections/sleep.yaml", 4, 1), Severity.INFO, "open-question", "why\x00 ::error::?"
        ),
        Diagnostic(
            Span("templates/poster/word.docx", place="header 2, table 1, row 2: left"),
            Severity.ERROR,
            "unknown-field",
            "there is no field `{{ titel }}`",
            "did you mean `title`?",
        ),
    ),
    (Output("en-GB/poster.docx", "poster", "en-GB", "docx", "0" * 64, 1234, 1),),
    {"unknown-key": "A key that is\nnot known.\n\nBad: `txt: x`.\nGood: `text: x`.\n"},
)

_TEXT = st.text(alphabet=st.characters(codec=None), max_size=30)
_SPANS = st.builds(
    Span, st.text(min_size=1, max_size=20), st.integers(1, 999), st.integers(1, 999), st.just("") | _TEXT
)
_SEVERITIES = st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO])
_RESULTS = st.lists(st.builds(Diagnostic, _SPANS, _SEVERITIES, _TEXT, _TEXT, _TEXT), max_size=5).map(
    lambda found: RunResult(tuple(sorted(found, key=Diagnostic.sort_key)))
)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_as_it_was(name: str) -> None:
    """Write `tests/reports/golden/NAME` anew where a form is changed on purpose, and look at it."""
    assert plug_in(reports, name).render(RESULT) + "\n" == (GOLDEN / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
@given(result=_RESULTS)
def test_no_result_is_beyond_a_report(name: str, result: RunResult) -> None:
    assert isinstance(plug_in(reports, name).render(result), str)


@settings(max_examples=40)
@given(result=_RESULTS)
def test_sarif_is_valid_and_leads_back_to_the_file(result: RunResult) -> None:
    log = json.loads(sarif.render(result))
    jsonschema.Draft4Validator(SARIF).validate(log)
    for found, given_ in zip(log["runs"][0]["results"], result.diagnostics, strict=True):
        place = found["locations"][0]["physicalLocation"]
        if not re.match(r"[/\\]|[a-zA-Z]:[/\\]", given_.span.path):
            assert unquote(place["artifactLocation"]["uri"]) == given_.span.path
        assert ("region" in place) == (not given_.span.place)


def test_sarif_says_what_it_is_and_quotes_the_pages() -> None:
    run = json.loads(sarif.render(RESULT))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["unknown-key"]["shortDescription"]["text"] == "A key that is not known."
    assert [run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] for found in run["results"]] == [
        found.rule for found in RESULT.diagnostics
    ]


def test_a_file_outside_the_project_has_a_whole_uri() -> None:
    result = RunResult((Diagnostic(Span("/home/a b/leaflet.docx", place="body"), Severity.ERROR, "x", "y"),))
    place = json.loads(sarif.render(result))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///home/a%20b/leaflet.docx"}


@given(result=_RESULTS)
def test_junit_is_valid_and_counts_the_errors(result: RunResult) -> None:
    root = etree.fromstring(junit.render(result).encode("utf-8"))
    JUNIT.assertValid(root)
    failed = sum(found.severity is Severity.ERROR for found in result.diagnostics)
    assert len(root.findall(".//failure")) == failed == int(root.get("failures", ""))
    assert len(root.findall(".//testcase")) == int(root.get("tests", "")) == max(len(result.diagnostics), 1)


@given(result=_RESULTS)
def test_github_reads_every_annotation_back(result: RunResult) -> None:
    lines = github.render(result).split("\n") if result.diagnostics else []
    for line, found in zip(lines, result.diagnostics, strict=True):
        assert "\r" not in line
        read = _annotation(line)
        assert read["file"] == found.span.path
        assert read["title"] == found.rule
        assert found.message in read["message"]
        assert read.get("line", "") == ("" if found.span.place else str(found.span.line))


def _annotation(line: str) -> dict[str, str]:
    """A workflow command, read as GitHub's runner reads it."""
    matched = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line, re.DOTALL)
    assert matched
    pairs = (pair.partition("=") for pair in matched[2].split(","))
    read = {name: _unescaped(value, {"%3A": ":", "%2C": ","}) for name, _, value in pairs}
    return {"severity": matched[1], **read, "message": _unescaped(matched[3], {})}


def _unescaped(text: str, more: dict[str, str]) -> str:
    for escape, character in ({"%0D": "\r", "%0A": "\n"} | more).items():
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def test_the_line_of_an_error_stands_under_it_with_a_caret() -> None:
    def told(line: str, column: int, severity: Severity = Severity.ERROR) -> list[str]:
        found = Diagnostic(Span("a.yaml", 2, column), severity, "a-rule", "so")
        return text.shown(found, {("a.yaml", 2): line}).split("\n")[1:]

    assert told("title: Help: how", 12) == ["    title: Help: how", "               ^"]
    assert told("标题: a: b", 5) == ["    标题: a: b", "          ^"]
    assert told("\ta\x1b[31m\u202eb", 2) == ["     a\ufffd[31m\ufffdb", "     ^"]
    assert told("a", 9) == ["    a", "     ^"]
    assert told("title: Help: how", 12, Severity.WARNING) == told("  ", 1) == []
    cut, caret = told("a" * 300 + ": b", 301)
    assert cut[len(caret) - 1] == ":" and len(cut) < 120
