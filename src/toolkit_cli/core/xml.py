"""The one way to read XML of strangers: nothing outside it is read, nothing is repaired, nothing is cut off."""

from lxml import etree


def strict_parser() -> etree.XMLParser:
    """A parser that resolves no entity, reads no other file, and refuses what is nested without end."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
