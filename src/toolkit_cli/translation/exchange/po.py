"""PO, for Poedit, Weblate and every other tool of gettext's family."""

from dataclasses import replace

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.translation._po_text import commented
from toolkit_cli.translation.catalogue import Catalogue, Entry
from toolkit_cli.translation.exchange import BrokenFileError, Package
from toolkit_cli.translation.exchange._reading import decoded
from toolkit_cli.translation.po import read_po, write_po

EXTENSION = ".po"
_TITLE = "Project-Id-Version"
_SOURCE = "X-Source-Language"


def write(package: Package) -> bytes:
    """The texts as a PO file; a stale entry is fuzzy and shows the previous English.

    The guidance stands above the header.
    """
    header = {_TITLE: package.title, _SOURCE: package.source_language.replace("-", "_")}
    guidance = "".join(f"{line}\n" for line in commented("#", package.guidance))
    return (guidance + write_po(Catalogue(package.language, package.entries, header))).encode()


def read(content: bytes) -> Package:
    """What a PO file holds. Raises BrokenFileError at its first fault."""
    reporter = Reporter()
    catalogue = read_po(decoded(content), "", reporter)
    if catalogue is None:
        first, *others = reporter
        hint = f"{first.hint}; the file has {len(others)} more faults" if others else first.hint
        raise BrokenFileError(first.message, first.span.line, first.span.column, hint=hint)
    if not catalogue.language:
        raise BrokenFileError("the header names no language", 1, 1, hint="write `Language: ` and its tag")
    source = catalogue.header.get(_SOURCE, "").replace("_", "-")
    return Package(catalogue.language, source, catalogue.header.get(_TITLE, ""), _rated(catalogue.entries))


def _rated(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries; a tool that drops all comments drops those too that say which are a machine's."""
    if any(entry.notes or entry.comments or entry.machine for entry in entries):
        return entries
    return tuple(replace(entry, rated=entry.stale) for entry in entries)
