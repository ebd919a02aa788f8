"""`mkdocs serve` shows an edit, of a page or of a catalogue, and survives a mistake."""

from __future__ import annotations

import os
import re
import select
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("site")
PATIENCE = 300.0
"""Seconds before a server that says nothing counts as hung; never waited for otherwise."""


class _Server:
    """A running `mkdocs serve` whose output is read as it comes."""

    def __init__(self, project: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-u",
                "-m",
                "mkdocs",
                "serve",
                "--livereload",
                "-a",
                f"127.0.0.1:{port}",
            ],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        self.seen = b""

    def wait_for(self, pattern: str) -> None:
        """Read output until ``pattern`` appears after what was waited for before."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE
        while not (match := re.search(pattern.encode(), self.seen)):
            ready, _, _ = select.select(
                [self.process.stdout], [], [], max(0.0, deadline - time.monotonic())
            )
            chunk = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            assert chunk, f"no {pattern!r} in: {self.seen.decode()}"
            self.seen += chunk
        self.seen = self.seen[match.end() :]

    def edit(self, path: Path, text: str) -> None:
        """Write a file and wait until it is noticed.

        The watcher takes its first look some time after it says it serves, so what was
        written before that is written again.
        """
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE
        while b"Detected file changes" not in self.seen:
            assert time.monotonic() < deadline, self.seen.decode()
            path.write_text(text, "utf-8")
            if select.select([self.process.stdout], [], [], 2.0)[0]:
                self.seen += os.read(self.process.stdout.fileno(), 65536)
        self.wait_for("Detected file changes")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as response:
            return str(response.read().decode("utf-8"))


@pytest.fixture
def server(project: Path) -> Iterator[_Server]:
    running = _Server(project)
    running.wait_for("Serving on")
    yield running
    running.process.terminate()
    running.process.wait(PATIENCE)
    assert running.process.stdout is not None
    running.process.stdout.close()


def test_serve_shows_an_edited_catalogue_and_page(server: _Server, project: Path) -> None:
    """An edited .po changes its language, an edited .md the English; other pages stay."""
    catalogue = project / "translations/ms/LC_MESSAGES/hear-them-out.po"
    text = catalogue.read_text("utf-8")
    old = re.search(
        r'msgctxt "thank-them-first/statement"\nmsgid "[^\n]*"\nmsgstr "([^\n"]+)', text
    )
    assert old and old[1] in server.get("ms/principles/thank-them-first/")
    server.edit(catalogue, text.replace(old[1], "Ucap terima kasih dahulu, sentiasa."))
    server.wait_for("Documentation built")
    assert "Ucap terima kasih dahulu, sentiasa." in server.get("ms/principles/thank-them-first/")
    assert "Answer a complaint with thanks" in server.get("en/principles/thank-them-first/")

    page = project / "docs/principles/thank-them-first.md"
    server.edit(
        page,
        page.read_text("utf-8").replace("Answer a complaint with thanks", "Answer with thanks"),
    )
    server.wait_for("Documentation built")
    assert "Answer with thanks" in server.get("en/principles/thank-them-first/")
    assert 'class="cn-untranslated"' in server.get("th/principles/thank-them-first/")


def test_serve_survives_a_mistake(server: _Server, project: Path) -> None:
    """A page broken while serving is named; when it is mended, the server goes on.

    In between MkDocs lets readers wait.
    """
    page = project / "docs/principles/thank-them-first.md"
    text = page.read_text("utf-8")
    server.edit(page, text.replace("{: #do-chance", "{: #do-feedback"))
    server.wait_for("PAGE004")
    server.edit(page, text.replace("Answer a complaint", "Now answer a complaint"))
    server.wait_for("Documentation built")
    assert "Now answer a complaint" in server.get("en/principles/thank-them-first/")
