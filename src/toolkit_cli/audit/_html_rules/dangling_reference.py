"""A link within a page, a label or a description leads to an id that is not there. What an element controls may
be made by a script later, and is a warning.

Bad: `<a href="#contact">` where nothing has that id; `headers` with the id of a cell of another table.
Good: a link to the id of a heading.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, is_place_within
from toolkit_cli.audit._html_roles import role
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every reference to an id that no element has."""
    names = {each.get("name") for each in page.elements if each.tag == "a"}
    for element in page.elements:
        for key, ids in _references(element):
            for name in ids:
                if name not in page.ids and not (key == "href" and (name in names or name == "top")):
                    message = f"`{key}` leads to `{name[:60]}`, which is not there"
                    severity = Severity.WARNING if key == "aria-controls" else None
                    yield Fault(message, "correct it", page.place(element), severity)
                elif key == "headers" and not _heads(page.ids[name][0], element):
                    message = f"`headers` leads to `{name[:60]}`, which is no other cell of the table"
                    yield Fault(message, "give the id of the header cell", page.place(element))


def _heads(cell: etree._Element, element: etree._Element) -> bool:
    """Whether a cell is another one of the same table; what is no cell of a table is not asked."""
    tables = [next(each.iterancestors("table"), None) for each in (cell, element)]
    if element.tag not in {"td", "th"} or tables[1] is None or role(tables[1]) not in {"", "table", "grid"}:
        return True
    return cell is not element and cell.tag in {"td", "th"} and tables[0] is tables[1]


def _references(element: etree._Element) -> Iterator[tuple[str, list[str]]]:
    for key, value in element.attrib.items():
        if key in {"aria-labelledby", "aria-describedby", "aria-controls", "headers"}:
            yield str(key), str(value).split()
        elif key == "for" and element.tag == "label":
            yield key, [str(value)]
        elif key == "href" and element.tag in {"a", "area"} and str(value).startswith("#") and len(value) > 1:
            goal = unquote(str(value)[1:])
            yield key, [] if is_place_within(goal) else [goal]
