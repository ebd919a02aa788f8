"""nginx and Caddy serve the site as the configurations say that are made with it."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import brotli
import pytest
from concord.book.load import load
from concord.hosting import compress, servers
from concord.hosting.told import told
from playwright.sync_api import expect

from ..conftest import Once
from ..crawl import FOLDER, below, crawl
from .conftest import program

MODULE = "/usr/share/nginx/modules/ngx_http_brotli_static_module.so"
NGINX = """load_module {module};
daemon off; {user} worker_processes 1; pid {folder}/pid; error_log {folder}/log;
events {{}}
http {{ include /etc/nginx/mime.types; access_log off; include {folder}/site.conf; }}
"""
CADDY = "{\n\tadmin off\n\tauto_https off\n}\n"
OLD, NEW = f"{FOLDER}th/principles/old/", f"{FOLDER}th/principles/keep-promises/"


@dataclass
class Host:
    """A server at work. :ivar port: where; :ivar folder: what it serves as ``/``."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def asked(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The status, headers (in small letters) and body of an answer, as sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Host": f"127.0.0.1:{self.port}", **named})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, found, answer.read()


def _compressed(folder: Path) -> None:
    below(folder)
    assert compress.compress(folder / "host" / FOLDER.strip("/")) > 100


def _command(server: str, folder: Path, text: str) -> list[str]:
    if server == "caddy":
        (folder / "Caddyfile").write_text(CADDY + text, "utf-8")
        return [
            program("caddy"),
            "run",
            "--adapter",
            "caddyfile",
            "--config",
            str(folder / "Caddyfile"),
        ]
    assert Path(MODULE).is_file(), "libnginx-mod-http-brotli-static is not installed"
    (folder / "site.conf").write_text(text, "utf-8")
    user = "user root;" if os.getuid() == 0 else ""
    main = NGINX.format(module=MODULE, folder=folder, user=user)
    (folder / "nginx.conf").write_text(main, "utf-8")
    return [program("nginx"), "-c", str(folder / "nginx.conf")]


