"""The lines of content and templates that errors point to, for a report that shows them."""

from collections.abc import Iterable

from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.core.sources import LINE_END

_LARGEST = 1_000_000


def source_lines(folders: Folders, diagnostics: Iterable[Diagnostic]) -> dict[tuple[str, int], str]:
    """The lines by path and number; a file that is no text, or cannot be read, gives none."""
    found: dict[tuple[str, int], str] = {}
    spans = (each.span for each in diagnostics if each.severity is Severity.ERROR and not each.span.place)
    errors = [span for span in spans if span.path.startswith(("content/", "templates/"))]
    for path in {span.path for span in errors}:
        lines = LINE_END.split(_text(folders, path))
        numbers = {span.line for span in errors if span.path == path}
        found |= {(path, number): lines[number - 1] for number in numbers if number <= len(lines)}
    return found


def _text(folders: Folders, path: str) -> str:
    for file in (folders.project / path, packaged_templates().parent / path):
        try:
            if file.is_file() and file.stat().st_size <= _LARGEST:
                return file.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError, ValueError):
            continue
    return ""
