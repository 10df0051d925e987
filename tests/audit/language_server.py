"""The language server for YAML, driven over its pipe as an editor does it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

Message = dict[str, Any]


class LanguageServer:
    """A running server that looks at one folder. `settings` are those of the workspace, by section."""

    def __init__(self, command: list[str], root: Path, settings: Message) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._settings = settings
        self._said: dict[str, list[Message]] = {}
        self._number = 0
        folder = {"uri": root.as_uri(), "name": root.name}
        able = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        start = {"processId": os.getpid(), "rootUri": root.as_uri(), "workspaceFolders": [folder], "capabilities": able}
        self._ask("initialize", start)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def diagnose(self, path: Path, text: str) -> list[str]:
        """Open a file with this text; what the server says of it, each with its line, counted from 1."""
        self._said.pop(path.as_uri(), None)
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while path.as_uri() not in self._said:
            self._handle(self._receive())
        return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in self._said[path.as_uri()]]

    def complete(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What is offered at a place: the words, each with its explanation. Line and column count from 1."""
        items = self._ask("textDocument/completion", self._place(path, line, column))["items"]
        return {item["label"]: _plain(item.get("documentation")) for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown beside the mouse at a place."""
        found = self._ask("textDocument/hover", self._place(path, line, column))
        return _plain(found["contents"]) if found else ""

    def _place(self, path: Path, line: int, column: int) -> Message:
        return {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line - 1, "character": column - 1},
        }

    def _ask(self, method: str, params: Message) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            answer = self._receive()
            if answer.get("id") == self._number and "method" not in answer:
                return answer["result"]
            self._handle(answer)

    def _tell(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: Message) -> None:
        if message.get("method") == "workspace/configuration":
            wanted = [self._settings.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._said[message["params"]["uri"]] = message["params"]["diagnostics"]

    def _send(self, message: Message) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> Message:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        assert length, "the language server ended"
        message: Message = json.loads(self._process.stdout.read(length))
        return message


def _plain(said: Any) -> str:
    return str(said["value"]) if isinstance(said, dict) else str(said or "")
