"""The settings of a Word document name another language for its theme than its styles do for its text: Word
then chooses the fonts of the theme for the wrong script.

Bad: text in Arabic, and a theme left in Hebrew by the template.
Good: the same languages in both (`w:themeFontLang` in the settings, `w:lang` in the styles).
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import SETTINGS, Document, Fault
from toolkit_cli.audit._docx_names import w
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The first pair of languages that differ, variants such as en-GB and en-US apart."""
    theme = document.setting("themeFontLang")
    own = document.styles.default_run.get("lang", {})
    for kind in ("val", "eastAsia", "bidi"):
        named, styled = theme.get(w(kind)) if theme is not None else None, own.get(kind)
        if named and styled and _language(named) != _language(styled):
            message = f"the theme is in “{named}”, the text in “{styled}”"
            yield Fault(SETTINGS, message, "choose the language again under File, Options, Language")
            break


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()
