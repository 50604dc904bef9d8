"""Word files as other programs than Word for the desktop name their parts and styles."""

import re
from collections.abc import Mapping

_STYLE = re.compile(r'(<w:style [^>]*w:styleId=")([^"]+)(".*?<w:name w:val=")([^"]+)(")', re.DOTALL)
_NAMING = r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link|numStyleLink|styleLink) w:val=")([^"]+)(")'


def with_other_ids(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Styles with ids as a Word in another language gives, and names in other cases."""
    made = dict(parts)
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        text = parts[name].decode("utf-8")
        text = re.sub(_NAMING, lambda found: f"{found[1]}{_other(found[2])}{found[3]}", text)
        made[name] = _STYLE.sub(
            lambda found: f"{found[1]}{_other(found[2])}{found[3]}{found[4].title()}{found[5]}", text
        ).encode("utf-8")
    return made


def _other(id: str) -> str:
    """An id that says nothing; ids go round, so that some are those of other styles."""
    return {"Heading1": "Heading2", "Heading2": "Heading3", "Heading3": "berschrift1"}.get(
        id, f"a{sum(map(ord, id))}{id[:2].lower()}{len(id)}"
    )


def with_other_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts as Word Online, SharePoint and others name them: in other folders, with a slash before."""
    renamed = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
        "word/styles.xml": "word/Styles2.XML",
        "word/settings.xml": "config/settings.xml",
        "word/header1.xml": "word/top.xml",
        "word/header2.xml": "word/header1.xml",
        "word/footer1.xml": "word\\footer1.xml",
        "docProps/core.xml": "docProps/core2.xml",
    }
    return {renamed.get(name, name): _moved_in(name, content, renamed) for name, content in parts.items()}


def _moved_in(name: str, content: bytes, renamed: Mapping[str, str]) -> bytes:
    if not name.endswith(".rels") and name != "[Content_Types].xml":
        return content
    return re.sub(rb'(Target|PartName)="([^"]+)"', lambda found: _moved(found, renamed), content)


def _moved(found: re.Match[bytes], renamed: Mapping[str, str]) -> bytes:
    target = found[2].decode()
    name = target.lstrip("/")
    part = name if "/" in name else f"word/{name}"
    new = renamed.get(part, "").replace("\\", "/").lower()
    return f'{found[1].decode()}="/{new}"'.encode() if new else found[0]
