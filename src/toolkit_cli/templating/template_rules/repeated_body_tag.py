"""A template has two places for the text, so that all of it would be printed twice.

Bad: `{{p body }}` in the text and in a header. Good: `{{p body }}` in a paragraph of its own, once.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """Every place for the text after the first."""
    places = [each for each in template.holding("body") if each.tag.form == "p"]
    for each in sorted(places, key=lambda each: each.where.part != "body")[1:]:
        yield Fault(each.where.place, "the text has a second place", "remove one of the `{{p body }}`")
