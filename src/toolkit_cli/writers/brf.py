"""Braille Ready Format: a page as North American Braille ASCII, for embossers and Braille displays."""

from toolkit_cli.model.document import Document
from toolkit_cli.tools import louis
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._braille import volume
from toolkit_cli.writers._braille_pages import Page
from toolkit_cli.writers._braille_words import BLANK, Translator

EXTENSION = ".brf"
TEMPLATE = ""
BLOCKS = ""
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The character of each cell, in the order of Unicode from U+2800."""


def write(document: Document, context: WriterContext, translator: Translator = louis) -> Written:
    """The document in Braille ASCII: lines end with CR LF, pages with FF.

    Raises ToolkitError where the language has no such Braille, or liblouis is missing or too old for it.
    """
    made = volume(document, context, translator)
    content = b"".join(_page(page) for page in made.pages)
    return Written(content, len(made.pages) or None, made.diagnostics)


def _page(page: Page) -> bytes:
    lines = ("".join(_ASCII[ord(cell) - ord(BLANK)] for cell in line.rstrip(BLANK)) for line in page)
    return "".join(f"{line}\r\n" for line in lines).encode("ascii") + b"\f"
