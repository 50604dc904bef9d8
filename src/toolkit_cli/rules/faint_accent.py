"""An accent colour is too pale to be told from white paper: its contrast is less than 3 to 1.

Bad: `parents: "41B6E6"` under `accents:` in `templates/<kind>/kind.yaml` (2.3 to 1).
Good: `parents: "005EB8"` (6.4 to 1).
"""

from collections.abc import Iterator

from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING
_LEAST = 3.0


def check(project: Project) -> Iterator[Finding]:
    """Every accent that does not stand out."""
    for name, kind in project.kinds.items():
        accents = kind.accents.model_dump(by_alias=True, exclude={"allow"}) if kind.accents else {}
        for audience, colour in accents.items():
            contrast = ratio(colour, "FFFFFF")
            if contrast < _LEAST:
                # Cut, not rounded: 2.96 must not be shown as 3.0.
                message = f"`{colour}` has a contrast of {int(contrast * 10) / 10} to 1 with white"
                path = ("accents", audience)
                yield Finding(
                    f"templates/{name}/kind.yaml", path, message, "take a darker colour: 3 to 1 at least"
                )
