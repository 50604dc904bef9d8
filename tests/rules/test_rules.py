"""Every rule against its cases: Markdown files with content, and the diagnostics expected of it."""

import re
from collections.abc import Callable
from datetime import date
from importlib import resources
from itertools import combinations
from pathlib import Path

import pytest

from conftest import TODAY
from toolkit_cli import reading, rules, templating, translation
from toolkit_cli.core.discovery import plug_in_names, plug_ins
from toolkit_cli.core.folders import Folders
from toolkit_cli.ooxml import workshop
from toolkit_cli.templating import template_rules

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^## (?P<name>.+?)\n(?P<rest>.*?)(?=^## |\Z)", re.M | re.S)
_FILE = re.compile(r"^(?P<file>(?:content|templates)/\S+)\n+```(?P<how>\w*)\n(?P<text>.*?)^```", re.M | re.S)
_TODAY = re.compile(r"^today: (\S+)$", re.M)
_EXPECTED = re.compile(r"^```expected\n(?P<lines>.*?)^```", re.M | re.S)


def _cases() -> list[tuple[str, str, str]]:
    found = []
    for file in sorted(CASES.glob("*.md")):
        for case in _CASE.finditer(file.read_text(encoding="utf-8")):
            found.append((file.stem, case["name"], case["rest"]))
    return found


@pytest.mark.parametrize(("rule", "name", "case"), _cases(), ids=lambda value: str(value)[:40])
def test_case(
    rule: str, name: str, case: str, project: Folders, diagnostics: Callable[[Folders, date], list[str]]
) -> None:
    for given in _FILE.finditer(case):
        target = project.project / given["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        if given["how"] == "deleted":
            target.unlink()
        else:
            target.write_text(given["text"], encoding="utf-8")
    expected = _EXPECTED.search(case)
    assert expected, f"{rule}: {name} expects nothing: write an empty ```expected block"
    day = _TODAY.search(case)
    today = date.fromisoformat(day[1]) if day else TODAY
    found = [line for line in diagnostics(project, today) if f"[{rule}]" in line]
    assert found == expected["lines"].splitlines()


def test_every_rule_has_a_good_and_a_bad_case() -> None:
    for rule in plug_ins(rules):
        cases = [_EXPECTED.search(case) for stem, _, case in _cases() if stem == rule]
        found = [bool(case and case["lines"].strip()) for case in cases]
        assert True in found, f"no bad case for {rule}"
        assert False in found, f"no good case for {rule}"


def test_every_rule_says_what_it_is_about() -> None:
    for name, module in plug_ins(rules).items():
        assert "Good:" in (module.__doc__ or ""), name


def test_no_two_rules_share_a_name() -> None:
    """A setting hits one rule. (Rules of translations judge the same words in the same way as those of content.)"""
    families = {
        "content": set(plug_in_names(rules)),
        "templates": {*plug_in_names(template_rules), *workshop.pages(workshop.TEMPLATES)},
        "files": {
            file.name.removesuffix(".md")
            for package in (reading, rules, templating, translation)
            for file in (resources.files(package) / "pages").iterdir()
        },
    }
    for (_, one), (name, other) in combinations(families.items(), 2):
        assert not one & other, name
