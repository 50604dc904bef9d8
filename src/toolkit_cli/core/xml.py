"""The one way to read XML of strangers: nothing outside it is read, nothing is repaired, nothing is cut off."""

from lxml import etree

_CODES = etree.ErrorTypes
_REASONS = {
    _CODES.ERR_DOCUMENT_EMPTY: "it is empty",
    _CODES.ERR_DOCUMENT_END: "something follows after its end",
    _CODES.ERR_TAG_NAME_MISMATCH: "an element ends that is not the last one begun",
    _CODES.ERR_TAG_NOT_FINISHED: "an element has no end",
    _CODES.ERR_LTSLASH_REQUIRED: "an element has no end",
    _CODES.ERR_GT_REQUIRED: "a `>` is missing",
    _CODES.ERR_LT_IN_ATTRIBUTE: "a `<` stands in a value",
    _CODES.ERR_ATTRIBUTE_REDEFINED: "an element has the same attribute twice",
    _CODES.ERR_ATTRIBUTE_NOT_STARTED: "a value has no quotation marks",
    _CODES.ERR_ATTRIBUTE_NOT_FINISHED: "a value has no quotation mark after it",
    _CODES.ERR_ATTRIBUTE_WITHOUT_VALUE: "an attribute has no value",
    _CODES.ERR_NAME_REQUIRED: "a `<` or `&` stands alone",
    _CODES.ERR_UNDECLARED_ENTITY: "it names an entity that XML does not know",
    _CODES.ERR_ENTITYREF_SEMICOL_MISSING: "an `&` stands alone",
    _CODES.ERR_INVALID_CHAR: "there is a character that XML does not allow",
    _CODES.ERR_INVALID_ENCODING: "some bytes are no text",
    _CODES.ERR_UNSUPPORTED_ENCODING: "its encoding is not known",
    _CODES.NS_ERR_UNDEFINED_NAMESPACE: "a prefix of a name is not declared",
}
"""What libxml2's codes of faults mean (libxml2, xmlerror.h)."""


def strict_parser() -> etree.XMLParser:
    """A parser that resolves no entity, reads no other file, and refuses what is nested without end."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def reason(fault: etree.XMLSyntaxError) -> str:
    """Why something is no XML, in words."""
    return _REASONS.get(getattr(fault, "code", 0), "it is not well-formed")
