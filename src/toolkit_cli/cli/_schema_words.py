"""What the attributes of the content model say of themselves, for people who write content in an editor.

pydantic could take it into its models, but then every command would wait for it.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from toolkit_cli.model.node import Frozen


def describe(schema: dict[str, Any], model: type[Frozen]) -> None:
    """Put into the JSON Schema of `model` what each of its attributes, and of the models in it, means."""
    known = {each.__name__: each for each in _models(Frozen)}
    for name, content in {model.__name__: schema, **schema.get("$defs", {})}.items():
        if name in known:
            words = dict(_words(known[name]))
            for properties in _properties(content):
                for key in properties.keys() & words.keys():
                    described = {"description": words[key], **properties[key]}
                    properties[key] = dict(sorted(described.items()))


def _properties(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The properties of a model, in each of the forms in which it may be written."""
    if "properties" in schema:
        yield schema["properties"]
    for form in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _properties(form)


def _models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    for each in base.__subclasses__():
        yield each
        yield from _models(each)


def _words(model: type[Frozen]) -> Iterator[tuple[str, str]]:
    """The key of each attribute in YAML, and the docstring under it."""
    for owner in model.__mro__:
        if not issubclass(owner, Frozen):
            return
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
        for statement, following in pairwise(getattr(tree, "body", ())):
            match statement, following:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(words))):
                    if name in model.model_fields:
                        yield model.model_fields[name].alias or name, inspect.cleandoc(words)
