"""What is no file of a project: symbolic links that lead out of it, pipes and devices."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from toolkit_cli.core.diagnostics import Reporter, Severity, Span
from toolkit_cli.core.folders import Folders


def check_strange_files(folders: Folders, reporter: Reporter) -> bool:
    """Report every link in the content and the templates of a project that leads out of it, every pipe and device.

    A whole folder that is a link, `content` or `templates` itself, is the choice of whoever keeps the project.
    Gives whether there is any: to look at the others could mean to wait for ever.
    """
    found = False
    for root in (folders.content, folders.project / "templates"):
        homes = [Path(os.path.realpath(each)) for each in (folders.project, root)]
        for path, mode in _entries(root):
            span = Span(folders.shown(path))
            if stat.S_ISLNK(mode):
                target = Path(os.path.realpath(path))
                if any(target.is_relative_to(home) for home in homes):
                    continue
                message = "this is a link that leads out of the project"
                reporter.report("unsafe-path", span, message, "put the file itself there", Severity.ERROR)
            elif stat.S_ISREG(mode) or stat.S_ISDIR(mode):
                continue
            else:
                reporter.report("unreadable-file", span, "this is not a file", "remove it", Severity.ERROR)
            found = True
    return found


def _entries(root: Path) -> Iterator[tuple[Path, int]]:
    """Every file, folder and link below a folder, with its mode; links are not followed."""
    for folder, folders, files in os.walk(root):
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            try:
                yield path, path.lstat().st_mode
            except OSError:  # gone since, or not to be seen: that is told where it is read
                continue
