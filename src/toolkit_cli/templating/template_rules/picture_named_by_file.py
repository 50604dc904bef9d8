"""The alternative text of a picture in the template is the name or the path of a file: it is read aloud, and a
path says whose computer the picture comes from.

Bad: `logo-final.png`, `C:\\Users\\office\\logo.png`. Good: “Logo of the health service”; nothing, for decoration.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_file_name
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """Every picture whose alternative text is the name of a file."""
    for paragraph in template.paragraphs:
        for properties in paragraph.element.iter("{*}docPr") if paragraph.element is not None else ():
            words = properties.get("descr", "")
            if is_file_name(words):
                message = f"the alternative text of a picture is the name of a file: {excerpt(words)}"
                hint = "right-click it, View Alt Text, and say what it tells or mark it as decorative"
                yield Fault(paragraph.place, message, hint)
