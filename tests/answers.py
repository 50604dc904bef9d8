"""Requests that are fulfilled: promised, packed, checked and opened."""

import hashlib
import io
import zipfile
from dataclasses import asdict
from datetime import UTC, date, datetime

from toolkit_cli.audit import audit, can_audit
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.requests.pack import pack
from toolkit_cli.requests.promise import promise
from toolkit_cli.requests.record import Channel, Need, Request, State

_DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
_BEGINNINGS = {".mp3": (b"ID3", b"\xff\xfb"), ".pdf": (b"%PDF-",), ".docx": (b"PK",), ".epub": (b"PK",)}


def fulfilled(folders: Folders, project: Project, document: str, form: str, language: str) -> set[str]:
    """The names in the pack that answers a need, after all in it was found to be what it says and without fault."""
    need = Need(document=document, format=form, language=language, channel=Channel.EMAIL)
    assert not promise(project, need).outside
    request = Request(
        **asdict(need),
        number="R-2026-0001",
        received=_DAY,
        due=date(2026, 11, 24),
        state=State.RECEIVED,
        **dict.fromkeys(("version", "document_hash", "sent_hash"), ""),
        **dict.fromkeys(("sent", "taken", "outcome", "closed")),
    )
    reporter = Reporter()
    made = pack(folders, project, request, reporter, allow_draft=True)
    assert made is not None, "\n".join(map(str, reporter))
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert archive.testzip() is None
        members = {name: archive.read(name) for name in archive.namelist()}
    sums = dict(reversed(line.split("  ")) for line in members["SHA256SUMS.txt"].decode().splitlines())
    for name, content in members.items():
        ending = name[name.rindex(".") :]
        assert content.startswith(_BEGINNINGS.get(ending, (b"",))), name
        assert content, name
        if name != "SHA256SUMS.txt":
            assert sums[name] == hashlib.sha256(content).hexdigest()
        if can_audit(name):
            assert not [str(each) for each in audit(content, name) if each.severity is Severity.ERROR]
    return set(members)
