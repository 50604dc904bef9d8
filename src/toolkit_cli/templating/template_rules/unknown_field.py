"""A template names a field that no document has, in the text, a header, a footer, a table or a text box.

Bad: `{{ contact.mail }}`. Good: `{{ contact.email }}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.template import Template
from toolkit_cli.templating.template_rules._tags import faults

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """Every name that is neither a field nor made in the template itself."""
    for reading in template.readings:
        yield from faults(reading.names)
