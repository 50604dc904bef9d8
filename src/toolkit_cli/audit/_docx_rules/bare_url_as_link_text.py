"""The words of a link in a Word document are its web address, which a screen reader spells out.

Bad: a link that reads `https://www.nhs.uk/every-mind-matters/`.
Good: a link that reads “Every Mind Matters”, with the short address beside it for print; or the short name of a
site, such as `www.nhs.uk`; an address after words that say what it is.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import introduces, is_address

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every link that reads as an address, unless words before it say what it is about: in its paragraph, or as a
    link just above."""
    said = False
    for paragraph in document.paragraphs:
        above = said
        said = False
        for link in () if paragraph.is_contents else paragraph.links:
            text = link.text.strip()
            if not is_address(text, link.target):
                said = True
            elif above or introduces(paragraph.text.partition(text)[0]):
                said = said or above
            else:
                hint = "say where it leads, and write the address after it"
                yield Fault(paragraph.at(text), f"a link reads “{text}”", hint)
