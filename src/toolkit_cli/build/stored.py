"""Diagnostics as plain values, for the files in which a build keeps them."""

from collections.abc import Mapping
from typing import Any

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span


def stored(found: Diagnostic) -> dict[str, Any]:
    """The plain values of a diagnostic."""
    span = found.span
    where = {"path": span.path, "line": span.line, "column": span.column, "place": span.place}
    return (where | {"keys": list(span.keys)} if span.keys else where) | {
        "severity": found.severity,
        "rule": found.rule,
        "message": found.message,
        "hint": found.hint,
    }


def unstored(values: Mapping[str, Any]) -> Diagnostic:
    """The diagnostic with these values. Raises KeyError, TypeError or ValueError for others."""
    where = values["path"], values["line"], values["column"], values["place"]
    span = Span(*where, tuple(values.get("keys", ())))
    return Diagnostic(span, Severity(values["severity"]), values["rule"], values["message"], values["hint"])
