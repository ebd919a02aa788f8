"""A page that is missing answers in the language of its address, with fonts and search."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ..conftest import QuietHandler

QUERIES = {"en": "fault", "th": "ลูกค้า", "tl": "customer", "ms": "pelanggan", "fa": "مشتری"}


class _Host(QuietHandler):
    """A host that answers what is missing with a page of the site.

    :ivar nearest: whether with that of the nearest folder that has one, as nginx can be told to;
        else with the root's, as some hosts of static sites do.
    """

    nearest = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        folder = Path(self.directory)
        parts = Path(self.path.partition("?")[0].strip("/")).parts if self.nearest else ()
        tried = (folder.joinpath(*parts[:depth], "404.html") for depth in range(len(parts), -1, -1))
        page = next(path for path in tried if path.is_file()).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


class _RootOnly(_Host):
    nearest = False


@pytest.fixture(params=[_Host, _RootOnly], ids=["nearest", "root"])
def host(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    """The address of the real site on a host of each kind."""
    handler = partial(request.param, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.parametrize("language", QUERIES)
def test_it_answers_in_the_language_of_its_address(
    watched: Callable[..., Any], say: Callable[[str, str], str], host: str, language: str
) -> None:
    """Words, direction, fonts and search are those of the language, at any depth."""
    page = watched(viewport={"width": 1280, "height": 800})
    missing = f"{host}{language}/principles/no/such/page/"
    page.goto(missing, wait_until="load")
    page.get_by_role("heading", name=say(language, "page-not-found")).wait_for()
    assert page.url == missing
    assert page.locator("html").get_attribute("lang") == language
    page.evaluate("document.fonts.ready.then(() => true)")
    loaded = page.evaluate("[...document.fonts].some((face) => face.status === 'loaded')")
    assert loaded
    page.locator("input.md-search__input").fill(QUERIES[language])
    page.locator(".md-search-result__link").first.wait_for(state="visible")
    found = page.locator(".md-search-result__link").first.evaluate("link => link.href")
    assert found.startswith(f"{host}{language}/")
    assert set(page.refused) <= {missing}
    assert page.errors == []


@pytest.mark.parametrize("language", QUERIES)
def test_it_can_be_searched_from(
    watched: Callable[..., Any], say: Callable[[str, str], str], host: str, language: str
) -> None:
    """The field on the page itself answers with results of the language, on its home page."""
    page = watched(viewport={"width": 390, "height": 664})
    page.goto(f"{host}{language}/principles/no/such/page/", wait_until="load")
    field = page.get_by_role("main").get_by_role("searchbox", name=say(language, "home-search"))
    field.fill(QUERIES[language])
    field.press("Enter")
    page.locator(".md-search-result__link").first.wait_for(state="visible")
    assert page.url.partition("?")[0] == f"{host}{language}/"
    found = page.locator(".md-search-result__link").first.evaluate("link => link.href")
    assert found.startswith(f"{host}{language}/")


def test_an_address_without_a_language_lets_the_reader_choose(
    watched: Callable[..., Any], host: str
) -> None:
    """A plain link to every language, and no search for one that there is not."""
    page = watched()
    page.goto(f"{host}xx/nothing/", wait_until="load")
    assert page.locator("main a").count() == len(QUERIES)
    page.locator("main a[lang=th]").click()
    page.wait_for_url(f"{host}th/")
