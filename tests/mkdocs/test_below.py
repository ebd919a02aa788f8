"""A site below a folder of its host, `https://host/docs/concord/`: nothing asks for what lies above."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from ..conftest import Once, QuietHandler
from ..crawl import FOLDER, below, crawl


class _Handler(QuietHandler):
    """Nothing is at the root of the host; a missing page below the folder gets that of the site."""

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / FOLDER.strip("/") / "404.html"
        page = missing.read_bytes() if self.path.startswith(FOLDER) else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def host(once: Once) -> Iterator[str]:
    """The address of a host that has the base book below a folder, and nothing else."""
    handler = functools.partial(_Handler, directory=str(once("below", below) / "host"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_every_address_is_below_the_folder_and_is_there(host: str) -> None:
    """Whatever leads somewhere leads to what is there, and nothing leads above the folder."""
    addresses, fragments = crawl(host)
    assert addresses > 130 and fragments > 200


def test_a_reader_never_leaves_the_folder(watched: Callable[..., Any], host: str) -> None:
    """Root, neutral addresses, languages, search, and what is kept for later stay below it."""
    page = watched(locale="th", service_workers="allow")
    page.goto(f"{host}{FOLDER}")
    page.wait_for_url(f"{host}{FOLDER}th/")
    worker = page.evaluate("navigator.serviceWorker.ready.then((found) => found.scope)")
    assert worker == f"{host}{FOLDER}"
    page.goto(f"{host}{FOLDER}go/keep-promises/?lang=en")
    page.wait_for_url(f"{host}{FOLDER}en/principles/keep-promises/")
    page.focus("[data-md-component=search-query]")
    page.keyboard.insert_text("promise")
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    assert result.evaluate("(link) => link.href").startswith(f"{host}{FOLDER}en/")
    page.goto(f"{host}{FOLDER}fa/no/such/page/")
    expect(page.locator("html")).to_have_attribute("lang", "fa")
    expect(page.locator("h1")).to_be_visible()
    outside = [
        url
        for url in page.requested
        if not url.startswith((f"{host}{FOLDER}", "data:", f"{host}/favicon.ico"))
    ]
    assert outside == []
    assert page.errors == []
