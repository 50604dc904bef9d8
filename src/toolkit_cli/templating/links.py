"""The targets of links in a Word document, filled as its text is: `mailto:{{ contact.email }}`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from markupsafe import Markup

from toolkit_cli.ooxml.names import RELATIONSHIPS, rels_of
from toolkit_cli.ooxml.namespaces import R, w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.templating.anatomy.elsewhere import filled_parts
from toolkit_cli.templating.environment import compiled
from toolkit_cli.templating.faults import UnfillableTemplateError

_MARKS = ("{{", "{%", "{#")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#")
_NOWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/*")


def fill_links(parts: dict[str, bytes], context: Mapping[str, Any]) -> None:
    """Fill the tags in the targets of links. A link whose target is empty then stays as words.

    Raises UnfillableTemplateError if a target fails, or if the mark of a tag is left in one.
    """
    if not any(
        mark in parts[name] for name in parts if name.endswith(".rels") for mark in (b"{{", b"{%", b"{#")
    ):
        return
    package = Package(parts)
    for source in filled_parts(package):
        root = package.root(rels_of(source))
        empty = [] if root is None else list(_filled(root, context))
        if root is not None:
            parts[rels_of(source)] = _serialised(root)
        text = package.root(source)
        if empty and text is not None:
            _unlink(text, empty)
            parts[source] = _serialised(text)


def _filled(root: etree._Element, context: Mapping[str, Any]) -> Iterator[str]:
    """Fill the targets of a part; the links that lead nowhere then."""
    for each in list(root.iter(f"{{{RELATIONSHIPS}}}Relationship")):
        target = each.get("Target", "")
        if each.get("TargetMode") != "External" or not any(mark in target for mark in _MARKS):
            continue
        address = _address(_rendered(target, context))
        if not address:
            root.remove(each)
            yield each.get("Id", "")
        each.set("Target", address)


def _rendered(target: str, context: Mapping[str, Any]) -> str:
    try:
        made = Markup(compiled(target).render(context)).unescape()
    except Exception as fault:  # Jinja raises whatever an expression of the template provokes
        raise UnfillableTemplateError(f"{type(fault).__name__}: {fault} in the link `{target}`") from fault
    if any(mark in made for mark in _MARKS):
        raise UnfillableTemplateError(f"the link `{target}` has a tag in the words that fill it")
    return str(made)


def _address(target: str) -> str:
    """A target as programs follow it; empty if it leads nowhere."""
    target = target.strip()
    if not target or _NOWHERE.fullmatch(target):
        return ""
    if target.startswith(("tel:", "sms:")):
        return "".join(target.split())
    if not _SCHEME.match(target):
        target = f"mailto:{target}" if "@" in target else f"https://{target}"
    return target.replace(" ", "%20")


def _unlink(root: etree._Element, ids: list[str]) -> None:
    for link in list(root.iter(w("hyperlink"))):
        if link.get(f"{{{R}}}id") in ids:
            for child in list(link):
                link.addprevious(child)
            parent = link.getparent()
            if parent is not None:
                parent.remove(link)
    for click in list(root.iter("{*}hlinkClick")):
        parent = click.getparent()
        if click.get(f"{{{R}}}id") in ids and parent is not None:
            parent.remove(click)


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
