"""What the person who sends a pack reads first: what is in it, and what to do with it."""

from collections.abc import Mapping, Sequence

from toolkit_cli.model.document import Document
from toolkit_cli.requests.papers import named
from toolkit_cli.requests.record import Request

_PRINTED = (".docx", ".pdf")


def readme(
    request: Request, document: Document, made: Mapping[str, bytes], draft: str, elsewhere: Sequence[str]
) -> bytes:
    """The text of README.txt for the files that were made.

    `draft` says why it is only a draft, if it is; `elsewhere` what was asked for and others make.
    """
    around = document.furniture
    wanted = f"{', '.join(request.documents)}, {', '.join(request.formats)}, {request.language}"
    lines = [
        f"Request {request.number}: {wanted}",
        "",
        *([f"DRAFT: {draft} Tell the person so.", ""] if draft else []),
        "In this pack:",
        *(f"- {name}" for name in sorted(made)),
        "- SHA256SUMS.txt: by which a changed file is known",
        *(f"Not in it, since others make it: {each}." for each in elsewhere),
        "",
        *_use(request, made),
        "The letter goes with it: it says what this is, of when, and how to tell us if it does not work.",
        "Then note that it went out:",
        f"  toolkit request sent {request.number}",
        "",
        f"{around.publisher_name}, {around.version_line}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n"


def _use(request: Request, made: Mapping[str, bytes]) -> list[str]:
    """How each sort of file reaches a person."""
    files = [name for name in made if not name.startswith("letter")]
    found = []
    if any(name.endswith(_PRINTED) for name in files):
        on = f" on {named(request.tint)} paper, or on white paper with this colour" if request.tint else ""
        found.append(f"Print Word files and PDFs on A4 at actual size, never enlarged{on}.")
    if any(name.endswith(".brf") for name in files):
        found.append(
            "Emboss the .brf or .pef file as it is, or send it for a Braille display: do not print it."
        )
    if any(name.endswith(".mp3") for name in files):
        found.append("Send the recording with its transcript, the .txt file of the same name.")
    return found
