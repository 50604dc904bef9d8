# ruff: noqa: T201
"""How fast Word documents are made: against plain docxtpl making the same ones, in one process on one core.

Run by `make bench`. Plain docxtpl opens the template, compiles and saves for every document, as its
documentation shows. Both sides take turns, and the ratio is the median of the ratios of the rounds.
"""

import io
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from toolkit_cli.build import load
from toolkit_cli.build.check import check
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.templating import environment
from toolkit_cli.templating.compiled_word import CompiledWord
from toolkit_cli.templating.fields import fields
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._word_body import WordBody
from toolkit_cli.writers._word_fit import text_area
from toolkit_cli.writers._word_splice import Spliced
from toolkit_cli.writers._word_styles import Styles
from toolkit_cli.writers._word_zip import packed

HERE = Path(__file__).parent.parent
ROUNDS = 15
PLACES = [
    {
        "phone": f"01208 {number:06}",
        "email": f"office@school-{number}.example",
        "website": f"school-{number}.example",
    }
    for number in range(1, 271)
]
FIELDS = {name: f"\ue000{name}\ue001" for name in PLACES[0]}


def main() -> int:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folders, reporter = Folders(HERE), Reporter()
    project = check(folders, reporter)
    made = {name: Translations(project).document(name, "en-GB") for name in ("parents-help-sheet", "toolkit")}
    contexts = {name: load.context(folders, project, document, None) for name, document in made.items()}
    print(f"{'one document':58} {'docxtpl':>17} {'here':>17}   ratio")
    print(f"{'':58} {' cpu ms  wall ms':>17} {' cpu ms  wall ms':>17}    cpu   wall")
    ok = _sheet(made["parents-help-sheet"], contexts["parents-help-sheet"])
    return 0 if _toolkit(made["toolkit"], contexts["toolkit"]) and ok else 1


def _sheet(document: Document, context: WriterContext) -> bool:
    """A help sheet for 270 places, whose telephone number and addresses differ."""
    values = _values(document, context)
    fill = Spliced(packed(CompiledWord(context.template).render(_at(values, FIELDS))), FIELDS).fill
    assert parts_of(fill(PLACES[0])) == parts_of(_plain(context.template, _at(values, PLACES[0])))
    return _compare(
        "help sheet, places only differ",
        lambda: [_plain(context.template, _at(values, place)) for place in PLACES[:10]],
        lambda: [fill(place) for place in PLACES],
        (10, len(PLACES)),
        least=40,
    )


def _toolkit(document: Document, context: WriterContext) -> bool:
    """The whole toolkit; its body is set by the same macros on both sides."""
    word, values = CompiledWord(context.template), _values(document, context)
    assert parts_of(packed(word.render(values))) == parts_of(_plain(context.template, values))

    def plain() -> None:
        _plain(context.template, _values(document, context))

    def here() -> None:
        packed(word.render(_values(document, context)))

    def plain_with_macros() -> None:
        with _macros_compiled_anew():
            plain()

    ok = _compare("whole toolkit", plain_with_macros, here, (1, 1), least=2.5)
    _compare("whole toolkit, docxtpl given macros that are compiled", plain, here, (1, 1))
    _compare(
        "toolkit, the body given to both",
        lambda: _plain(context.template, values),
        lambda: packed(word.render(values)),
        (1, 1),
    )
    return ok


def _values(document: Document, context: WriterContext) -> Mapping[str, Any]:
    """The values of a document's fields, its body set by the macros."""
    template = parts_of(context.template)
    body = WordBody(
        document, context, Styles(template["word/styles.xml"]), text_area(template["word/document.xml"])
    )
    parts = {"body": body.body(), "contents": body.contents(), "mark": body.publisher_mark()}
    return fields(document, context.locale.labels, **parts)


def _at(values: Mapping[str, Any], place: Mapping[str, str]) -> dict[str, Any]:
    """The values with the contact of a place."""
    return {**values, "contact": place, "statement": f"Another format or language? {place['email']}"}


def _plain(template: bytes, values: Mapping[str, Any]) -> bytes:
    made = io.BytesIO()
    word = DocxTemplate(io.BytesIO(template))
    word.render(dict(values), jinja_env=environment.environment(), autoescape=True)
    word.save(made)
    return made.getvalue()


@contextmanager
def _macros_compiled_anew() -> Iterator[None]:
    """As docxtpl has it: what is in a template is compiled for each document."""
    kept = environment.compiled
    environment.compiled = lambda source, file="": environment.environment().from_string(source)  # type: ignore
    try:
        yield
    finally:
        environment.compiled = kept


def _compare(
    what: str,
    plain: Callable[[], object],
    here: Callable[[], object],
    counts: tuple[int, int],
    least: float = 0,
) -> bool:
    """Print what both take for one document; whether the ratio is what it must be at least."""
    rounds = [(_took(plain, counts[0]), _took(here, counts[1])) for _ in range(ROUNDS + 1)][1:]
    figures = [
        statistics.median(side[at] for side in sides) for sides in zip(*rounds, strict=True) for at in (0, 1)
    ]
    user, wall = (statistics.median(theirs[at] / ours[at] for theirs, ours in rounds) for at in (0, 1))
    wanted = f"   at least {least:g}" if least else ""
    texts = [f"{figures[at]:8.3f} {figures[at + 1]:8.3f}" for at in (0, 2)]
    print(f"{what:58} {texts[0]} {texts[1]}   {user:5.1f}  {wall:5.1f}{wanted}")
    return user >= least


def _took(make: Callable[[], object], count: int) -> tuple[float, float]:
    """The milliseconds of processor and of wall time for each of `count` documents."""
    user, wall = time.process_time(), time.perf_counter()
    make()
    return (time.process_time() - user) * 1000 / count, (time.perf_counter() - wall) * 1000 / count


if __name__ == "__main__":
    sys.exit(main())
