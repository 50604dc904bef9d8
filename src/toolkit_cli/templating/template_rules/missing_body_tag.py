"""A template has no place for the text.

Bad: `{{ body }}`, or none. Good: `{{p body }}` in a paragraph of its own, once.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """The lack of a place for the text in the body."""
    places = [each for each in template.holding("body") if each.where.part == "body" and each.tag.form == "p"]
    if not places:
        hint = "write `{{p body }}` in a paragraph of its own"
        yield Fault("body", "the template has no place for the text", hint)
