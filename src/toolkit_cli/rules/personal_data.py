"""Something about a person stands in the content, and would be published or kept with it.

Looked for are NHS numbers, dates of birth, e-mail addresses and UK mobile numbers, in every value of
every content file. The contacts in `content/toolkit.yaml` are meant to be public. The message shows only
the beginning of what was found, so that a report does not spread it.

Bad: `Ask for Jane on 07700 900123.`
Good: `Ask the school office.`, or the contact of the publisher.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.nhs_number import is_nhs_number
from toolkit_cli.model.project import Project
from toolkit_cli.rules._strings import strings

SEVERITY = Severity.ERROR
_TOOLKIT = "content/toolkit.yaml"
_WORTH_A_LOOK = re.compile(r"[0-9@]")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_GAP = r"[ \-‐‑–]?"
_TEN_DIGITS = re.compile(rf"(?<!\d)[1-9]\d\d{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)", re.ASCII)
_NO_NHS_NUMBER = re.compile(
    r"(?:\bISBN(?:-1[03])?:?|\b97[89]-?|(?:\+|\b00)\d{1,3}(?: ?\(0\))?) ?-?$", re.IGNORECASE
)
"""What stands before the ten digits of an ISBN, and before those of a telephone number abroad or at home."""
_MOBILE = re.compile(
    r"(?<!\d)(?:(?:\+|00)44[ ()\-‑–]{0,2}(?:0[ )\-]{0,2})?|0)7(?:[ ()\-‑–]{0,2}\d){9}(?!\d)", re.ASCII
)
_EMAIL = re.compile(r"(?<![\w.%+'’-])[\w.%+'’-]+@[\w-]+(?:\.[\w-]+)+")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,4}}[/.\-–]\d{{1,2}}[/.\-–]\d{{1,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{2,4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{2,4}})"
)
_BIRTH = re.compile(
    rf"\b(?:date of birth|birth date|d\.? ?o\.? ?b\b\.?|born on)[ :=,()\-–]{{0,3}}"
    rf"(?:is |was )?(?:the )?(?:[a-z]+day,? )?{_DATE}",
    re.IGNORECASE,
)
_KINDS = {_BIRTH: "a date of birth", _EMAIL: "an e-mail address", _MOBILE: "a mobile number"}


def check(project: Project) -> Iterator[Finding]:
    """Every value that holds something about a person."""
    if _TOOLKIT not in project.values:
        return  # while the public contacts are not known, nothing can be told from them
    public = _contacts(project.values[_TOOLKIT])
    for file, value in project.values.items():
        if file.startswith("content/"):
            for path, text in strings(value):
                for kind, found in personal_data(text, public):
                    message = f"{kind} stands here: `{found[:3]}…`"
                    yield Finding(file, path, message, "take it out, or give the contact of the publisher")


def personal_data(text: str, public: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """What in a text is about a person, each with its kind, but for the `public` contacts."""
    if not _WORTH_A_LOOK.search(text):
        return
    text = " ".join(_FINGERPRINT.sub("", text).split())
    for pattern, kind in _KINDS.items():
        yield from ((kind, found[0]) for found in pattern.finditer(text) if plain(found[0]) not in public)
    mobiles = {found.end(): found.start() for found in _MOBILE.finditer(text)}
    for found in _TEN_DIGITS.finditer(text):
        before = text[max(found.start() - 16, 0) : found.start()]
        within = mobiles.get(found.end(), found.end()) < found.start()
        if is_nhs_number(found[0]) and not within and not _NO_NHS_NUMBER.search(before):
            yield "an NHS number", found[0]


def plain(contact: str) -> str:
    """An address or number in the one form in which it is compared."""
    if "@" in contact:
        return contact.casefold().strip(".'’")
    return re.sub(r"^(?:00)?44(?:0(?=7))?", "0", re.sub(r"\D", "", contact))


def _contacts(toolkit: Any) -> frozenset[str]:
    contact = toolkit.get("contact") if isinstance(toolkit, dict) else None
    return frozenset(plain(text) for _, text in strings(contact))
