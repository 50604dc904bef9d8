"""For programs: the diagnostics and outputs of a run as JSON, schema version 1."""

import json
from dataclasses import asdict

from toolkit_cli.core.results import RunResult


def render(result: RunResult) -> str:
    """An object with `schema`, `diagnostics`, `outputs` and `readability`; of an audit `not_judged` too."""
    diagnostics = [
        {
            "path": found.span.path,
            "line": found.span.line,
            "column": found.span.column,
            "place": found.span.place,
            "severity": str(found.severity),
            "rule": found.rule,
            "message": found.message,
            "hint": found.hint,
        }
        for found in result.diagnostics
    ]
    outputs = [asdict(output) for output in result.outputs]
    figures = {name: asdict(each) for name, each in result.readability.items()}
    content: dict[str, object] = {
        "schema": 1,
        "diagnostics": diagnostics,
        "outputs": outputs,
        "readability": figures,
    }
    if result.not_judged:
        content["not_judged"] = dict(result.not_judged)
    return json.dumps(content, indent=2, ensure_ascii=False)
