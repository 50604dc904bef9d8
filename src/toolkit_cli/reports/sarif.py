"""For code scanning: SARIF 2.1.0, the OASIS form for what static analysis finds."""

import json
import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from toolkit_cli import __version__
from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.core.results import RunResult

FROM_REPOSITORY = True
"""Paths are wanted from the root of the repository, where the server looks for them."""
QUOTES_PAGES = True
"""The pages of the rules are wanted in `RunResult.pages`."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROJECT = "%SRCROOT%"


def render(result: RunResult) -> str:
    """A log with one run. Columns count Unicode characters, as they do in every report."""
    rules = sorted({found.rule for found in result.diagnostics})
    driver = {
        "name": "toolkit",
        "semanticVersion": __version__,
        "rules": [_rule(name, result.pages.get(name, "")) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _PROJECT: {"description": {"text": "The root of the repository, else of the project."}}
        },
        "results": [_result(found, rules.index(found.rule)) for found in result.diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(name: str, page: str) -> dict[str, Any]:
    """The rule, with its page where it is known: the first paragraph in short, and the whole as help."""
    if not page.strip():
        return {"id": name}
    short = " ".join(page.strip().split("\n\n")[0].split())
    return {
        "id": name,
        "shortDescription": {"text": _message(short)},
        "help": {"text": _message(page.strip())},
    }


def _result(found: Diagnostic, index: int) -> dict[str, Any]:
    span = found.span
    physical: dict[str, Any] = {"artifactLocation": _artifact(span.path)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if span.place:
        location["logicalLocations"] = [{"fullyQualifiedName": span.place}]
    else:
        physical["region"] = {"startLine": span.line, "startColumn": span.column}
    text = f"{found.message} ({found.hint})" if found.hint else found.message
    return {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": _message(text)},
        "locations": [location],
    }


def _artifact(path: str) -> dict[str, str]:
    """A file of the project by its relative URI, any other by its whole one."""
    for whole in (PurePosixPath(path), PureWindowsPath(path)):
        if whole.is_absolute():
            return {"uri": whole.as_uri()}
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _PROJECT}


def _message(text: str) -> str:
    """The text as SARIF writes it: braces are doubled (§3.11.5), and no quoted link becomes one (§3.11.6)."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", doubled)
