"""The text alternatives of figures, and what gives away the name of a file."""

import re
from collections.abc import Iterator

from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import nodes

_ENDING = r"\.(?:svg(?:\.j2)?|png|jpe?g|gif|webp|bmp|tiff?|emf|wmf|eps|pdf)"
_CAMERA = r"(?:img|image|dsc\w?|photo|pxl|screenshot|scan|untitled)[ _-]?\d[\d _-]*"
_FILE_NAME = re.compile(rf"(?:\S+{_ENDING}|{_CAMERA})", re.I)


def alternatives(project: Project) -> Iterator[tuple[str, KeyPath, str, str]]:
    """File, path, name and text alternative of every figure."""
    for file, path, node in nodes(project):
        if isinstance(node, Figure):
            yield file, (*path, "alternative"), node.figure, str(node.alternative)


def is_file_name(words: str) -> bool:
    """Whether words are the name of a picture's file, such as `balance.svg` or `IMG_1234`."""
    return bool(_FILE_NAME.fullmatch(words))
