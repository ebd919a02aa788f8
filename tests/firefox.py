"""Firefox, as distributions ship it, driven by its own Marionette: playwright brings only its own.

The protocol is a line of JSON with its length before it, ``[0, id, command, parameters]``, answered
by ``[1, id, error, result]``.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOUND = shutil.which("firefox-esr") or shutil.which("firefox")
_PREFERENCES = {
    "marionette.port": 0,  # one that is free; it is written into the profile
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.serviceWorkers.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
_STARTED = "Listening on port "
_SECONDS = 60


class Firefox:
    """A Firefox that answers commands over a socket."""

    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=_SECONDS)
        self.stream = self.socket.makefile("rb")
        self.sent = 0
        self._read()  # its greeting
        self.do("WebDriver:NewSession", capabilities={})
        self.do("WebDriver:SetTimeouts", script=_SECONDS * 1000)

    def _read(self) -> Any:
        length = b""
        while (byte := self.stream.read(1)) != b":":
            assert byte, "Firefox is gone"
            length += byte
        return json.loads(self.stream.read(int(length)))

    def do(self, command: str, **parameters: Any) -> Any:
        """What a command of Marionette answers."""
        self.sent += 1
        text = json.dumps([0, self.sent, command, parameters]).encode()
        self.socket.sendall(str(len(text)).encode() + b":" + text)
        _, number, error, result = self._read()
        assert number == self.sent
        assert not error, error
        return result

    def open(self, address: str) -> None:
        """Open a page, and wait for it."""
        self.do("WebDriver:Navigate", url=address)

    def run(self, body: str, *arguments: Any) -> Any:
        """What the body of an asynchronous function with ``given`` answers on the page."""
        script = (
            "const [given, done] = [[...arguments].slice(0, -1), arguments[arguments.length - 1]];"
            f"(async () => {{ {body} }})().then(done, (error) => done(`failed: ${{error}}`));"
        )
        found = self.do("WebDriver:ExecuteAsyncScript", script=script, args=[*arguments])["value"]
        assert not str(found).startswith("failed: "), found
        return found

    def close(self) -> None:
        """Say good-bye."""
        self.socket.close()


@contextlib.contextmanager
def started(folder: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile in ``folder``; it is ended at the end."""
    assert FOUND, "no Firefox is installed"
    folder.mkdir(parents=True)
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
    (folder / "user.js").write_text("\n".join(lines), "utf-8")
    command = [FOUND, "--headless", "--no-remote", "--marionette", "--profile", str(folder)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, errors="replace"
    )
    try:
        assert process.stdout
        # It says when it listens; if it ends before, there are no more lines.
        said = next((line for line in process.stdout if _STARTED in line), "")
        assert said, "Firefox did not start"
        firefox = Firefox(int(said.rpartition(_STARTED)[2]))
        try:
            yield firefox
        finally:
            firefox.close()
    finally:
        process.terminate()
        process.wait(_SECONDS)
