"""One output format a file. A writer is pure: a document and its context in, bytes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.known import NOTHING, Known
from toolkit_cli.locales import Locale
from toolkit_cli.model.presentation import STANDARD, Presentation

PARTED = "\f"
"""Between two sources of macros."""


@dataclass(frozen=True)
class WriterContext:
    """What a writer needs besides the document.

    `template` is the kind's template of the format, `blocks` the sources of the block macros in the order of the
    writer's `BLOCKS`, parted by `PARTED`, `pictures` the program's own drawings by name (SVG), `logo` the
    publisher's picture with its file name or None, `fonts` the folder of embedded fonts, `timestamp` the time
    written into files (UTC), `presentation` the way the document is set, `images` the files of
    `content/images/` that it shows, by name, `pronunciations` what the publisher has recordings say for words, by
    language, `known` what was measured before: it changes no byte.
    """

    template: bytes
    blocks: str
    pictures: Mapping[str, bytes]
    logo: tuple[str, bytes] | None
    fonts: Path
    locale: Locale
    timestamp: datetime
    presentation: Presentation = STANDARD
    images: Mapping[str, bytes] = field(default_factory=dict)
    pronunciations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    known: Known = NOTHING


@dataclass(frozen=True)
class Written:
    """What a writer gives: the file, its pages where the format has them, and what it found."""

    content: bytes
    pages: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
