"""Everything that goes out for a request, in one zip: the files, a letter, what is inside, and their sums."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from toolkit_cli import locales, writers
from toolkit_cli.audit import audit, can_audit
from toolkit_cli.build.checked import UNCHECKED, is_checked
from toolkit_cli.build.formats import OUTSIDE, File
from toolkit_cli.build.load import context
from toolkit_cli.build.located import located
from toolkit_cli.build.release import report_placeholders
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, Severity
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.errors import ContentError
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.requests.letter import called, letter, letter_files
from toolkit_cli.requests.promise import files_of, ours, singles
from toolkit_cli.requests.readme import readme
from toolkit_cli.requests.record import Need, Request
from toolkit_cli.requests.texts import document_of, text_hash
from toolkit_cli.writers import WriterContext, Written

_FIXED = (1980, 1, 1, 0, 0, 0)
_COMMENT = re.compile(r"([0-9a-f]{64}) (.*)", re.S)


@dataclass(frozen=True)
class Pack:
    """A zip that goes out; `document_hash` says which text it holds, `version` that of the edition."""

    name: str
    content: bytes
    members: tuple[str, ...]
    document_hash: str
    version: str

    @property
    def sha256(self) -> str:
        return digest(self.content)


def pack(
    folders: Folders,
    project: Project,
    request: Request,
    reporter: Reporter,
    *,
    allow_draft: bool = False,
    timestamp: datetime | None = None,
    day: date | None = None,
) -> Pack | None:
    """What answers a request; None where what was made has faults, which are in `reporter`.

    `timestamp` is that of the files, `day` the date of the letter. What others make is not in it.
    Raises ContentError for a draft without `allow_draft`.
    """
    answers = [
        _Answer(folders, project, request, need, document_of(project, need), reporter, timestamp)
        for need in ours(project, request)
    ]
    draft = " ".join(dict.fromkeys(answer.draft for answer in answers if answer.draft))
    if draft and not allow_draft:
        raise ContentError(
            f"{draft} It may not go out as it is.", "Have it checked, or send it with --allow-draft."
        )
    report_placeholders(project, {*request.documents, *(answer.document.id for answer in answers)}, reporter)
    if reporter.failed:
        return None
    made = dict(file for answer in answers for file in answer.files())
    made |= _letters(answers, day or request.received.date())
    if reporter.failed:
        return None
    made["README.txt"] = readme(request, answers[0].document, made, draft, _elsewhere(answers, request))
    sums = "".join(f"{digest(content)}  {name}\n" for name, content in sorted(made.items()))
    made["SHA256SUMS.txt"] = sums.encode()
    publication = project.publication
    assert publication is not None
    text = text_hash(project, request)
    version = publication.version or publication.edition
    return Pack(
        name=f"{request.number}.zip",
        content=_zipped(made, f"{text} {version}"),
        members=tuple(sorted(made)),
        document_hash=text,
        version=version,
    )


def packed_text(content: bytes) -> tuple[str, str] | None:
    """The `document_hash` and the version of the text in a pack; None if the bytes are no pack.

    Content may change between packing and sending: what went out is what the pack says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _COMMENT.fullmatch(archive.comment.decode(errors="replace"))
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    return (found[1], found[2]) if found else None


@dataclass(frozen=True)
class _Answer:
    """What answers one document in one format, and what its files are made with; faults go to `reporter`."""

    folders: Folders
    project: Project
    request: Request
    need: Need
    document: Document
    reporter: Reporter
    timestamp: datetime | None

    @property
    def draft(self) -> str:
        """Why what is sent is only a draft, in words; empty if it is not."""
        if self.document.furniture.draft_notice:
            return f"`{self.document.id}` in {locales.load(self.document.language).english_name} is a draft."
        return "" if self.checked else UNCHECKED.get(self.need.format, "")

    @property
    def checked(self) -> bool:
        """Whether a person has read or heard exactly this."""
        need = self.need
        return is_checked(self.project, self.document.id, need.language, need.format, need.braille_grade)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files asked for, each checked for accessibility."""
        for file in files_of(self.project, self.need):
            content = self.written(self.document, file)
            name = f"{self.document.id}{file.ending}"
            self.reporter.extend(_audited(name, content))
            yield name, content

    def written(self, document: Document, file: File) -> bytes:
        """A file of a document."""
        write: Callable[[Document, WriterContext], Written] = plug_in(writers, file.writer).write
        written = write(document, context(self.folders, self.project, document, self.timestamp, file))
        self.reporter.extend(located(self.project, written.diagnostics))
        return written.content


def _audited(name: str, content: bytes) -> Iterator[Diagnostic]:
    if content and can_audit(name):
        yield from (found for found in audit(content, name) if found.severity is Severity.ERROR)


def _elsewhere(answers: Sequence[_Answer], request: Request) -> list[str]:
    """What was asked for and is not in the pack, since others make it."""
    here = {(each.need.document, each.need.format) for each in answers}
    missing = [each for each in singles(request) if (each.document, each.format) not in here]
    return [f"{each.document}, {OUTSIDE.get(each.format, each.format)}" for each in missing]


def _letters(answers: Sequence[_Answer], day: date) -> dict[str, bytes]:
    """The letter that goes with the files, in the formats of the request and as text, by name."""
    first = answers[0]
    locale = locales.load(first.document.language)
    enclosed = [(str(each.document.title), called(each.need, locale)) for each in answers]
    quiet = replace(letter(first.document, locale, first.request, enclosed, day), figures={})
    made = {}
    for answer in answers:
        for file in letter_files(files_of(answer.project, answer.need), answer.need.format):
            name = f"letter{file.ending}"
            if name not in made:
                made[name] = answer.written(quiet, file)
                answer.reporter.extend(_audited(name, made[name]))
    return made


def _zipped(members: Mapping[str, bytes], comment: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(members.items()):
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, content)
        archive.comment = comment.encode()
    return made.getvalue()
