"""Follows everything that a site leads to, on a host that has it below a folder."""

from __future__ import annotations

import io
import json
import re
import urllib.error
import urllib.request
import zipfile
import zlib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from .conftest import mkdocs
from .support import copy_site, replace

FOLDER = "/docs/concord/"
ADDRESS = f"https://book.example{FOLDER}"
ABSOLUTE = re.compile(r"https?://book\.example[^\s\"'<>)\]}\\,|]*")
IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def below(folder: Path) -> None:
    """Build the base book as ``project`` into ``host``, the root of a host, at its path."""
    project = copy_site(folder / "project")
    replace(project / "docs/book.yml", "https://book.example/", ADDRESS)
    site = folder / "host" / FOLDER.strip("/")
    site.parent.mkdir(parents=True)
    result = mkdocs("build", "-q", "--site-dir", str(site), cwd=project)
    assert result.returncode == 0, result.stdout


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


def crawl(host: str) -> tuple[int, int]:
    """Follow every link of the site :func:`below` made, from its root through pages, styles, feeds,
    site maps, lists and courses, fragments too: all lie below the folder, and are there.

    :param host: the address of its host, without a ``/`` at the end.
    :returns: how many addresses and fragments were followed.
    """
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
    kinds = {url.rpartition(".")[2] for url in ids if "." in url.rpartition("/")[2]}
    assert {"css", "js", "json", "xml", "webmanifest", "png", "svg", "imscc", "inv"} <= kinds
    assert len(ids) > 130 and len(fragments) > 200
    return len(ids), len(fragments)
