"""What the templates of a stranger's project can reach: fields of content, and nothing of the program."""

import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

import web_documents
from toolkit_cli.model.document import Document
from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.faults import UnfillableTemplateError, filling
from toolkit_cli.templating.views import NAMES, Asked, view
from toolkit_cli.writers import docx, epub, html
from toolkit_cli.writers._xhtml import Xhtml


def _reached(value: Any, seen: dict[int, Any]) -> None:
    """Everything that an allow-list leads to, from a value on."""
    if id(value) in seen or len(seen) > 20_000:
        return
    seen[id(value)] = value
    inner: list[Any] = []
    if isinstance(value, Mapping):
        inner += value.values()
    elif isinstance(value, (list, tuple)):
        inner += value
    elif type(value) is Asked:
        inner += (value.ask(name) for name in value.names)
    else:
        inner += (getattr(value, name) for name in NAMES.get(type(value), ()))
    for each in inner:
        _reached(each, seen)


def _examples() -> Iterator[Any]:
    """One value of every type that a template can reach: of content, of the program and of Jinja itself."""
    document = web_documents.document("pace-poster")
    seen: dict[int, Any] = {}
    xhtml = Xhtml(document, web_documents.context(document, html))
    _reached(dict(xhtml.given), seen)
    for each in _documents():
        _reached([view(placed.block) for placed in each.body], seen)
    caught: list[Any] = []

    def keep(value: Any) -> str:
        caught.append(value)
        return ""

    made = environment()
    made.filters["keep"] = keep
    made.from_string(
        "{% macro m() %}{{ caller|keep }}{{ varargs|keep }}{{ kwargs|keep }}{{ caller() }}{% endmacro %}"
        "{{ m|keep }}{% call m() %}x{% endcall %}{% for x in [1] %}{{ loop|keep }}{{ loop.cycle|keep }}{% endfor %}"
        "{{ self|keep }}{{ range|keep }}{{ namespace|keep }}{{ namespace(a=1)|keep }}{{ range(2)|keep }}"
        "{{ [1]|map('abs')|keep }}{{ [{'a': 1}]|groupby('a')|first|keep }}{{ 'a'|e|keep }}{{ 'a'|upper|keep }}"
        "{{ 'a'.upper|keep }}{{ 1|keep }}{{ 1.5|keep }}{{ none|keep }}{{ true|keep }}{{ {}|keep }}"
        "{{ {}|items|keep }}{{ ['b']|select|keep }}{{ 'x'|batch(2)|keep }}{% block b %}{{ super|keep }}{% endblock %}"
    ).render()
    caught.append(made.from_string("{% macro a() %}{% endmacro %}{% set b = 1 %}").module)
    by_type = {}
    for value in (*seen.values(), *caught):
        by_type.setdefault(type(value), value)
    yield from by_type.values()


def _documents() -> list[Document]:
    return [
        web_documents.document(name)
        for name in (
            "pace-poster",
            "roles-and-responsibilities",
            "pace-leaflet",
            "parents-help-sheet-easy-read",
        )
    ]


_EXAMPLES = sorted(_examples(), key=lambda value: type(value).__name__)  # processes share them by number


@pytest.mark.parametrize("value", _EXAMPLES, ids=lambda value: type(value).__name__)
def test_every_name_of_every_object_is_a_field_or_refused(value: Any) -> None:
    """By all ways there are: a point, brackets, filters that take the name of a field."""
    shown = _shown(value)
    names = {*dir(value), *dir(type(value)), "parse_raw", "__globals__", "__subclasses__"} - shown
    assert "__class__" in names
    made = environment()
    for way in (
        "\n{{ x[n] }}",
        "\n{{ [x]|map(attribute=n)|list|length }}",
        "\n{{ [x]|selectattr(n)|list|length }}",
        "\n{{ [x]|sum(attribute=n) }}",
        "\n{{ [x]|join(attribute=n) }}",
    ):
        template = made.from_string(way)
        for name in sorted(name for name in names if "." not in name):
            with pytest.raises(UnfillableTemplateError) as refused, filling():
                template.render(x=value, n=name)
            assert refused.value.line == 2, name
    for name in sorted(name for name in names if name.isidentifier()):
        with pytest.raises(UnfillableTemplateError) as refused, filling():
            made.from_string(f"\n\n{{{{ x.{name} }}}}").render(x=value)
        assert refused.value.line == 3, name


def _shown(value: Any) -> set[str]:
    if type(value) is Asked:
        return set(value.names)
    if isinstance(value, dict):
        return set(value)
    if type(value).__name__ == "TemplateModule":
        return {"a", "b"}
    if type(value).__name__ == "Namespace":
        return {name for name in dir(value) if not name.startswith("_")} | {"a"}
    return set(NAMES.get(type(value), ()))


def test_the_examples_hold_all_that_is_dangerous() -> None:
    kinds = {type(value).__name__ for value in _EXAMPLES}
    assert kinds >= {
        "Asked",
        "Question",
        "Macro",
        "LoopContext",
        "TemplateReference",
        "Namespace",
        "Text",
        "dict",
    }
    assert kinds >= {
        "str",
        "Markup",
        "generator",
        "_GroupTuple",
        "TemplateModule",
        "function",
        "type",
    }


def test_no_piece_of_the_model_is_reached() -> None:
    """What a template holds is plain: a model has methods that read pickles."""
    for value in _EXAMPLES:
        assert "parse_raw" not in dir(type(value)), type(value)
        assert "model_fields" not in dir(type(value)), type(value)


@pytest.mark.parametrize("name", ["cycler", "joiner", "lipsum", "dict"])
def test_functions_of_jinja_that_no_template_needs_are_not_there(name: str) -> None:
    assert name not in environment().globals


@pytest.mark.parametrize(
    "name",
    ["attr", "pprint", "random", "tojson", "urlize", "xmlattr", "filesizeformat", "indent", "wordwrap"],
)
def test_filters_that_no_template_needs_are_not_there(name: str) -> None:
    with pytest.raises(TemplateError, match="No filter named"):
        environment().from_string(f"{{{{ 1|{name} }}}}")


class _Command:
    """Unpickled, it leaves a file behind."""

    def __init__(self, left: Path) -> None:
        self._left = str(left)

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (Path.touch, (Path(self._left),))  # type: ignore[return-value]


_RUN = "{{{{ {what}.parse_raw({payload}|string, content_type='application/pickle', encoding='latin-1', allow_pickle=true) }}}}"


@pytest.mark.parametrize(
    ("writer", "file", "before"),
    [
        (html, "_blocks/html.j2", "{% macro list(block, level, at) %}"),
        (epub, "_blocks/html.j2", "{% macro list(block, level, at) %}"),
        (docx, "_blocks/word.xml.j2", "{% macro list(block, level) %}"),
    ],
)
def test_a_block_unpickles_nothing(writer: Any, file: str, before: str, tmp_path: Path) -> None:
    left = tmp_path / "left"
    payload = pickle.dumps(_Command(left), 0).decode("latin-1")
    document = web_documents.document("pace-leaflet")
    given = web_documents.context(document, writer)
    attack = before + _RUN.format(what="block", payload=repr(payload))
    assert before in given.blocks
    from dataclasses import replace

    written = writer.write(document, replace(given, blocks=given.blocks.replace(before, attack)))
    assert not left.exists()
    (found,) = written.diagnostics
    assert found.span.path == f"templates/{file}"
    assert found.span.line == given.blocks[: given.blocks.index(before)].count("\n") + 1
    assert "parse_raw" in found.message
