"""How audit judges the examples of public suites: what it catches, misses, and calls wrong, by rule.

    python scripts/suites.py FOLDER...      (clones of veraPDF-corpus, act-rules, axe-core, epubcheck, ace)

Good and bad are known by the names that the suites give: `-pass-`, `-valid` against `-fail-`, `-error`; by the
headings of ACT's rules; by the lists beside axe's pages. An example is good or bad in one respect: `RESPECTS` says
which of our rules look at it. Errors of other rules on good examples are listed as "beside": a fragment that shows
a label is no whole document. None of their files is kept in the project.
"""

import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from toolkit_cli import audit
from toolkit_cli.core.diagnostics import Diagnostic, Severity

GOOD = re.compile(r"-pass-|[-_.]pass(?:ed|es)?\b|-valid\b|-present\b", re.I)
BAD = re.compile(r"-fail-|[-_.]fail(?:ed|s)?\b|-(?:error|warning|missing|invalid|violation)s?\b", re.I)
EXAMPLE = re.compile(r"#### (Passed|Failed|Inapplicable) Example.*?\n(.*?)(?=\n####? |\Z)", re.S | re.I)
BLOCK = re.compile(r"```(?:html|svg|xml)\n(.*?)```", re.S)
RESPECTS = {
    "2779a5": "untitled-document",
    "b5c3f8": "undeclared-language",
    "bf051a": "undeclared-language",
    "5b7ae0": "undeclared-language",
    "de46e4": "undeclared-language",
    "c487ae": "empty-link",
    "97a4e1": "empty-link",
    "59796f": "missing-alternative",
    "23a2a8": "missing-alternative",
    "7d6734": "missing-alternative",
    "8fc3b6": "missing-alternative",
    "e086e5": "unlabelled-field",
    "cae760": "unlabelled-field",
    "ffd0e9": "empty-heading",
    "b4f0c3": "blocked-zoom",
    "bc659a": "moving-content",
    "bisz58": "moving-content",
    "80f0bf": "moving-content",
    "aaa1bf": "moving-content",
    "afw4f7": "low-contrast",
    "3ea0c8": "duplicate-id",
    "a25f45": "dangling-reference",
    "6a7281": "dangling-reference",
    "area-alt": "missing-alternative",
    "input-image-alt": "missing-alternative",
    "image-alt": "missing-alternative",
    "object-alt": "missing-alternative",
    "role-img-alt": "missing-alternative",
    "svg-img-alt": "missing-alternative",
    "button-name": "empty-link",
    "input-button-name": "empty-link",
    "link-name": "empty-link",
    "summary-name": "empty-link",
    "aria-command-name": "empty-link",
    "aria-input-field-name": "unlabelled-field",
    "aria-toggle-field-name": "unlabelled-field",
    "label": "unlabelled-field",
    "select-name": "unlabelled-field",
    "frame-title": "unlabelled-field",
    "empty-heading": "empty-heading",
    "heading-order": "skipped-heading-level",
    "page-has-heading-one": "missing-main-heading",
    "color-contrast": "low-contrast",
    "contrast": "low-contrast",
    "html-has-lang": "undeclared-language",
    "html-lang-valid": "undeclared-language",
    "html-xml-lang-mismatch": "undeclared-language",
    "xml-lang-mismatch": "undeclared-language",
    "valid-lang": "undeclared-language",
    "document-title": "untitled-document",
    "meta-viewport": "blocked-zoom",
    "meta-refresh": "moving-content",
    "blink": "moving-content",
    "marquee": "moving-content",
    "no-autoplay-audio": "moving-content",
    "list": "faulty-list",
    "listitem": "faulty-list",
    "definition-list": "faulty-list",
    "dlitem": "faulty-list",
    "tabindex": "tab-order",
    "duplicate-id": "duplicate-id",
    "video-caption": "silent-medium",
    "td-headers-attr": "dangling-reference",
    "landmark-one-main": "missing-landmark",
}
"""Our rules by the names of theirs."""
OURS = frozenset(RESPECTS.values())
_OF_WHOLE = """
    blocked-zoom missing-main-heading repeated-main-heading skipped-heading-level undeclared-language
    untitled-document incomplete-accessibility-metadata silent-medium
"""
WHOLE = frozenset(_OF_WHOLE.split())
"""Rules for whole documents, which examples of other things are not."""
START = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    '<title>Example – suite</title></head><body><main id="the-main"><h1>Example</h1>'
)


@dataclass(frozen=True, slots=True)
class Case:
    """An example; `lines` are those of the element that is meant, where a page holds many."""

    name: str
    file: str
    content: bytes
    good: bool
    respect: str = ""
    line: int = 0


