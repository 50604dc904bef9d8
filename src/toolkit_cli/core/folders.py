"""The folders a project lives in, and the templates that travel with the program."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.leftovers import is_leftover

MARKER = Path("content/toolkit.yaml")
PACKS = "requests"
"""The folder of the desk's packs among the outputs: no build makes them, and none removes them."""


@dataclass(frozen=True, slots=True)
class Folders:
    """A project folder; templates are looked up in it first, then among the program's own."""

    project: Path

    @property
    def content(self) -> Path:
        return self.project / "content"

    @property
    def packs(self) -> Path:
        """The folder of what the desk packs, unless it is told another."""
        return self.project / "output" / PACKS

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, nearest first."""
        own = self.project / "templates"
        packaged = packaged_templates()
        same = os.path.realpath(own) == os.path.realpath(packaged)
        return (packaged,) if same else (own, packaged)

    @property
    def fonts(self) -> Path:
        """The folder of fonts: the project's own, or else the program's."""
        return next(
            (found for root in self.templates if (found := root / "fonts").is_dir()), self.templates[-1]
        )

    @property
    def inputs(self) -> list[str]:
        """The folders that decide over what is found and made: content, templates and the program itself."""
        program = Path(__file__).parent.parent
        return [
            str(each) for each in (self.content, self.project / "templates", packaged_templates(), program)
        ]

    def template(self, name: str) -> Path | None:
        """The file of a template such as `poster/word.docx`, or None."""
        return next((found for root in self.templates if (found := root / name).is_file()), None)

    def kinds(self) -> Iterator[str]:
        """The names of the kinds, each once: folders of templates without a leading underscore."""
        names = {found.parent.name for root in self.templates for found in root.glob("*/kind.yaml")}
        return iter(sorted(name for name in names if not (name.startswith("_") or is_leftover(name))))

    def shown(self, file: Path) -> str:
        """The path of a file as diagnostics show it: relative, with forward slashes."""
        for root, name in ((self.project, ""), (packaged_templates(), "templates/")):
            if file.is_relative_to(root):
                return name + file.relative_to(root).as_posix()
        return file.as_posix()


def packaged_templates() -> Path:
    """The templates installed with the program, or those of the source tree."""
    package = Path(__file__).parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def repository(folder: Path) -> Path | None:
    """The root of the Git work tree that a folder is in; None outside of one."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def find_project(start: Path) -> Folders:
    """The nearest project at or above `start`. Raises UsageError if there is none."""
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return Folders(folder)
    raise UsageError(
        f"There is no project at or above {start}.",
        "Go to a folder that holds content/toolkit.yaml, or make a new project with: toolkit init my-toolkit",
    )
