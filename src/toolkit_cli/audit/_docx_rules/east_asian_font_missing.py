"""Text in Chinese, Japanese or Korean has no font with its characters (`w:rFonts` with `w:eastAsia`): each
machine then shows another one, often with the forms of another language.

Bad: Arial for Chinese.
Good: a font such as Microsoft YaHei in the style, tried with readers.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault, Run
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import EAST_ASIAN, scripts

SEVERITY = Severity.WARNING
_WITHOUT = frozenset(
    {"arial", "calibri", "cambria", "times new roman", "verdana", "tahoma", "frutiger", "aptos"}
)


def check(document: Document) -> Iterator[Fault]:
    """The first run of every paragraph whose font lacks the characters."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if EAST_ASIAN & scripts(run.text).keys():
                message = _fault(run)
                if message:
                    yield Fault(paragraph.at(run.text), message, "set the Asian text font of its style")
                    break


def _fault(run: Run) -> str:
    font = run.format.get("rFonts", "eastAsia")
    if font is None:
        themed = run.format.get("rFonts", "eastAsiaTheme")
        return "" if themed else "East Asian text has no font"
    return (
        f"East Asian text has the font “{font}”, without its characters" if font.lower() in _WITHOUT else ""
    )
