"""`make bench`: what a first view weighs, and when its largest part is painted.

Pages of every language are opened in Chromium from a server that compresses as hosts do. Weights
are in KB, as gzip makes them; paint is measured on what stands for a slow phone (400 ms to the
server, 1.6 Mbit/s, a quarter of the processor), in turn with plain Material's same page.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench_books import ROOT
from bench_running import ENVIRONMENT, told
from bench_sites import MKDOCS, PLAIN, write_finished
from concord.book.load import load
from concord.book.model import Book
from playwright.sync_api import Browser, sync_playwright

LIMIT = 120.0
PAGES = ("", "chapters/{chapter}/", "principles/{principle}/")
_NETWORK = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_SLOWER = 4
_PAINTED = """() => new Promise(done => new PerformanceObserver(
  list => done(list.getEntries().at(-1).startTime)
).observe({type: 'largest-contentful-paint', buffered: true}))"""


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves files as hosts do: text compressed by gzip."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        data = _compressed(path) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if found and not _whole(path):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)


@functools.cache
def _compressed(path: Path) -> bytes:
    data = path.read_bytes()
    return data if _whole(path) else gzip.compress(data, 6)


def _whole(path: Path) -> bool:
    """Whether a file is compressed already."""
    return path.suffix in (".woff2", ".png")


def main() -> int:
    """Run the benchmarks; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="loads of each side of a ratio")
    runs = parser.parse_args().runs
    missed = 0
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        for name, value, target in measured(Path(folder), runs):
            missed += told(name, value, target)
    return int(missed > 0)


def measured(work: Path, runs: int) -> Iterator[tuple[str, float, float]]:
    """Each figure as soon as it is known: what it is, its value, its target."""
    book = load(ROOT).book
    chapter = book.chapters[0]
    principle = next(iter(book.principles())).id
    ours, plain = _sites(book, work)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for code in book.languages:
            for page in PAGES:
                path = f"{code}/{page.format(chapter=chapter, principle=principle)}"
                yield f"first view of {path}, KB", _weight(browser, ours + path), LIMIT
            _say(f"painting {path} on a slow phone, {runs} times each")
            # What MkDocs and Chromium have never opened is slower: not counted.
            both = [_painted(browser, site + path) for site in (ours, plain)]
            pairs = [
                [_painted(browser, site + path) for site in (ours, plain)] for _ in range(runs)
            ]
            assert all(both)
            first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
            yield f"largest paint of {path} / plain Material's", first / second, 1.0
        browser.close()


def _sites(book: Book, work: Path) -> tuple[str, str]:
    """The addresses of the site and of plain Material's with the same pages."""
    write_finished(book, work / "plain", PLAIN)
    for name, project in (("the site", ROOT), ("plain Material's", work / "plain")):
        _say(f"building {name}")
        subprocess.run(
            [*MKDOCS, "--site-dir", str(work / f"site-{project.name}")],
            cwd=project,
            env=ENVIRONMENT,
            check=True,
        )
    ours, plain = (_served(work / f"site-{name}") for name in (ROOT.name, "plain"))
    return ours, plain


def _served(folder: Path) -> str:
    handler = functools.partial(_Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def _opened(browser: Browser) -> Any:
    return browser.new_context(
        viewport={"width": 390, "height": 664}, service_workers="block"
    ).new_page()


def _weight(browser: Browser, address: str) -> float:
    """What opening a page fetches, in KB."""
    page = _opened(browser)
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    sent = [int(one.headers["content-length"]) for one in answers if one.url.startswith("http")]
    page.context.close()
    return sum(sent) / 1000


def _painted(browser: Browser, address: str) -> float:
    """Milliseconds until the largest part of a page is painted on a slow phone."""
    page = _opened(browser)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="networkidle")
    time = float(page.evaluate(_PAINTED))
    page.context.close()
    return time


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
