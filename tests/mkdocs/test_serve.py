"""`mkdocs serve` shows an edit of words, looks or settings, and survives a mistake."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from concord.html import policy

from ..support import ROOT, THEME, copy_site

PACKAGE = Path("scripts/concord")
PATIENCE = 300.0
"""Seconds before a server that says nothing counts as hung; never waited for otherwise."""


def _environment(project: Path) -> dict[str, str]:
    """For a process that runs the code of the project, where that has its own."""
    mine = {"PYTHONPATH": str(project / "scripts")} if (project / PACKAGE).is_dir() else {}
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORD_ARTICLES": "", **mine}


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
            env=_environment(project),
        )
        self.seen = b""
        self.watching = False

    def wait_for(self, pattern: str) -> None:
        """Read output until ``pattern`` appears after what was waited for before.

        MkDocs says no line twice: not how long a build took, if one before took as long.
        """
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
        written before that is written again. Once it has noticed anything, once is enough: what
        is written twice may be built twice, and the second build taken for the next edit's.
        """
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE
        path.write_text(text, "utf-8")
        while not self.watching and b"Detected file changes" not in self.seen:
            assert time.monotonic() < deadline, self.seen.decode()
            if select.select([self.process.stdout], [], [], 10.0)[0]:
                self.seen += os.read(self.process.stdout.fileno(), 65536)
            else:
                path.write_text(text, "utf-8")
        self.wait_for("Detected file changes")
        self.watching = True

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as response:
            return str(response.read().decode("utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small site with a copy of the code, which a test may change, too."""
    project = copy_site(tmp_path / "project", linked=False)
    # With what Python made of it, so that nothing has to be compiled.
    shutil.copytree(ROOT / PACKAGE, project / PACKAGE)
    return project


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
    catalogue = project / "translations/th/LC_MESSAGES/promising.po"
    text = catalogue.read_text("utf-8")
    old = re.search(r'msgctxt "keep-promises/statement"\nmsgid "[^\n]*"\nmsgstr "([^\n"]+)', text)
    assert old and old[1] in server.get("th/principles/keep-promises/")
    server.edit(catalogue, text.replace(old[1], "รักษาคำพูดเสมอ"))
    server.wait_for("Reloading browsers")
    assert "รักษาคำพูดเสมอ" in server.get("th/principles/keep-promises/")
    assert "Promise only what you can do" in server.get("en/principles/keep-promises/")

    page = project / "docs/principles/keep-promises.md"
    server.edit(page, page.read_text("utf-8").replace("Promise only what", "Promise what"))
    server.wait_for("Reloading browsers")
    assert "Promise what you can do" in server.get("en/principles/keep-promises/")
    assert 'class="cn-untranslated"' in server.get("fa/principles/keep-promises/")


LOOKS = (
    (f"{PACKAGE}/html/styles/base.css", "", ".served-style {}", "concord.css"),
    (
        f"{PACKAGE}/look/tokens.toml",
        "[light]",
        '[light]\nserved-ink = "#1b2a3d"',
        "concord.css",
    ),
    (f"{THEME}/assets/concord.js", "", '"served-script";', "concord.js"),
    (f"{THEME}/partials/links.html", "", '<meta name="served-partial">', "fa/"),
    (f"{PACKAGE}/search/engine/words.js", "", '"served-engine";', "search-engine.js"),
    (f"{PACKAGE}/html/templates/bare.html", "</main>", "<p>served-template</p></main>", ""),
    ("docs/interface.yml", "home: Home", "home: served-interface", "en/"),
    ("mkdocs.yml", "primary: custom", "primary: served-setting", "th/"),
)
"""Each a file, what is replaced in it (nothing: it is added to), by what, and where that shows: in
a page, or in a file of another name each time."""


def test_serve_shows_a_changed_look(server: _Server, project: Path) -> None:
    """Styles, templates, scripts and settings are sources, too: what changes in one is shown."""
    for name, old, new, address in LOOKS:
        path = project / name
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        server.edit(path, text.replace(old, new) if old else f"{text}\n{new}\n")
        server.wait_for("Reloading browsers")
        shown = re.search(r"served-[a-z-]+", new)
        if address.endswith((".css", ".js")):
            stem, suffix = address.split(".")
            found = re.search(rf"assets/{stem}\.[0-9a-f]+\.{suffix}", server.get("th/"))
            assert found, name
            address = f"th/{found[0]}"
        assert shown and shown[0] in server.get(address), name


def test_serve_survives_a_mistake(server: _Server, project: Path) -> None:
    """A page broken while serving is named, and the one before stays; mended, the server goes on."""
    page = project / "docs/principles/keep-promises.md"
    text = page.read_text("utf-8")
    server.edit(page, text.replace("{: #do-tell", "{: #say-ready"))
    server.wait_for("PAGE004")
    server.wait_for("An error happened during the rebuild")
    assert "Promise only what you can do" in server.get("en/principles/keep-promises/")
    server.edit(page, text.replace("Promise only what", "Now promise what"))
    server.wait_for("Reloading browsers")
    assert "Now promise what" in server.get("en/principles/keep-promises/")
    server.edit(page, text)
    server.wait_for("Reloading browsers")
    assert "Promise only what" in server.get("en/principles/keep-promises/")


def _index(server: _Server, code: str) -> str:
    """What the search of a language reads, with its letters as they are."""
    found = json.loads(
        server.get(f"{code}/search/{json.loads(server.get(f'{code}/search/index.json'))['index']}")
    )
    letters, places = found["letters"]
    return str(found["words"].translate(str.maketrans(letters + places, places + letters)))


def test_an_edit_shows_in_every_page_it_touches(server: _Server, project: Path) -> None:
    """Its own page, its chapter and the index; other languages' parallel views too."""
    page = project / "docs/principles/keep-promises.md"
    text = page.read_text("utf-8")
    assert "# Keep promises" in text
    own = ("en/principles/keep-promises/", "en/chapters/promising/")
    beside = [f"{code}/parallel/principles/keep-promises/" for code in ("en", "th", "fa")]
    for address in (*own, *beside):
        assert "Served anew" not in server.get(address)
    server.edit(page, text.replace("# Keep promises", "# Served anew"))
    server.wait_for("Reloading browsers")
    for address in (*own, *beside):
        assert "Served anew" in server.get(address), address
    assert "Served anew" in _index(server, "en")

    catalogue = project / "translations/th/LC_MESSAGES/promising.po"
    text = catalogue.read_text("utf-8")
    old = re.search(r'msgctxt "keep-promises/statement"\nmsgid "[^\n]*"\nmsgstr "([^\n"]+)', text)
    assert old
    new = "รักษาคำพูดเสมอ ฎ"
    server.edit(catalogue, text.replace(old[1], new))
    server.wait_for("Reloading browsers")
    for address in ("th/principles/keep-promises/", *beside):
        assert new in server.get(address), address
    assert new in _index(server, "th")


_LEFT_OUT = re.compile(r"(^|/)offline\.json$|^service-worker\.js$|/search/index\.")
"""What is not served: what browsers keep; and the index, which is not made as small as can be."""


def test_every_address_of_the_built_site_is_served(
    server: _Server, project: Path, tmp_path: Path
) -> None:
    """What is set on request is what a build makes, but for its policy and for live reload."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=project, check=True, env=_environment(project))
    compared = 0
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if _LEFT_OUT.search(name):
            continue
        with urllib.request.urlopen(server.address + name.removesuffix("index.html")) as response:
            served = response.read()
        if path.suffix in (".html", ".xml", ".json", ".css", ".js", ".woff2", ".svg", ".png"):
            assert _plain(served, server.address) == _plain(path.read_bytes(), server.address), name
            compared += 1
    assert compared > 100


def _plain(body: bytes, address: str) -> bytes:
    """A file without what serving changes in it."""
    body = re.sub(rb"<script>\nvar livereload.*?</script>", b"", body, flags=re.DOTALL)
    body = re.sub(policy.META.pattern.encode() + rb'(<meta name="referrer"[^>]*>)?', b"", body)
    body = re.sub(rb'"kept": "[^"]*"', b"", body)
    for found in (address, "https://book.example/"):
        body = body.replace(found.encode(), b"@")
    return body
