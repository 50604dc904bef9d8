"""Documents of places: what a place changes in a document, and which places have which documents."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit_cli import locales
from toolkit_cli.build.plan import Task, in_order
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.blocks import ContactLine, LocalLines
from toolkit_cli.model.document import Document, Heading, Placed, Unfilled
from toolkit_cli.model.inlines import Foreign, Inline, Words
from toolkit_cli.model.local_text import filled, named_fields
from toolkit_cli.model.place import FIELDS, FILE, IN_WORDS, Place
from toolkit_cli.model.project import Project
from toolkit_cli.model.text import Text

ALL = "all"
_LABELS = {
    "name": "local_name",
    "contact": "local_contact",
    "phone": "phone",
    "email": "email",
    "role": "local_role",
    "hours": "local_hours",
}


def chosen(project: Project, wanted: Sequence[str]) -> list[Place]:
    """The places that `--places` names, by id or as `all`, sorted by id. Raises UsageError for an unknown one."""
    ids = [name.strip() for each in wanted for name in each.split(",") if name.strip()]
    if ids and not project.places:
        raise UsageError("There are no places.", f"Write {FILE}: a row with id and name for each.")
    for name in ids:
        if name != ALL and name not in project.places:
            raise no_such("place", name, project.places)
    return [place for name, place in sorted(project.places.items()) if ALL in ids or name in ids]


def placed(tasks: Iterable[Task], places: Sequence[Place]) -> list[Task]:
    """The tasks for each place, in the languages that it asks for; a made-up language is for all."""
    members = ((task, place) for task in tasks for place in places if has(place, task.language))
    return in_order(replace(task, place=place.id) for task, place in members)


def has(place: Place, language: str) -> bool:
    """Whether documents are made for a place in a language."""
    return not place.languages or language in place.languages or locales.load(language).pseudo


def without_place(document: Document) -> Document:
    """A document as it was put together, made ready for places: what names a place is out, and kept aside."""
    around = document.furniture
    unfilled = Unfilled(around.statement, around.message, document.body, document.foreign)
    if not named_fields(f"{around.statement} {around.message}") and not _has_lines(document.body):
        return document
    return replace(localised(replace(document, unfilled=unfilled), None), unfilled=unfilled)


def used(document: Document, named: Collection[str] = ()) -> frozenset[str]:
    """The fields of a place that a document shows; `named` are those that its template names."""
    unfilled = document.unfilled
    if unfilled is None:
        return frozenset(named)
    if has_lines(document):
        return frozenset(FIELDS)
    return frozenset({*named, *named_fields(f"{unfilled.statement} {unfilled.message}")})


def localised(document: Document, place: Place | None, named: Collection[str] = ()) -> Document:
    """The document of a place; the very same document where the place changes nothing in it.

    `named` are the fields of a place that the template names. Without a place, whatever names one is left out.
    """
    values = place.fields() if place else {}
    shown = {name: values[name] for name in FIELDS if name in named and values.get(name)}
    before = document.unfilled
    if before is None:
        return _marked(document, shown) if shown else document
    foreign = dict(before.foreign)
    texts = []
    for text in (before.statement, before.message):
        language = foreign.pop(text, "") if text else ""
        words = filled(text, values, language or document.language)
        texts.append(words)
        foreign |= {words: language} if language and words else {}
    told = named_fields(f"{before.statement} {before.message}")
    there = {name: values[name] for name in FIELDS if name in told and values.get(name)}
    made = replace(
        document,
        furniture=replace(document.furniture, statement=texts[0], message=texts[1]),
        body=tuple(_body(document, before.body, values)),
        foreign=foreign,
        unfilled=None,
    )
    return _marked(made, shown, there)


def _marked(document: Document, shown: Mapping[str, str], there: Mapping[str, str] | None = None) -> Document:
    """The document with the fields that its template shows; words in another language than its own are marked."""
    words = {**(there or {}), **shown}
    marks: dict[str, str] = {}
    if document.language != document.source_language:
        marks = {
            words[name]: document.source_language for name in FIELDS if name in words and name in IN_WORDS
        }
    around = replace(document.furniture, place=dict(shown)) if shown else document.furniture
    return replace(document, furniture=around, foreign={**marks, **document.foreign})


def has_lines(document: Document) -> bool:
    """Whether a document, as it was put together, has lines of the place."""
    return document.unfilled is not None and _has_lines(document.unfilled.body)


def _has_lines(body: Iterable[Placed]) -> bool:
    return any(isinstance(each.block, LocalLines) for each in body)


def _body(document: Document, body: Sequence[Placed], values: Mapping[str, str]) -> Iterator[Placed]:
    """The body with the lines of the place; a heading that has nothing but lines under it goes with them."""
    made: list[Placed] = []
    emptied = False
    for each in body:
        if isinstance(each.block, Heading) and emptied:
            _drop_headings(made, each.level)
        emptied = isinstance(each.block, LocalLines) and not any(values.values())
        if isinstance(each.block, LocalLines):
            lines = tuple(_lines(document, values))
            made += [replace(each, block=LocalLines(lines=lines))] if lines else []
        else:
            made.append(each)
    if emptied:
        _drop_headings(made, 0)
    yield from made


def _drop_headings(made: list[Placed], level: int) -> None:
    while made and isinstance(made[-1].block, Heading) and made[-1].level >= level:
        made.pop()


def _lines(document: Document, values: Mapping[str, str]) -> Iterator[ContactLine]:
    labels = locales.load(document.language).labels
    for name in FIELDS:
        if value := values.get(name, ""):
            inline: Inline = Words(value)
            if name in IN_WORDS and document.language != document.source_language:
                inline = Foreign((inline,), document.source_language)
            label = labels[_LABELS[name]]
            yield ContactLine(label=Text(label, (Words(label),)), value=Text(value, (inline,)))
