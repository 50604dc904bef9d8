"""`toolkit schema`: JSON Schema for editors that complete and check while typing."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from toolkit_cli.cli._schema_words import describe
from toolkit_cli.cli._shared import AsJson, folders, show
from toolkit_cli.core.files import write_whole
from toolkit_cli.model.content import Approvals, Corrections, DocumentPlan, References, Section
from toolkit_cli.model.node import Frozen
from toolkit_cli.model.pictures import Pictures
from toolkit_cli.model.pronunciations import Pronunciations
from toolkit_cli.model.publication import Kind, Publication
from toolkit_cli.model.terms import Glossary, Terms

MODELS: dict[str, type[Frozen]] = {
    "toolkit": Publication,
    "section": Section,
    "document": DocumentPlan,
    "references": References,
    "corrections": Corrections,
    "approvals": Approvals,
    "pictures": Pictures,
    "pronunciations": Pronunciations,
    "terms": Terms,
    "glossary": Glossary,
    "kind": Kind,
}
"""What stands in each kind of content file."""


def schema(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(help="Where to write; else the project's folder content/.schema."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the JSON Schema of every kind of content file."""
    target = folder or folders(context).content / ".schema"
    made = schemas()
    for name, content in made.items():
        write_whole(target / f"{name}.json", content)
    files = [str(target / f"{name}.json") for name in made]
    show(json.dumps(files, indent=2, ensure_ascii=False) if as_json else "\n".join(files))


def schemas() -> dict[str, bytes]:
    """The JSON Schema of every kind of content file, by name."""
    made = {}
    for name, model in MODELS.items():
        content = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()
        describe(content, model)
        _suit_editors(content)
        made[name] = f"{json.dumps(content, indent=2, ensure_ascii=False)}\n".encode()
    return made


def _suit_editors(schema: Any) -> None:
    """Make what editors offer useful: no empty values to fill in, and each block explained by its type."""
    if isinstance(schema, list):
        for part in schema:
            _suit_editors(part)
    elif isinstance(schema, dict):
        if schema.get("default", "") in (None, []) or isinstance(schema.get("default"), dict):
            del schema["default"]
        kind = schema.get("properties", {}).get("type", {})
        if "const" in kind:
            kind["description"] = schema["description"]
        for part in schema.values():
            _suit_editors(part)
