"""A site below a folder of its host, `https://host/docs/concord/`: nothing asks for what lies above."""

from __future__ import annotations

import functools
import http.server
import io
import json
import re
import threading
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from ..conftest import Once, QuietHandler, mkdocs
from ..support import copy_site, replace

FOLDER = "/docs/concord/"
ADDRESS = f"https://book.example{FOLDER}"
ABSOLUTE = re.compile(r"https?://book\.example[^\s\"'<>)\]}\\,|]*")
IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")


class _Links(HTMLParser):
    """Everything a page leads to or loads, and the ids that are on it."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.links = set[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name == "id" or (tag, name) == ("a", "name")):
                self.ids.add(value)
            elif name in ("href", "src", "xlink:href") and value is not None:
                self.links.append(value)
            elif name == "srcset" and value:
                self.links += [part.split()[0] for part in value.split(",")]
            elif name == "style" and value:
                self.links += IN_STYLE.findall(value)
            elif name == "data-places" and value:
                self.links += [f"{ADDRESS}{path}" for path in json.loads(value).values()]


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


def _below(folder: Path) -> None:
    project = copy_site(folder / "project")
    replace(project / "docs/book.yml", "https://book.example/", ADDRESS)
    site = folder / "host" / FOLDER.strip("/")
    site.parent.mkdir(parents=True)
    result = mkdocs("build", "-q", "--site-dir", str(site), cwd=project)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def host(once: Once) -> Iterator[str]:
    """The address of a host that has the base book below a folder, and nothing else."""
    handler = functools.partial(_Handler, directory=str(once("below", _below) / "host"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def leads_to(url: str, kind: str, data: bytes) -> tuple[list[str], set[str]]:
    """What a file leads to, as whole addresses, and the ids that can be led to in it."""
    if url.endswith((".imscc", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(map(archive.read, archive.namelist()))
    if url.endswith("objects.inv"):
        head, _, rest = data.partition(b"zlib.\n")
        places = [line.split(" ")[3] for line in zlib.decompress(rest).decode().splitlines()]
        return [urljoin(url, place.partition("$")[0]) for place in places], set()
    text = data.decode("utf-8", "replace")
    links, ids = ABSOLUTE.findall(text), set[str]()
    if "html" in kind:
        page = _Links(text)
        links, ids = links + page.links, page.ids
    elif "css" in kind:
        links += IN_STYLE.findall(text)
    elif url.endswith("/offline.json"):
        links += [urljoin("../", path) or "../" for path in json.loads(text)["files"]]
        links = [f"../{link}" if not link.startswith(("..", "http")) else link for link in links]
    elif url.endswith("manifest.webmanifest"):
        told = json.loads(text)
        links += [told["start_url"], told["scope"], *(icon["src"] for icon in told["icons"])]
    elif url.endswith("/search/index.json"):
        links += [json.loads(text)["index"]]
    elif re.search(r"/search/index\.[0-9a-f]+\.json$", url):
        told = json.loads(text)
        paths = [told["paths"][of].replace("*", name) for name, of, *_ in told["pages"]]
        links += ["../" if path == "index/" else f"../{path}" for path in paths]
    return [urljoin(url, link) for link in links if link], ids


def test_every_address_is_below_the_folder_and_is_there(host: str) -> None:
    """From the root through pages, styles, feeds, site maps, lists and courses, fragments too."""
    home = f"{host}{FOLDER}"
    languages = ("en", "th", "fa")
    todo = {home, *(f"{home}{name}" for name in (
        "404.html", "sitemap.xml", "links.json", "changes.json", "objects.inv", "status.json",
        "service-worker.js", "concord-links.py",
        *(f"{code}/{name}" for code in languages for name in (
            "404.html", "offline.json", "search/index.json", "search/search_index.json", "sitemap.xml"
        )),
    ))}  # fmt: skip
    ids: dict[str, set[str]] = {}
    through: dict[str, list[str]] = {}
    fragments, misses = set[tuple[str, str, str]](), []
    while todo:
        url = todo.pop()
        try:
            with urllib.request.urlopen(url) as answer:
                kind, data = answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as error:
            misses.append((url, error.code))
            ids[url] = set()
            continue
        found, ids[url] = leads_to(url, kind, data)
        through[url] = [link.replace(ADDRESS, home) for link in found if "/go/" not in link]
        for link in found:
            target, fragment = urldefrag(link.replace(ADDRESS, home))
            parts = urlsplit(target)
            if parts.scheme not in ("http", "https"):
                continue
            target = parts._replace(query="").geturl()
            if parts.netloc == "book.example" or target.startswith(host):
                assert target.startswith(home), f"{url} leads above the site: {link}"
                if fragment:
                    fragments.add((url, target, unquote(fragment)))
                if target not in ids:
                    todo.add(target)
    assert misses == []
    lost = []
    for url, target, fragment in fragments:
        # A neutral address takes its fragment along to a page in each language.
        ends = through[target] if f"{FOLDER}go/" in target else [target]
        for end in ends:
            if fragment not in ids[end] and fragment != "__skip" and not end.endswith(".svg"):
                lost.append((url, end, fragment))
    assert lost == []
    print(f"{len(ids)} addresses, {len(fragments)} fragments, no miss")
    kinds = {url.rpartition(".")[2] for url in ids if "." in url.rpartition("/")[2]}
    assert {"css", "js", "json", "xml", "webmanifest", "png", "svg", "imscc", "inv"} <= kinds
    assert len(ids) > 130 and len(fragments) > 200


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
