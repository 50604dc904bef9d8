"""The record of what is in the output folder: deterministic, so that it can be committed."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit_cli.core.results import Output

NAME = "manifest.json"
SCHEMA = 1


def read_manifest(folder: Path) -> dict[str, Output]:
    """What the manifest of an output folder lists, by path; nothing if there is none that can be read."""
    try:
        content: Any = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            return {}
        return {entry["path"]: Output(**entry) for entry in content["outputs"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def manifest(outputs: Iterable[Output]) -> bytes:
    """The manifest that lists `outputs`, sorted by path."""
    entries = [asdict(output) for output in sorted(outputs, key=lambda output: output.path)]
    text = json.dumps({"schema": SCHEMA, "outputs": entries}, indent=2, ensure_ascii=False)
    return f"{text}\n".encode()
