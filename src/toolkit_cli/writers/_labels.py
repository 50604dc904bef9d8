"""The labels of figures: words that no program checks for letters, because they are drawn."""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.document import Document, Placed


def labels(document: Document) -> Iterator[tuple[Placed, str, str]]:
    """Every label of every figure, with its block and its name."""
    for placed in document.body:
        found = placed.block.labels if isinstance(placed.block, Figure) else {}
        yield from ((placed, name, str(label)) for name, label in found.items())


def unheld(placed: Placed, name: str, missing: str) -> Diagnostic:
    """The finding for characters of a label that no font holds, the same in every format."""
    message = f"no font holds `{missing}` of label `{name}`"
    return Diagnostic(placed.origin.span, Severity.ERROR, "missing-glyph", message, "use other characters")
