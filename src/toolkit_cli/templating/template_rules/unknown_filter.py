"""A tag uses a filter or a test that does not exist.

Bad: `{{ title|uper }}`. Good: `{{ title|upper }}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.template import Template
from toolkit_cli.templating.template_rules._tags import faults

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """Every unknown filter and test."""
    for reading in template.readings:
        yield from faults(reading.filters)
