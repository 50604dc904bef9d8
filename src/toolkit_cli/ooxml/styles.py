"""Styles found by their names: ids are each program's own, and in the language of whoever made them.

Word calls one style `heading 1` whatever its language; its id is `Heading1`, `berschrift1`, `Titre1` …
(ECMA-376 part 1, 17.7.4.9 and 17.7.4.17: the name is what people see and built-in styles are known by).
"""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = {"w": W}
_ID, _VAL = f"{{{W}}}styleId", f"{{{W}}}val"
_STYLE = f"{{{W}}}style"
_REFERENCES = tuple(
    f"{{{W}}}{name}"
    for name in (
        *("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"),
        *("numStyleLink", "styleLink", "clickAndTypeStyle", "defaultTableStyle"),
    )
)
"""The elements that name a style by its id."""
_SEPARATORS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """A name or id as it is compared: without blanks, signs and case; of a name with others, the first."""
    return _SEPARATORS.sub("", name.split(",", maxsplit=1)[0]).casefold()


def new_ids(styles: etree._Element, wanted: Iterable[str]) -> dict[str, str]:
    """The ids to be changed, so that each wanted id is that of the style whose name it is."""
    names = {folded(id): id for id in sorted(wanted)}
    holders: dict[str, str] = {}
    ids = [style.get(_ID, "") for style in styles.iterfind("w:style", _NS)]
    for style in styles.iterfind("w:style", _NS):
        name = style.find("w:name", _NS)
        id = names.get(folded(name.get(_VAL, "")) if name is not None else "")
        if id and (id not in holders or style.get(_ID) == id):
            holders[id] = style.get(_ID, "")
    changed = {old: id for id, old in holders.items() if old != id}
    displaced = [id for id in ids if id in changed.values() and id not in changed]
    return changed | {id: _unused(id, {*ids, *names.values()}) for id in displaced}


def _unused(id: str, used: set[str]) -> str:
    number = 2
    while f"{id}-{number}" in used:
        number += 1
    return f"{id}-{number}"


def rename(root: etree._Element, ids: Mapping[str, str]) -> bool:
    """Change ids of styles wherever a part gives or names them; whether there was any."""
    found = False
    for element in root.iter(*_REFERENCES, _STYLE):
        key = _ID if element.tag == _STYLE else _VAL
        if element.get(key) in ids:
            element.set(key, ids[element.get(key, "")])
            found = True
    return found
