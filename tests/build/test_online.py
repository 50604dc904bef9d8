"""What the web answers, by a server of our own on 127.0.0.1; nothing else is asked."""

import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conftest import HANG
from toolkit_cli.build.check import check
from toolkit_cli.build.online import check_links
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.tools import web
from toolkit_cli.tools.web import Answer, Silence, ask

_LEADS = {
    "/old": (301, "/older"),
    "/older": (308, "/fine"),
    "/for-now": (302, "/fine"),
    "/both": (301, "/for-now"),
}
_LEADS |= {
    "/a": (301, "/b"),
    "/b": (301, "/a"),
    "/self": (301, "/self"),
    "/file": (302, "file:///etc/hostname"),
}
_LEADS |= {"/gone": (301, "/nowhere"), "/bare": (301, "")} | {f"/{n}": (302, f"/{n + 1}") for n in range(20)}
_GET_ONLY = {"/get-only": 405, "/get-only-403": 403}
_STATUS = {"/guarded": 403, "/busy": 429, "/broken": 500, "/removed": 410}


class _Pages(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        path, method = self.path, self.command
        self.server.asked.append((method, path))  # type: ignore[attr-defined]
        if path == "/slow":
            self.server.leave.wait()  # type: ignore[attr-defined]
        status, leads_to = _LEADS.get(path, (200, ""))
        if method == "HEAD":
            status = _GET_ONLY.get(path, status)
        status = _STATUS.get(path, 404 if path == "/nowhere" else status)
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Pages)
        self.asked: list[tuple[str, str]] = []
        self.leave = threading.Event()
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is meant here."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    monkeypatch.setenv("no_proxy", "*")
    with _Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.leave.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def closed() -> str:
    """An address at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


def _one(address: str, timeout: float = HANG) -> Answer:
    return ask([address], timeout=timeout)[address]


def test_a_page_that_is_there(server: _Server) -> None:
    assert _one(f"{server.address}/fine") == Answer(200)
    assert server.asked == [("HEAD", "/fine")]


@pytest.mark.parametrize("path", ["/nowhere", "/guarded", "/busy", "/broken", "/removed"])
def test_the_status_is_told(server: _Server, path: str) -> None:
    assert _one(server.address + path) == Answer(404 if path == "/nowhere" else _STATUS[path])


@pytest.mark.parametrize("path", _GET_ONLY)
def test_where_head_is_refused_get_is_tried(server: _Server, path: str) -> None:
    assert _one(server.address + path) == Answer(200)
    assert server.asked == [("HEAD", path), ("GET", path)]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/old", Answer(200, None, "/fine", True)),
        ("/for-now", Answer(200, None, "/fine", False)),
        ("/both", Answer(200, None, "/fine", False)),
        ("/gone", Answer(404, None, "/nowhere", True)),
        ("/bare", Answer(301, None, "", True)),
        ("/a", Answer(None, Silence.LOOP, "/a", True)),
        ("/self", Answer(None, Silence.LOOP, "/self", True)),
        ("/0", Answer(None, Silence.TOO_FAR, "/11", False)),
    ],
)
def test_redirects_are_followed_to_their_end(server: _Server, path: str, answer: Answer) -> None:
    target = server.address + answer.target if answer.target else ""
    assert _one(server.address + path) == Answer(answer.status, answer.silence, target, answer.lasting)


def test_only_the_web_is_asked(server: _Server) -> None:
    assert _one(f"{server.address}/file") == Answer(None, Silence.ELSEWHERE, "file:///etc/hostname", False)
    assert _one("file:///etc/hostname").silence is Silence.ELSEWHERE


def test_no_answer_in_time(server: _Server) -> None:
    assert _one(f"{server.address}/slow", timeout=0.2).silence is Silence.TIME_OUT


def test_a_refused_connection(closed: str, server: _Server) -> None:
    assert _one(closed).silence is Silence.REFUSED


def test_what_does_not_speak_http(server: _Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def talk() -> None:
            with other.accept()[0] as line:
                line.recv(1000)
                line.sendall(b"220 mail.example.org ready\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        found = _one(f"http://127.0.0.1:{other.getsockname()[1]}/")
        thread.join()
    assert found.silence is Silence.FAULTY


def test_each_page_is_asked_once_and_several_at_once(server: _Server) -> None:
    wanted = [f"{server.address}/fine", f"{server.address}/fine#top", f"{server.address}/fine#end"]
    assert ask([*wanted, *wanted], timeout=HANG) == dict.fromkeys(sorted(wanted), Answer(200))
    assert server.asked == [("HEAD", "/fine")]
    server.asked.clear()
    slow = [f"{server.address}/slow?{number}" for number in range(4)]
    meeting = threading.Barrier(4, timeout=HANG)
    original = _Pages._answer
    try:
        _Pages.do_HEAD = lambda page: (meeting.wait(), original(page))  # type: ignore[assignment, method-assign]
        assert {answer.status for answer in ask(slow, timeout=HANG).values()} == {200}
    finally:
        _Pages.do_HEAD = original


@pytest.mark.skipif(sys.platform == "win32", reason="a thread cannot send signals there")
def test_ctrl_c_does_not_wait_for_a_silent_server(
    server: _Server, monkeypatch: pytest.MonkeyPatch, ctrl_c: Callable[[], None]
) -> None:
    def interrupt(page: _Pages) -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        page.server.leave.wait()  # type: ignore[attr-defined]

    monkeypatch.setattr(_Pages, "do_HEAD", interrupt)
    before = set(threading.enumerate())
    with pytest.raises(KeyboardInterrupt):
        ask([f"{server.address}/fine"], timeout=HANG)
    asking = [each for each in threading.enumerate() if each not in before and each.name.endswith("(_work)")]
    assert asking
    assert all(each.daemon for each in asking), "the end of the program would wait for them"


def test_letters_beyond_ascii_travel(server: _Server) -> None:
    assert _one(f"{server.address}/straße?a=ü&b=%20#ende") == Answer(200)
    assert server.asked == [("HEAD", "/stra%C3%9Fe?a=%C3%BC&b=%20")]


def _links(project: Folders, *links: str) -> None:
    lines = "".join(f"      - {{text: A page, {link}}}\n" for link in links)
    text = f"title: Sleep\naudience: parents\nblocks:\n  - type: link-list\n    links:\n{lines}"
    (project.content / "sections" / "sleep.yaml").write_text(text, encoding="utf-8")


def _found(project: Folders, timeout: float = HANG) -> list[str]:
    reporter = Reporter()
    read = check(project, reporter)
    before = set(map(str, reporter))
    check_links(read, reporter, timeout)
    return [str(found) for found in reporter if str(found) not in before]


def test_findings_stand_at_their_place(project: Folders, server: _Server, closed: str) -> None:
    here = server.address
    paths = ("fine", "nowhere", "old", "for-now", "guarded", "gone", "a")
    _links(project, *(f"url: {here}/{path}" for path in paths), f"url: '{here}/fine', also: ['{closed}']")
    remedy = "(find where the page is now, or remove the link)"
    assert [line.removeprefix("content/sections/sleep.yaml:") for line in _found(project)] == [
        f"7:29: warning[dead-link] address `{here}/nowhere` leads nowhere: it answers 404 {remedy}",
        f"8:29: info[moved-link] address `{here}/old` has moved to `{here}/fine` "
        "(if that is the page meant, write this address)",
        f"9:29: info[moved-link] address `{here}/for-now` leads for now to `{here}/fine` "
        "(see that it is the page meant)",
        f"10:29: info[guarded-link] address `{here}/guarded` does not let programs in: it answers 403 "
        "(open it by hand)",
        f"11:29: warning[dead-link] address `{here}/gone` leads nowhere: it answers 404, "
        f"through `{here}/nowhere` {remedy}",
        f"12:29: warning[dead-link] address `{here}/a` leads nowhere: its redirects run in a circle, "
        f"through `{here}/a` {remedy}",
        f"13:{29 + len(here) + 16}: warning[dead-link] address `{closed}` leads nowhere: "
        f"the connection is refused {remedy}",
    ]


def test_a_slow_page_and_those_that_are_not_asked(project: Folders, server: _Server) -> None:
    _links(project, f"url: {server.address}/slow", "url: 'tel:+441872222400'", "url: 'http://nhs'")
    assert _found(project, 0.2) == [
        f"content/sections/sleep.yaml:6:29: warning[slow-link] address `{server.address}/slow` gives no answer "
        "within 0.2 seconds (try it again, and open it by hand)"
    ]
    assert {path for _, path in server.asked} <= {"/slow"}


def test_a_waiver_is_heeded_and_judged(project: Folders, server: _Server) -> None:
    waiver = "allow: [{rule: dead-link, because: it is there in term time}]"
    _links(project, f"url: '{server.address}/nowhere', {waiver}", f"url: '{server.address}/fine', {waiver}")
    (found,) = _found(project)
    assert "sleep.yaml:7:" in found
    assert "warning[unused-waiver] rule `dead-link` finds nothing here" in found


def test_the_severity_is_the_project_s(project: Folders, server: _Server) -> None:
    with (project.content / "toolkit.yaml").open("a", encoding="utf-8") as toolkit:
        toolkit.write("rules: {dead-link: error, moved-link: off}\n")
    _links(project, f"url: {server.address}/nowhere", f"url: {server.address}/old")
    (found,) = _found(project)
    assert "error[dead-link]" in found


def test_without_any_way_to_the_web_the_remedy_is_said(
    project: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(addresses: set[str], *, timeout: float) -> dict[str, Answer]:
        return dict.fromkeys(addresses, Answer(None, Silence.NO_NAMES))

    monkeypatch.setattr(web, "ask", nobody)
    _links(project, "url: http://www.example.org")
    with pytest.raises(ToolkitError, match="leave out --online"):
        _found(project)


def test_no_links_no_questions(project: Folders, server: _Server) -> None:
    assert _found(project) == []
