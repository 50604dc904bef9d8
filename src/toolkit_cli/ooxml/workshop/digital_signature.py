"""The file is signed, or asks for a signature: it names who signed, and any change makes the signature worthless.

Bad: a leaflet with the signature of its first draft. Good: a leaflet without one.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.namespaces import O
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts

SEVERITY = Severity.WARNING
IN = ("documents",)


def check(package: Package) -> Iterator[Matter]:
    """Signatures of the file, and lines that ask for one."""
    signed = [
        each
        for each in package.relationships()
        if "digital-signature" in each.target or each.kind == "origin"
    ]
    if signed or any(name.startswith("_xmlsignatures/") for name in package.parts):
        hint = "choose File, Info, View Signatures, Remove Signature"
        yield Matter("properties", None, "signature", "the file is signed digitally", hint)
    for part, root in word_parts(package):
        for line in root.iter(f"{{{O}}}signatureline"):
            yield Matter(
                part, line, "line", "the file asks for a digital signature", "delete the signature line"
            )
