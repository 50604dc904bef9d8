"""What people wrote beside the texts of an XLIFF file: notes, and the comments of translation tools."""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.translation.exchange._reading import local
from toolkit_cli.translation.exchange._xliff_codes import text_of


def notes(unit: etree._Element) -> tuple[str, ...]:
    """The notes that explain a text to its translator."""
    return tuple(text_of(note) for note in unit.iterfind("{*}note") if note.get("from") == "developer")


def comments(unit: etree._Element) -> tuple[str, ...]:
    """What translators ask and remark, in notes and in the ways of Trados, memoQ and Phrase."""
    told = (" ".join(each.split()) for each in _comments(unit))
    return tuple(dict.fromkeys(filter(None, told)))


def _comments(unit: etree._Element) -> Iterator[str]:
    for note in unit.iterfind("{*}note"):
        if note.get("from") != "developer":
            yield text_of(note)
    for each in unit.iter():
        if local(each) == "comment":
            yield "".join(map(str, each.itertext()))
        elif local(each) == "mrk":
            yield each.get("comment", "")
            if each.get("mtype") == "x-sdl-comment":
                yield from _defined(each)


def _defined(mark: etree._Element) -> Iterator[str]:
    """The comments of Trados stand in one place of the file, each under its id."""
    wanted = next((value for name, value in mark.items() if str(name).endswith("}cid")), None)
    for definition in mark.getroottree().iter("{*}cmt-def"):
        if definition.get("id") == wanted:
            for comment in definition.iter("{*}Comment"):
                yield "".join(map(str, comment.itertext()))
