"""For CI servers: JUnit XML. A suite is a file, a case is a diagnostic; only errors fail."""

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.core.results import RunResult

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(result: RunResult) -> str:
    """The test suites; a run without faults has one case that passes, since servers refuse empty files."""
    root = Element("testsuites", {"name": "toolkit"} | _counts(result.diagnostics))
    for path, group in groupby(result.diagnostics, key=lambda found: found.span.path):
        diagnostics = list(group)
        suite = SubElement(root, "testsuite", {"name": _legal(path)} | _counts(diagnostics))
        for found in diagnostics:
            _add_case(suite, found)
    if not result.diagnostics:
        root.set("tests", "1")
        suite = SubElement(root, "testsuite", name="toolkit", tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", classname="toolkit", name="no faults")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _counts(diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    severities = [found.severity for found in diagnostics]
    return {"tests": str(len(severities)), "failures": str(severities.count(Severity.ERROR)), "errors": "0"}


def _add_case(suite: Element, found: Diagnostic) -> None:
    span = found.span
    place = span.place or f"line {span.line}, column {span.column}"
    name = f"{found.rule}, {place}: {found.message}"
    case = SubElement(suite, "testcase", classname=_legal(span.path), name=_legal(name))
    if found.severity is Severity.ERROR:
        failure = SubElement(case, "failure", type=_legal(found.rule), message=_legal(found.message))
        failure.text = _legal(str(found))
    else:
        SubElement(case, "system-out").text = _legal(str(found))


def _legal(text: str) -> str:
    """The text with every character that XML cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", text)
