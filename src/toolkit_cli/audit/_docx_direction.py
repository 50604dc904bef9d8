"""Which of the two sets of properties Word takes for a run: those of Latin text or of complex scripts."""

from toolkit_cli.audit._docx_document import Run
from toolkit_cli.core.scripts import EAST_ASIAN, SIMPLE, script


def is_complex(run: Run) -> bool:
    """Whether size, weight, font and language for complex scripts count."""
    if run.format.on("rtl") or run.format.on("cs"):
        return True
    name = script(run.text)
    return bool(name) and name not in SIMPLE | EAST_ASIAN


def points(run: Run) -> float:
    """The size of the letters that are seen."""
    return run.format.points("szCs" if is_complex(run) else "sz")
