"""The web: asks what stands at an address, without reading it."""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from toolkit_cli import __version__

_FURTHEST = 10
_NO_HEAD = frozenset({403, 405, 501})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_EVER = frozenset({301, 308})
_ACCEPT = {"User-Agent": f"toolkit-cli/{__version__} (link check)", "Accept": "*/*"}


class Silence(StrEnum):
    """Why an address gave no answer."""

    NO_NAMES = "no name server answers"
    NO_HOST = "there is no such host"
    REFUSED = "the connection is refused"
    TIME_OUT = "no answer in time"
    CERTIFICATE = "its certificate is not valid"
    LOOP = "its redirects run in a circle"
    TOO_FAR = "it is redirected too often"
    ELSEWHERE = "it is redirected to what is no address of the web"
    FAULTY = "what answers there does not speak HTTP"
    UNREACHABLE = "it cannot be reached"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an address.

    `status` is that of the last answer, or None with the reason in `silence`. `target` is where redirects
    lead, empty without them; `lasting` says that all of them are for ever.
    """

    status: int | None = None
    silence: Silence | None = None
    target: str = ""
    lasting: bool = True


def ask(addresses: Iterable[str], *, timeout: float, at_once: int = 8) -> dict[str, Answer]:
    """What each address gives within `timeout` seconds; several are asked at once, each page only once."""
    wanted = sorted(set(addresses))
    pages = sorted({urldefrag(address).url for address in wanted})
    answers = {page: Future[Answer]() for page in pages}
    queue = SimpleQueue[str]()
    for page in pages:
        queue.put(page)
    for _ in range(min(at_once, len(pages))):
        # The threads of an executor would be waited for after Ctrl-C too, for as long as a server is silent.
        Thread(target=_work, args=(queue, answers, timeout), daemon=True).start()
    return {address: answers[urldefrag(address).url].result() for address in wanted}


def _work(queue: SimpleQueue[str], answers: Mapping[str, Future[Answer]], timeout: float) -> None:
    while True:
        try:
            page = queue.get_nowait()
        except Empty:
            return
        try:
            answers[page].set_result(_answer(page, timeout))
        except BaseException as fault:
            answers[page].set_exception(fault)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to us, so that each step is known."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _answer(address: str, timeout: float) -> Answer:
    """Follow an address to its end."""
    opener = urllib.request.build_opener(_Stay)
    end = monotonic() + timeout
    here, lasting, seen = address, True, set[str]()
    while True:
        target = here if seen else ""
        stop = _stop(here, seen)
        if stop:
            return Answer(None, stop, target, lasting)
        seen.add(here)
        try:
            status, leads_to = _step(opener, here, end)
        except _FAULTS as fault:
            return Answer(None, _silence(fault), target, lasting)
        if status not in _REDIRECTS or not leads_to:
            return Answer(status, None, target, lasting)
        here, lasting = urljoin(here, leads_to), lasting and status in _FOR_EVER


def _stop(address: str, seen: set[str]) -> Silence | None:
    if address in seen:
        return Silence.LOOP
    if not address.lower().startswith(("http://", "https://")):
        return Silence.ELSEWHERE
    return Silence.TOO_FAR if len(seen) > _FURTHEST else None


def _step(opener: urllib.request.OpenerDirector, address: str, end: float) -> tuple[int, str]:
    """The status at an address and where it leads; GET only where HEAD is not served."""
    status, headers = _request(opener, "HEAD", address, end)
    if status in _NO_HEAD:
        status, headers = _request(opener, "GET", address, end)
    return status, headers.get("Location", "")


def _request(
    opener: urllib.request.OpenerDirector, method: str, address: str, end: float
) -> tuple[int, Message]:
    left = end - monotonic()
    if left <= 0:
        raise TimeoutError
    request = urllib.request.Request(_in_ascii(address), headers=_ACCEPT, method=method)
    try:
        with opener.open(request, timeout=left) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers


def _in_ascii(address: str) -> str:
    """An address as it travels: its host in IDNA, other letters in percent form."""
    parts = urlsplit(address)
    place = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, place, path, query, ""))


_FAULTS = (OSError, http.client.HTTPException, ValueError)
_REASONS: Mapping[type[BaseException], Silence] = {
    TimeoutError: Silence.TIME_OUT,
    ConnectionRefusedError: Silence.REFUSED,
    ssl.SSLCertVerificationError: Silence.CERTIFICATE,
    http.client.HTTPException: Silence.FAULTY,
    ConnectionError: Silence.FAULTY,
    ssl.SSLError: Silence.FAULTY,
    ValueError: Silence.NO_HOST,
}


def _silence(fault: BaseException) -> Silence:
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    if isinstance(reason, socket.gaierror):
        return Silence.NO_NAMES if reason.errno == socket.EAI_AGAIN else Silence.NO_HOST
    kinds = (silence for kind, silence in _REASONS.items() if isinstance(reason, kind))
    return next(kinds, Silence.UNREACHABLE)
