"""A template does not say which language its text is in, so that a screen reader has to guess.

The program sets the language of each document where the template gives one.

Bad: styles without a default language. Good: English (UK), by Review, Language,
Set Proofing Language, Set As Default.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import value
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """The lack of a default language."""
    if not value(template.styles.defaults, "w:lang"):
        hint = "Review, Language, Set Proofing Language, Set As Default"
        yield Fault("styles", "the template gives its text no language", hint)
