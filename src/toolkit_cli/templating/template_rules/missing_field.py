"""A template shows nowhere what every document must carry: title, statement on other formats, copyright.

Bad: a template without `{{ statement }}`. Good: `{{ statement }}` in a panel of its own on the last page.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_MUST = ("title", "statement", "copyright")


def check(template: Template) -> Iterator[Fault]:
    """Every field of them that no tag prints."""
    printed = {
        use.name
        for each in template.tags()
        if each.tag.mark == "{{" and each.where.part != "properties" and each.where.element is not None
        for use in each.said.uses
    }
    for name in _MUST:
        if name not in printed:
            hint = f"write `{{{{ {name} }}}}` where it is to stand"
            yield Fault("body", f"the template shows the field `{name}` nowhere", hint)
