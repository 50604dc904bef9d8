"""A template lacks a style that the blocks of the text are set in, or the style of the panel at the foot.

Word would show such text in the style Normal. The styles are those that `templates/_blocks/word.xml.j2` names.

Bad: a template without `List Bullet 2`. Good: the style, copied from another template with Word's Organizer.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")
_OTHERWISE = "copy it from another template: Manage Styles, Import/Export"


def check(template: Template) -> Iterator[Fault]:
    """Every style that is needed and not there."""
    needed = {(need.style, need.type): "the blocks of the text need it" for need in template.needs}
    if template.kind and template.kind.foot:
        needed.setdefault((template.kind.foot, "paragraph"), "kind.yaml names it as the panel at the foot")
    for (id, type), reason in sorted(needed.items()):
        found = template.styles.all.get(id)
        if found is not None and found.type != type:
            message = f"`{found.name}` is a {found.type} style; it is needed as a {type} style"
            yield Fault(found.place, message, _OTHERWISE)
        elif found is None:
            yield Fault(
                "styles", f"there is no {type} style `{_name(id)}`; {reason}", _hint(template, id, type)
            )


def _name(id: str) -> str:
    """The name of a style as Word shows it, from its id."""
    return _WORD.sub(" ", id)


def _hint(template: Template, id: str, type: str) -> str:
    known = [style.name for style in template.styles.all.values() if style.type == type]
    near = did_you_mean(_name(id), known)
    return near if near.startswith("did") else _OTHERWISE
