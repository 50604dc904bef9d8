"""A rule is waived on an item, a section, a document or a record; a waiver without use is told."""

from collections.abc import Callable

import pytest

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import text_hash
from toolkit_cli.reading.project import read_project

Found = Callable[[Folders], list[str]]
_WAIVER = "allow: [{rule: missing-reference, because: the publisher is asked}]"
_SECTION = """\
title: Sleep
audience: parents
@section@
blocks:
  - type: list
    @block@
    items:
      - {text: "Research says so.[^1]", @item@}
      - It says more.
"""
_DOCUMENT = """\
title: Sleep
kind: leaflet
audience: parents
@document@
content: [{use: slep}]
"""


def _write(project: Folders, file: str, text: str, **waivers: str) -> None:
    """A file of content with `@name@` replaced by the waiver of that name, or by nothing."""
    for name in ("section", "block", "item", "document"):
        text = text.replace(f"@{name}@", waivers.get(name, ""))
    (project.content / file).write_text(text, encoding="utf-8")


def _of(rule: str, lines: list[str]) -> list[str]:
    return [line for line in lines if f"[{rule}]" in line]


@pytest.mark.parametrize("at", ["item", "block", "section"])
def test_a_waiver_covers_its_place_and_all_within(project: Folders, diagnostics: Found, at: str) -> None:
    _write(project, "sections/sleep.yaml", _SECTION)
    assert len(_of("missing-reference", diagnostics(project))) == 1
    _write(project, "sections/sleep.yaml", _SECTION, **{at: _WAIVER})
    found = diagnostics(project)
    assert _of("missing-reference", found) == _of("unused-waiver", found) == []


def test_a_waiver_does_not_cover_its_neighbour(project: Folders, diagnostics: Found) -> None:
    section = _SECTION.replace("It says more.", "{text: It says more., " + _WAIVER + "}")
    _write(project, "sections/sleep.yaml", section)
    found = diagnostics(project)
    assert len(_of("missing-reference", found)) == 1
    assert _of("unused-waiver", found) == [
        "content/sections/sleep.yaml:9:39: warning[unused-waiver] rule `missing-reference` finds nothing here "
        "(remove the waiver)"
    ]


def test_a_waiver_on_a_document(project: Folders, diagnostics: Found) -> None:
    long = _DOCUMENT.replace("slep", "sleep").replace(
        "title: ", "title: A very long title of a leaflet that goes on and on, and that says "
    )
    waiver = "allow: [{rule: long-title, because: the publisher wants it}]"
    _write(project, "documents/sleep-leaflet.yaml", long)
    assert len(_of("long-title", diagnostics(project))) == 1
    _write(project, "documents/sleep-leaflet.yaml", long, document=waiver)
    found = diagnostics(project)
    assert _of("long-title", found) == _of("unused-waiver", found) == []


def test_what_documents_are_built_on_cannot_be_waived_or_silenced(
    project: Folders, diagnostics: Found
) -> None:
    waiver = "allow: [{rule: broken-reference, because: the section is being written}]"
    _write(project, "documents/sleep-leaflet.yaml", _DOCUMENT, document=waiver)
    toolkit = project.content / "toolkit.yaml"
    toolkit.write_text(toolkit.read_text("utf-8") + "rules: {broken-reference: off}\n", encoding="utf-8")
    assert len(_of("broken-reference", diagnostics(project))) == 1


@pytest.mark.parametrize("at", ["item", "block", "section"])
def test_a_waiver_without_use_is_told_at_its_place(project: Folders, diagnostics: Found, at: str) -> None:
    _write(project, "sections/sleep.yaml", _SECTION.replace("[^1]", ""), **{at: _WAIVER})
    line = {"item": 8, "block": 6, "section": 3}[at]
    (found,) = _of("unused-waiver", diagnostics(project))
    assert found.startswith(f"content/sections/sleep.yaml:{line}:")


def test_a_waiver_in_a_record(project: Folders, diagnostics: Found) -> None:
    entry = "corrections:\n  - {section: sleep, was: a, now: %s, why: slip, allow: [%s]}\n"
    waiver = "{rule: stale-correction, because: it was struck out since}"
    for now, unused in (("no such words", 0), ("Children", 1)):
        _write(project, "corrections.yaml", entry % (now, waiver))
        found = diagnostics(project)
        assert (len(_of("stale-correction", found)), len(_of("unused-waiver", found))) == (0, unused)


@pytest.mark.parametrize("rule", ["dead-link", "no-such-rule"])
def test_a_waiver_is_not_judged_by_what_was_not_looked_for(
    project: Folders, diagnostics: Found, rule: str
) -> None:
    waiver = _WAIVER.replace("missing-reference", rule)
    _write(project, "sections/sleep.yaml", _SECTION.replace("[^1]", ""), section=waiver)
    found = diagnostics(project)
    assert _of("unused-waiver", found) == []
    assert len(_of("unknown-rule", found)) == (rule == "no-such-rule")


@pytest.mark.parametrize("at", ["item", "block", "section"])
def test_a_waived_section_keeps_its_approval(project: Folders, at: str) -> None:
    def fingerprint(text: str, **waivers: str) -> str:
        _write(project, "sections/sleep.yaml", text, **waivers)
        return text_hash(read_project(project, Reporter()).sections["sleep"])

    approved = fingerprint(_SECTION)
    assert fingerprint(_SECTION, **{at: _WAIVER}) == approved
    assert fingerprint(_SECTION.replace("more", "less"), **{at: _WAIVER}) != approved


def test_an_item_that_becomes_a_mapping_to_be_waived_keeps_its_approval(project: Folders) -> None:
    plain, waived = "- It says more.", "- {text: It says more., " + _WAIVER + "}"
    seen = set()
    for item in (plain, waived):
        _write(project, "sections/sleep.yaml", _SECTION.replace(plain, item))
        seen.add(text_hash(read_project(project, Reporter()).sections["sleep"]))
    assert len(seen) == 1
