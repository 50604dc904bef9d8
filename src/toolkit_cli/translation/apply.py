"""Puts translations in the place of the English texts; what has none stays English, and says so."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias, TypeVar, assert_never

from toolkit_cli.locales import Locale
from toolkit_cli.locales.pseudo import pseudo
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words
from toolkit_cli.model.node import Node, mapped
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import Publication
from toolkit_cli.model.text import Text
from toolkit_cli.translation._typography import kept_together
from toolkit_cli.translation.segments import PUBLICATION, context_of, document_context, kind_context
from toolkit_cli.translation.translation import Translation

Change: TypeAlias = Callable[[str, Text], Text]
"""From a context and a text in the source language to the text that is printed."""
_Node = TypeVar("_Node", bound=Node)


def translated(project: Project, documents: Iterable[str], change: Change) -> Project:
    """The project with all texts that `documents` print changed to another language."""
    plans = {name: project.documents[name] for name in documents}
    used = sorted({use.use for plan in plans.values() for use in plan.content})
    kinds = sorted({plan.kind for plan in plans.values()})
    return replace(
        project,
        publication=_publication(project.publication, change) if project.publication else None,
        documents={
            name: _with(plan, change, document_context(name), "title") for name, plan in plans.items()
        },
        kinds={name: _with(project.kinds[name], change, kind_context(name), "label") for name in kinds},
        sections={name: mapped(project.sections[name], partial(change, context_of(name))) for name in used},
    )


def by_catalogue(translation: Translation, source: str) -> Change:
    """Texts as the catalogue has them; where it has none, those of the language `source`, marked as such."""

    def change(context: str, text: Text) -> Text:
        pair = translation.pairs.get((context, text.source))
        if pair is None:
            return Text(text.source, (Foreign(text.inlines, source),))
        inlines = _beside(pair.target.inlines, str(text), source)
        return Text(pair.target.source, tuple(map(kept_together, inlines)))

    return change


def _beside(inlines: Iterable[Inline], original: str, tag: str) -> Iterator[Inline]:
    """A translation; where it repeats the whole original in brackets, as behind a technical term, in its language.

    WCAG 2.2, 3.1.2: so a screen reader says `Zabawowość (Playfulness)` in Polish and English.
    """
    repeated = re.compile(rf"(?<=[(（])({re.escape(original)})(?=[)）])")
    for inline in inlines:
        if not isinstance(inline, Words):
            yield inline
            continue
        for at, words in enumerate(repeated.split(inline.text)):
            if words:
                yield Foreign((Words(words),), tag) if at % 2 else Words(words)


def by_pseudo(locale: Locale) -> Change:
    """Texts in a pseudo-language: their words are changed, their markup and addresses are not."""
    return lambda _, text: Text(text.source, tuple(_pseudo(inline, locale.tag) for inline in text.inlines))


def _pseudo(inline: Inline, tag: str) -> Inline:
    match inline:
        case Words(words):
            return Words(pseudo(tag, words))
        case ReferenceMark():
            return inline
        case Emphasis(children) | Strong(children) | Link(children) | Foreign(children):
            return replace(inline, children=tuple(_pseudo(child, tag) for child in children))
        case _:
            assert_never(inline)


def _publication(publication: Publication, change: Change) -> Publication:
    message = publication.message and change(PUBLICATION, publication.message)
    return _with(publication, change, PUBLICATION, "title", "statement").model_copy(
        update={"message": message}
    )


def _with(node: _Node, change: Change, context: str, *names: str) -> _Node:
    return node.model_copy(update={name: change(context, getattr(node, name)) for name in names})
