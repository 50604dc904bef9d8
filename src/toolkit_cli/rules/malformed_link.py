"""A link leads to something that cannot be an address.

Bad: `https://https://www.nhs.uk`, `www.nhs.uk`, `https://www.nhs.uk/live-well.`
Good: `https://www.nhs.uk/live-well/`, `mailto:office@example.org`, `tel:+441872222400`
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.links import addresses
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR
_SCHEME = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_TWICE = re.compile(r"(?:(?:https?|mailto|tel):/*){2}|https?:/+https?/", re.IGNORECASE)
_HOST = re.compile(r"(?=.{4,253}$)(?!-)[\w-]{1,63}(?:\.(?!-)[\w-]{1,63})+\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_MAILBOX = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_NUMBER = re.compile(r"\+?[0-9]([0-9().-]*[0-9])?(;[\w=+.-]+)*")


def check(project: Project) -> Iterator[Finding]:
    """Every address with a fault."""
    for place in addresses(project):
        found = fault(place.url)
        if found:
            fact, hint = found
            yield Finding(place.file, place.path, f"address `{place.url}` {fact}", hint)


def fault(url: str) -> tuple[str, str] | None:
    """What is wrong with an address, and the remedy; None if it can be one."""
    scheme = _SCHEME.match(url)
    if not url.strip():
        return "is empty", "write the address, or remove the key"
    if re.search(r"\s|%20$", url):
        return "has a space in it", "take it out, or write it as %20"
    if _TWICE.match(url):
        return "begins twice", "begin it once, with https://"
    if not scheme:
        hint = (
            f"write `https://{url}`" if url.startswith("www.") else "begin it with https://, mailto: or tel:"
        )
        return "does not begin like one", hint
    if url[-1] in ".,;":
        return f"ends with `{url[-1]}`", "take it off; it is no part of the address"
    return {"mailto": _mail_fault, "tel": _phone_fault}.get(scheme[1].lower(), _web_fault)(url)


def _mail_fault(url: str) -> tuple[str, str] | None:
    mailbox = url[len("mailto:") :].partition("?")[0]
    hint = "write it as mailto:office@example.org"
    return None if _MAILBOX.fullmatch(mailbox) else ("has no mailbox", hint)


def _phone_fault(url: str) -> tuple[str, str] | None:
    hint = "write it as tel:+441872222400"
    return None if _NUMBER.fullmatch(url[len("tel:") :]) else ("has no telephone number", hint)


def _web_fault(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "has a host or port that cannot be", "compare it with the address that the browser shows"
    if not host:
        return "has no host", "write the whole address, such as https://www.nhs.uk/live-well/"
    if not _HOST.fullmatch(host if ":" not in host else f"[{host}]"):
        return f"has a host that cannot be: `{host}`", "compare it with the address that the browser shows"
    if re.search(r'[<>"{}|\\^`]', url):
        return "has a character that no address has", "compare it with the address that the browser shows"
    return None
