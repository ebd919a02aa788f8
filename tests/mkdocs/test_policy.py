"""The site under its own policy: every page says what it may run, and nothing else is asked for."""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from concord.html import policy
from playwright.sync_api import expect

from ..conftest import QuietHandler
from ..support import LANGUAGES

WATCH = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${location}`))"""
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
PAGES = (
    "",
    "now/",
    "map/",
    "status/",
    "about/",
    "for-courses/",
    "principles/own-the-fault/",
    "chapters/put-it-right/",
    "articles/",
    "articles/th-adams/",
    "parallel/principles/own-the-fault/?with=en,fa,th",
)


class _Host(QuietHandler):
    """A host that sends the policy of the whole site with every file, too."""

    headers_sent: dict[str, str]

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    """The address of the real site on such a host."""
    says = f"{policy.whole(built_site)}; frame-ancestors 'self'"
    kind = type("Handler", (_Host,), {"headers_sent": {"Content-Security-Policy": says, **HEADERS}})
    handler = functools.partial(kind, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def _listened(page: Any) -> list[str]:
    """What a page's console says from now on, with what its policy forbids."""
    page.add_init_script(WATCH)
    told = list[str]()
    page.on("console", lambda line: line.type == "error" and told.append(line.text))
    return told


@pytest.fixture
def page(watched: Callable[..., Any]) -> Iterator[Any]:
    """A page that fails the test when the policy forbade something, or a script failed."""
    page = watched(service_workers="allow", locale="th")
    told = _listened(page)
    yield page
    assert [line for line in told if "olicy" in line] == []
    assert page.errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_any_page_is_forbidden(page: Any, host: str, language: str) -> None:
    """Pages of every kind, used as readers do: searched, opened, folded, switched to dark."""
    for path in PAGES:
        page.goto(f"{host}{language}/{path}", wait_until="networkidle")
        expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    shown = page.locator(".cn-cell:visible").first
    expect(shown).to_have_attribute("data-language", "en")
    page.goto(f"{host}{language}/", wait_until="networkidle")
    page.focus("[data-md-component=search-query]")
    page.keyboard.insert_text("cappuccino")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("label.md-header__button[for^=__palette]:visible").click()


def test_pages_beside_the_languages(page: Any, host: str) -> None:
    """The root, a neutral address, and what is missing: each takes the reader to their language."""
    page.goto(host)
    page.wait_for_url(f"{host}th/")
    page.goto(f"{host}go/own-the-fault/?lang=ms")
    page.wait_for_url(f"{host}ms/principles/own-the-fault/")
    page.goto(f"{host}fa/no/such/page/")
    expect(page.locator("html")).to_have_attribute("lang", "fa")
    expect(page.locator(".md-header")).to_be_visible()
    page.focus("[data-md-component=search-query]")
    page.keyboard.insert_text("cappuccino")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(f"{host}xx/no/such/page/")
    expect(page.locator("main a")).to_have_count(len(LANGUAGES))


def test_a_script_that_was_not_built_does_not_run(
    watched: Callable[..., Any], host: str, built_site: Path
) -> None:
    """Markup that got into a page some other way does nothing."""
    page = watched()
    told = _listened(page)
    text = (built_site / "en/index.html").read_text("utf-8")
    bad = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    answer = {"body": text.replace("<h1", f"{bad}<h1", 1), "content_type": "text/html"}
    page.route("**/en/?bad", lambda route: route.fulfill(**answer))
    page.goto(f"{host}en/?bad", wait_until="load")
    assert page.evaluate("typeof window.ran") == "undefined"
    assert [line for line in told if "policy: script-src" in line], "what is forbidden is heard of"


def test_every_page_has_a_policy_without_unsafe_words(built_site: Path) -> None:
    """Also where a host sends no headers; and no page has a style or a handler in an attribute."""
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) > 400
    for path in pages:
        text = path.read_text("utf-8")
        (says,) = policy.META.findall(text)
        assert "unsafe" not in says and "script-src 'self'" in html.unescape(says), path
        assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", text), path
        assert text.index("Content-Security-Policy") < text.index("<title"), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_can_keep_the_book(built_site: Path, language: str) -> None:
    """The manifest of each language names it, opens it, and has icons of the sizes it says."""
    folder = built_site / language
    told = json.loads((folder / "manifest.webmanifest").read_text("utf-8"))
    assert (folder / told["start_url"] / "index.html").is_file()
    assert told["lang"] == language and told["dir"] == ("rtl" if language == "fa" else "ltr")
    assert told["short_name"] and told["name"] and told["display"]
    sizes = set()
    for icon in told["icons"]:
        data = (folder / icon["src"]).read_bytes()
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}" and data.startswith(b"\x89PNG")
        sizes.add((icon["sizes"], icon["purpose"]))
    assert sizes == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    page = (folder / "map/index.html").read_text("utf-8")
    assert 'rel="manifest" href="../manifest.webmanifest"' in page


def test_a_page_that_does_not_say_its_encoding_is_refused() -> None:
    """A policy that came after a script would come too late."""
    with pytest.raises(policy.NoPlace):
        policy.guarded("<html><script>1</script></html>")