@pytest.fixture(scope="module", params=servers.SERVERS)
def host(
    request: pytest.FixtureRequest, once: Once, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """The base book below a folder, served by each server as its configuration says."""
    made, folder = once("below-compressed", _compressed), tmp_path_factory.mktemp(request.param)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = made / "host" / FOLDER.strip("/")
    says = told(load(made / "project").book, site, ("https://courses.example",))
    listen = f"127.0.0.1:{port}" if request.param == "nginx" else f"http://127.0.0.1:{port}"
    text = servers.configuration(
        request.param, replace(says, moved={OLD: NEW}), str(made / "host"), listen
    )
    log = (folder / "out").open("w")
    command = _command(request.param, folder, text)
    running = subprocess.Popen(
        command, stdout=log, stderr=log, env={**os.environ, "HOME": str(folder)}
    )
    try:
        until = time.monotonic() + 60
        while True:
            assert running.poll() is None and time.monotonic() < until, (folder / "out").read_text()
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                continue
        yield Host(port, made / "host")
    finally:
        running.terminate()
        running.wait(30)
        log.close()


def test_every_address_is_there(host: Host) -> None:
    """The crawl finds on the server what it finds on a plain host."""
    addresses, fragments = crawl(host.address)
    print(f"{addresses} addresses, {fragments} fragments, no miss")
    assert addresses > 130 and fragments > 200


def test_texts_are_sent_as_the_copies_that_were_made(host: Host) -> None:
    """Brotli for who takes it, gzip for others, plain for the rest; each is the same text."""
    for path in (f"{FOLDER}th/", f"{FOLDER}links.json", f"{FOLDER}en/search/index.json"):
        _, plain, text = host.asked(path)
        assert "content-encoding" not in plain
        if len(text) < 600:
            continue
        _, small, data = host.asked(path, Accept_Encoding="gzip")
        assert small["content-encoding"] == "gzip" and gzip.decompress(data) == text
        _, smaller, data = host.asked(path, Accept_Encoding="gzip, br")
        assert smaller["content-encoding"] == "br" and brotli.decompress(data) == text
        assert "Accept-Encoding" in smaller["vary"]


def test_names_with_a_digest_are_kept_for_ever_and_others_asked_for_anew(host: Host) -> None:
    """A page asks for no file that a browser could have kept from another build."""
    _, headers, page = host.asked(f"{FOLDER}en/principles/keep-promises/")
    assert headers["cache-control"] == "no-cache" and headers["etag"]
    status, _, _ = host.asked(
        f"{FOLDER}en/principles/keep-promises/", If_None_Match=headers["etag"]
    )
    assert status == 304
    found = re.findall(r'(?:src|href)="../../(assets/[^"]+\.(?:js|css|svg))"', page.decode())
    assert len(found) > 5
    for path in found:
        _, headers, _ = host.asked(f"{FOLDER}en/{path}")
        assert headers["cache-control"] == "public, max-age=31536000, immutable", path
    _, headers, _ = host.asked(f"{FOLDER}service-worker.js")
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("courses/concord-en-1.3.imscc", "application/zip"),
        ("exports/concord.tmx", "application/xml"),
        ("objects.inv", "application/octet-stream"),
        ("th/manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_types_that_servers_do_not_know(host: Host, path: str, kind: str) -> None:
    """With `nosniff` a wrong type would be an error."""
    status, headers, _ = host.asked(f"{FOLDER}{path}")
    assert (status, headers["content-type"].partition(";")[0]) == (200, kind)


def test_what_is_missing_is_told_in_its_language(host: Host) -> None:
    """404 with the page of the language of the address, else with the root's; guarded as all are."""
    for path, language in (("th/no/page/", "th"), ("fa/no.html", "fa"), ("no/", "en")):
        status, headers, page = host.asked(f"{FOLDER}{path}")
        assert status == 404 and f'<html lang="{language}"' in page.decode()
        assert "frame-ancestors" in headers["content-security-policy"]


def test_old_addresses_and_neutral_ones(host: Host) -> None:
    """A page that moved: 301. A program at a neutral address: the language it names; a browser
    gets the page, which knows more."""
    status, headers, _ = host.asked(OLD)
    assert (status, headers["location"]) == (301, NEW)
    go = f"{FOLDER}go/keep-promises/"
    for asked, wanted in (("th-TH,th;q=0.9,en", NEW), ("fa", NEW.replace("th/", "fa/", 1))):
        status, headers, _ = host.asked(go, Accept_Language=asked)
        assert (status, headers["location"]) == (302, wanted)
        assert "Accept-Language" in headers["vary"]
    for headers, query in (
        ({"Accept_Language": "th", "Sec_Fetch_Mode": "navigate"}, ""),
        ({"Accept_Language": "th"}, "?lang=en"),
        ({"Accept_Language": "de"}, ""),
        ({}, ""),
    ):
        status, _, page = host.asked(f"{go}{query}", **headers)
        assert status == 200 and b"data-places" in page
    assert host.asked(f"{FOLDER}go/none/", Accept_Language="th")[0] == 404


def test_the_site_works_under_its_headers(watched: Callable[..., Any], host: Host) -> None:
    """Nothing is forbidden that a page needs; courses that were named may frame it."""
    page = watched(locale="fa", service_workers="allow")
    told: list[str] = []
    page.on("console", lambda line: line.type == "error" and told.append(line.text))
    page.goto(f"{host.address}{FOLDER}")
    page.wait_for_url(f"{host.address}{FOLDER}fa/")
    page.goto(f"{host.address}{FOLDER}en/parallel/principles/keep-promises/?with=fa,en")
    page.focus("[data-md-component=search-query]")
    page.keyboard.insert_text("promise")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(f"{host.address}{FOLDER}th/no/such/page/")
    expect(page.locator("html")).to_have_attribute("lang", "th")
    assert page.errors == []
    assert [line for line in told if "olicy" in line] == []
    _, headers, _ = host.asked(f"{FOLDER}en/")
    says = headers["content-security-policy"]
    assert "frame-ancestors 'self' https://courses.example" in says and "unsafe" not in says
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin" and headers["permissions-policy"]


def test_a_server_that_is_not_there_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing passes because nothing was tried."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(AssertionError, match="caddy is not installed"):
        program("caddy")
