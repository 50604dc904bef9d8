"""A small client of the language server protocol: JSON-RPC over the standard streams of a process."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any

_PATIENCE = 60.0


class LanguageServer:
    """A language server with one folder open, as a context: it is stopped at the end.

    Raises queue.Empty if the server says nothing for a minute, RuntimeError if it refuses a request.
    """

    def __init__(self, command: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._requests = 0
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        capabilities = {"textDocument": {"publishDiagnostics": {}, "completion": {"completionItem": {}}}}
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": capabilities})
        self._tell("initialized", {})

    def __enter__(self) -> "LanguageServer":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.ask("shutdown", None)
            self._tell("exit", None)
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.communicate()

    def open(self, file: Path, language: str) -> list[dict[str, Any]]:
        """Open a file in the editor, and give the diagnostics of the server for it."""
        document = {
            "uri": file.as_uri(),
            "languageId": language,
            "version": 1,
            "text": file.read_text("utf-8"),
        }
        self._diagnostics.pop(file.as_uri(), None)
        self._tell("textDocument/didOpen", {"textDocument": document})
        while file.as_uri() not in self._diagnostics:
            self._take()
        return self._diagnostics[file.as_uri()]

    def completions(self, file: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What the server offers at a place (line and column from 1), by label."""
        position = {"line": line - 1, "character": column - 1}
        place = {"textDocument": {"uri": file.as_uri()}, "position": position}
        answer = self.ask("textDocument/completion", place)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items or []}

    def hover(self, file: Path, line: int, column: int) -> str:
        """What the server shows of a place."""
        position = {"line": line - 1, "character": column - 1}
        answer = self.ask(
            "textDocument/hover", {"textDocument": {"uri": file.as_uri()}, "position": position}
        )
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, params: object) -> Any:
        """Send a request and wait for its answer."""
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": params})
        while True:
            heard = self._take()
            if heard.get("id") == number and "method" not in heard:
                if "error" in heard:
                    raise RuntimeError(heard["error"])
                return heard["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it finds is kept."""
        heard = self._heard.get(timeout=_PATIENCE)
        if heard.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[heard["params"]["uri"]] = heard["params"]["diagnostics"]
        elif "method" in heard and "id" in heard:
            asked = heard["params"].get("items", []) if heard["method"] == "workspace/configuration" else None
            self._send({"id": heard["id"], "result": asked and [None for _ in asked]})
        return heard

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._heard.put(json.loads(stream.read(length)))
