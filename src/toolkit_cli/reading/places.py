"""Reads `content/places.csv`: every fault of every row in one run, each at its cell."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from toolkit_cli.core.characters import unseen, unusable
from toolkit_cli.core.diagnostics import Reporter, Span, did_you_mean
from toolkit_cli.core.files import DEVICES
from toolkit_cli.core.sources import KeyPath, SourceMap
from toolkit_cli.model.content import LANGUAGE
from toolkit_cli.model.node import NAME
from toolkit_cli.model.place import COLUMNS, FILE, Place
from toolkit_cli.reading.table_cells import Cell, rows
from toolkit_cli.reading.table_text import UndecidableError, decoded

RULE = "faulty-place"
_NEEDED = ("id", "name")
_LONGEST = {"id": 60, "name": 100, "contact": 100, "phone": 40, "e-mail": 100, "key-staff-role": 100}
_LONG = 200
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = re.compile(rf"[A-Za-z0-9](?:[\w.+'-]*[A-Za-z0-9_])?@(?:{_LABEL}\.)+[A-Za-z]{{2,}}", re.ASCII)
_PHONE = re.compile(
    r"(?:\+|\(?0|[1-9])[0-9]*(?:[ ()\-]{1,2}[0-9]+)*(?: (?:ext\.?|x) ?[0-9]{1,6})?", re.IGNORECASE
)
_ERROR = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")
_NO_ZERO = re.compile(r"[1-9][0-9]{8,9}")
_SAVE = "save it as CSV UTF-8"


def read_places(
    content: bytes, reporter: Reporter, *, english: bool = True
) -> tuple[dict[str, Place], SourceMap]:
    """The places that a file names, by id, and where each cell stands. Faults go to `reporter`, nothing is raised.

    The path of a cell is the index of its row among the places that are given and the name of its column. With
    any fault there is no place at all.
    """
    faults = Reporter()
    found: dict[str, Place] = {}
    spans: dict[KeyPath, Span] = {}
    for place, cells in _places(content, faults, english):
        spans |= {(len(found), name): _span(cell) for name, cell in cells.items()}
        found[place.id] = place
    reporter.extend(faults)
    return ({}, SourceMap(FILE)) if faults.failed else (found, SourceMap(FILE, spans))


def _places(content: bytes, reporter: Reporter, english: bool) -> Iterator[tuple[Place, Mapping[str, Cell]]]:
    try:
        table = rows(decoded(content, english=english), COLUMNS)
    except UndecidableError as fault:
        reporter.report("unreadable-file", Span(FILE), str(fault), _SAVE)
        return
    if table is None:
        hint = "write a first line `sep=;`, or save it as CSV UTF-8"
        reporter.report("unreadable-file", Span(FILE), "it cannot be told what separates the cells", hint)
        return
    headers, *others = table or ((),)
    _check_headers(headers, reporter)
    names = [cell.text.lower() for cell in headers]
    seen: dict[str, int] = {}
    for row in others:
        cells = dict(zip(names, row, strict=False))
        _check_row(row, names, cells, reporter)
        _check_id(cells, row, seen, reporter)
        yield _place(cells), cells


def _check_headers(headers: Sequence[Cell], reporter: Reporter) -> None:
    """Report columns that are not known, there twice, or missing."""
    names = [cell.text.lower() for cell in headers]
    counts = Counter(names)
    for number, (cell, name) in enumerate(zip(headers, names, strict=True)):
        if name not in COLUMNS:
            message = f"column `{_shown(cell.text)}` is not known" if name else "this column has no name"
            reporter.report("unknown-column", _span(cell), message, did_you_mean(name, COLUMNS))
        elif counts[name] > 1 and name in names[:number]:
            reporter.report("unknown-column", _span(cell), f"column `{name}` is there twice", "remove one")
    for name in _NEEDED:
        if name not in names:
            reporter.report("missing-column", Span(FILE), f"column `{name}` is missing", "add it")


def _check_row(
    row: Sequence[Cell], names: Sequence[str], cells: Mapping[str, Cell], reporter: Reporter
) -> None:
    for cell in row[len(names) :]:
        if cell.text:
            message = f"`{_shown(cell.text)}` stands in no column"
            reporter.report(
                RULE, _span(cell), message, "put a text that holds a separator into quotation marks"
            )
    for name in _NEEDED:
        if name in names and not (name in cells and cells[name].text):
            span = _span(cells[name] if name in cells else row[-1])
            reporter.report(RULE, span, f"column `{name}` is empty", f"every place has its {name}")
    for name, cell in cells.items():
        for message, hint in _faults(name, cell):
            reporter.report(RULE, _span(cell), f"column `{name}`: {message}", hint)


def _faults(name: str, cell: Cell) -> Iterator[tuple[str, str]]:
    """What is wrong with a cell, each with the remedy; the first fault that hides others alone."""
    text, longest = cell.text, _LONGEST.get(name, _LONG)
    misfit = next(chain(unusable(text), unseen(text)), None)
    if not cell.closed:
        yield (
            "a quotation mark is not closed, or words follow it",
            'write a quotation mark in a text twice: ""',
        )
    elif misfit:
        yield misfit.message, misfit.hint
    elif found := re.search(r"[\r\n\t]", text):
        yield f"the text holds {'a tab' if found[0] == chr(9) else 'a line break'}", "remove it"
    elif len(text) > longest:
        yield f"the text has {len(text):,} characters", f"{longest} is the most"
    elif _ERROR.fullmatch(text):
        yield f"`{text}` is an error of the spreadsheet", "mend the formula, and save again"
    elif text:
        yield from _malformed(name, text)


def _malformed(name: str, text: str) -> Iterator[tuple[str, str]]:
    digits = sum(map(str.isdigit, text))
    balanced = text.count("(") == text.count(")") and "()" not in text
    if name == "id" and (not re.fullmatch(NAME, text) or text.upper() in DEVICES):
        yield f"`{text}` is not a name", "use lower-case letters, digits and hyphens"
    elif name == "e-mail" and (not _EMAIL.fullmatch(text) or ".." in text):
        yield f"`{text}` is not an e-mail address", "write one address, such as office@school.example"
    elif name == "phone" and _NO_ZERO.fullmatch(text):
        yield f"`{text}` does not begin with 0", "format the column as text, so that no 0 is taken away"
    elif name == "phone" and not (_PHONE.fullmatch(text) and balanced and 3 <= digits <= 20):
        yield f"`{text}` is not a telephone number", "write one number, such as 01632 960 001"
    elif name == "languages":
        for tag in _tags(text):
            if not re.fullmatch(LANGUAGE, tag):
                yield f"`{tag}` is not the tag of a language", "write tags such as en-GB with spaces between"


def _check_id(
    cells: Mapping[str, Cell], row: Sequence[Cell], seen: dict[str, int], reporter: Reporter
) -> None:
    cell = cells.get("id", row[0])
    if cell.text and cell.text in seen:
        message = f"column `id`: `{_shown(cell.text)}` is there twice"
        reporter.report(RULE, _span(cell), message, f"first in line {seen[cell.text]}")
    seen.setdefault(cell.text, cell.line)


def _place(cells: Mapping[str, Cell]) -> Place:
    texts = {COLUMNS[name]: " ".join(cell.text.split()) for name, cell in cells.items() if name in COLUMNS}
    tags = tuple(dict.fromkeys(_tags(texts.pop("languages", ""))))
    return Place(texts.pop("id", ""), texts.pop("name", ""), languages=tags, **texts)


def _tags(text: str) -> list[str]:
    return re.split(r"[\s,;/|]+", text) if text else []


def _span(cell: Cell) -> Span:
    return Span(FILE, cell.line, cell.column)


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