def cases(folder: Path) -> Iterator[Case]:
    """Every example below a folder."""
    for file in sorted(folder.rglob("*")):
        where = file.relative_to(folder).as_posix()
        if file.suffix == ".md" and file.parent.name == "_rules":
            yield from _act(file)
        elif file.suffix == ".json" and "rules" in file.parts and file.with_suffix(".html").exists():
            yield from _axe(file)
        elif file.is_dir() and (file / "META-INF" / "container.xml").exists():
            yield from _named(where, f"{where}.epub", _zipped(file))
        elif file.is_file() and audit.can_audit(file.name) and not _is_listed(file):
            yield from _named(where, file.name, _whole(file.read_bytes(), file.name))


def _is_listed(file: Path) -> bool:
    """Whether it is judged by what is listed beside it, or is a part of a book."""
    return file.name.endswith("xhtml") or file.with_suffix(".json").exists()


def _named(where: str, file: str, content: bytes) -> Iterator[Case]:
    name = where.rpartition("/")[2]
    if GOOD.search(name) or BAD.search(name):
        folders = where.split("/")[:-1]
        other = folders[-1] if folders and file.endswith(".html") else ""
        respect = next((RESPECTS[part] for part in reversed(folders) if part in RESPECTS), other)
        yield Case(where, file, content, not BAD.search(name), respect)


def _act(file: Path) -> Iterator[Case]:
    text = file.read_text(encoding="utf-8")
    rule = file.stem.rpartition("-")[2]
    for number, found in enumerate(EXAMPLE.finditer(text)):
        block = BLOCK.search(found[2])
        if block:
            good = found[1].lower() != "failed"
            content = _whole(block[1].encode(), "")
            yield Case(
                f"{file.stem} {found[1]} {number}", "page.html", content, good, RESPECTS.get(rule, rule)
            )


def _axe(file: Path) -> Iterator[Case]:
    listed = json.loads(file.read_text(encoding="utf-8"))
    content = _whole(file.with_suffix(".html").read_bytes(), "")
    root: Any = html.document_fromstring(content)
    for key, good in (("passes", True), ("violations", False)):
        for path in listed.get(key, []):
            found = (
                root.get_element_by_id(path[0][1:], None)
                if path[0].startswith("#") and len(path) == 1
                else None
            )
            if found is not None:
                respect = RESPECTS.get(listed["rule"], listed["rule"])
                yield Case(f"{file.stem} {path[0]}", "page.html", content, good, respect, found.sourceline)


def _whole(content: bytes, file: str) -> bytes:
    """A fragment in a page that has all else."""
    if file.endswith((".pdf", ".epub", ".docx")) or re.search(
        rb"<html|<body|<frameset|<!doctype", content, re.I
    ):
        return content
    head = re.match(rb"\s*(?:<(?:title|meta|base|link)\b[^>]*>(?:[^<]*</title>)?\s*)+", content, re.I)
    first = head[0] if head else b""
    start = START.encode()
    if b"<title" in first:
        start = start.replace("<title>Example – suite</title>".encode(), b"")
    return start.replace(b"</head>", first + b"</head>") + content[len(first) :]


def _zipped(folder: Path) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        files = [each for each in sorted(folder.rglob("*")) if each.is_file()]
        for each in sorted(files, key=lambda file: file.name != "mimetype"):
            archive.writestr(zipfile.ZipInfo(each.relative_to(folder).as_posix()), each.read_bytes())
    return made.getvalue()


class Figures:
    """What came of the examples, by rule."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.rules: dict[str, Counter[str]] = defaultdict(Counter)
        self.known: dict[bytes, list[Diagnostic]] = {}

    def judge(self, case: Case) -> None:
        if case.content not in self.known:
            self.known = {case.content: audit.audit(case.content, case.file)}
        found = [each for each in self.known[case.content] if case.line in {0, each.span.line}]
        errors = {each.rule: each.message for each in found if each.severity is Severity.ERROR}
        self.counts["good" if case.good else "bad"] += 1
        self.counts["caught"] += not case.good and bool(found)
        if not case.good:
            ours = {case.respect} if case.respect in OURS else {each.rule for each in found}
            met = case.respect not in OURS or any(each.rule == case.respect for each in found)
            self._tell(case, ours, "caught" if met else "missed", "" if met else "not found")
        for rule, message in errors.items() if case.good else ():
            is_other = case.respect or case.line or rule in WHOLE
            self._tell(case, {rule}, "wrong" if rule == case.respect or not is_other else "beside", message)

    def _tell(self, case: Case, rules: set[str], what: str, message: str) -> None:
        for rule in rules:
            self.rules[rule][what] += 1
            if message:
                print(f"{what}: {rule}: {case.name}: {message}")


def main(folders: list[Path]) -> None:
    """Print what is missed and wrong, then the figures."""
    for folder in folders:
        figures = Figures()
        for case in cases(folder):
            figures.judge(case)
        counts = figures.counts
        print(
            f"{folder}: {counts['good']} good, {counts['bad']} bad of which {counts['caught']} have findings"
        )
        for rule, each in sorted(figures.rules.items()):
            print(
                f"  {rule}: "
                + ", ".join(f"{each[what]} {what}" for what in ("caught", "missed", "wrong", "beside"))
            )


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
