"""A Word template: its package and its XML."""

from contextlib import suppress

from markupsafe import Markup

from toolkit_cli.core.folders import packaged_templates
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.templating.fields import FIELDS
from toolkit_cli.templating.lint import lint
from toolkit_cli.templating.word import render

_TEMPLATES = packaged_templates()
_BLOCKS = (_TEMPLATES / "_blocks" / "word.xml.j2").read_text(encoding="utf-8")
_CONTEXT = {
    name: {field: Markup("x") for field in fields} if fields else Markup("<w:p/>") if name == "body" else "x"
    for name, fields in FIELDS.items()
}
SEEDS = tuple((_TEMPLATES / kind / "word.docx").read_bytes() for kind in ("poster", "help-sheet"))
TOKENS = (
    b"{{ title }}", b"{{p body }}", b"{%p if title %}", b"{%p endif %}", b"{%tr for a in b %}", b"<w:p>", b"<w:r>", b"<w:t>{{</w:t>",
    b"{{ title.__class__ }}", b"{% for a in range(9999) %}", b"{{ 'a' * 99999999 }}", b"<w:ins>", b"<w:tbl/>", b"{%- raw %}",
)  # fmt: skip
WEIGHT = 2


def run(content: bytes) -> None:
    """Look at it; if nothing is wrong with it, fill it."""
    found = lint(content, "word.docx", None, _BLOCKS)
    if not any(each.severity.name == "ERROR" for each in found):
        with suppress(UnfillableTemplateError):
            render(content, _CONTEXT)
