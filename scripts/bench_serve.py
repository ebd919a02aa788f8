"""One edit under ``mkdocs serve``, for the bench."""

from __future__ import annotations

import json
import os
import re
import select
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from bench_running import ENVIRONMENT, Failed, timed
from concord.book.load import load


def serve_ratio(project: Path, runs: int) -> float:
    """An edit under `mkdocs serve`, until every page it touches was fetched, against a full build.

    From the beginning of the rebuild: what MkDocs waits before it looks at files again does not count.
    """
    full = statistics.median(
        timed([sys.executable, "-m", "mkdocs", "build", "-q"], project)[0] for _ in range(runs)
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "mkdocs", "serve", "--livereload", "-a", place],
        cwd=project,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    page = project / "docs/principles/own-the-fault.md"
    text = page.read_text("utf-8")
    codes = load(project).book.languages
    touched = ["en/principles/own-the-fault/", "en/chapters/put-it-right/", "en/map/"]
    touched += [f"{code}/parallel/principles/own-the-fault/" for code in codes]
    try:
        _waited(process, rb"Serving on")
        _fetched(place, touched, "")
        seconds = []
        for run in range(runs):
            _edit(process, page, re.sub(r"(?m)^# ", f"# {run} edited ", text, count=1))
            start = time.perf_counter()
            _waited(process, rb"Reloading browsers")
            _fetched(place, touched, f"{run} edited ")
            seconds.append(time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()
        page.write_text(text, "utf-8")
    return statistics.median(seconds) / full


def _fetched(place: str, paths: Iterable[str], text: str) -> None:
    """Fetch pages, each of which must hold a text, and the index of the search in English."""
    for path in paths:
        if text not in _get(place, path):
            raise Failed(f"{path} does not show the edit")
    _get(place, f"en/search/{json.loads(_get(place, 'en/search/index.json'))['index']}")


def _get(place: str, path: str) -> str:
    with urllib.request.urlopen(f"http://{place}/{path}") as response:
        return str(response.read().decode("utf-8"))


_SEEN = bytearray()
"""Output of the server that nobody has waited for yet."""


def _edit(process: subprocess.Popen[bytes], path: Path, text: str) -> None:
    """Write a file until that is noticed: the watcher's first look comes after "Serving on"."""
    assert process.stdout is not None
    while b"Detected file changes" not in _SEEN:
        path.write_text(text, "utf-8")
        if select.select([process.stdout], [], [], 2.0)[0]:
            _SEEN.extend(os.read(process.stdout.fileno(), 65536))
    _waited(process, rb"Detected file changes")


def _waited(process: subprocess.Popen[bytes], pattern: bytes) -> bytes:
    """Read the process's output until ``pattern`` appears; its group, or all of it."""
    assert process.stdout is not None
    while not (match := re.search(pattern, _SEEN)):
        if not select.select([process.stdout], [], [], 120)[0]:
            raise Failed(f"mkdocs serve is silent: {_SEEN.decode()}")
        _SEEN.extend(os.read(process.stdout.fileno(), 65536))
    found = match[match.lastindex or 0]  # a match of a buffer changes with the buffer
    del _SEEN[: match.end()]
    return bytes(found)
