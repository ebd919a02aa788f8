"""The hosted site without a network: what is kept, what a reader is told, and that nothing goes stale."""

from __future__ import annotations

import dataclasses
import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from concord.mkdocs import keep
from playwright.sync_api import expect

from ..conftest import QuietHandler
from ..support import LANGUAGES, real, until

PAGE = "principles/thank-them-first/"
BOX = "[data-md-component=search-query]"


class Host:
    """A file server that can be switched off.

    :ivar asked: the paths it was asked for.
    """

    def __init__(self, folder: Path):
        self.folder, self.asked = folder, list[str]()
        self._news = threading.Condition()
        host = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:
                with host._news:
                    host.asked.append(self.path)
                    host._news.notify_all()
                super().do_GET()

        handler = functools.partial(Handler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def wait_for(self, path: str) -> None:
        """Wait until it is asked for a path."""
        with self._news:
            assert self._news.wait_for(lambda: path in self.asked, timeout=60), self.asked

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of a copy of the real site below a folder, as a project's pages often are."""
    shutil.copytree(built_site, tmp_path / "book", copy_function=os.link)
    running = Host(tmp_path)
    yield running
    running.stop()


@pytest.fixture
def reader(browser: Any) -> Iterator[Callable[..., Any]]:
    """A function that gives a page of a reader's own browser, in which nothing is kept yet."""
    contexts = []

    def new_page(**options: Any) -> Any:
        contexts.append(browser.new_context(service_workers="allow", **options))
        return contexts[-1].new_page()

    yield new_page
    for context in contexts:
        context.close()


def version(host: Host, language: str) -> str:
    """The version of a language's copy that the site offers."""
    path = host.folder / "book" / language / keep.LIST
    return str(json.loads(path.read_text("utf-8"))["version"])


def kept(page: Any, host: Host, language: str) -> None:
    """Wait until the browser keeps all of what the site offers of a language, and nothing older."""
    page.evaluate(
        """async ([list, version]) => {
      for (const patience = AbortSignal.timeout(120_000); ; await new Promise(requestAnimationFrame)) {
        const found = await caches.match(list);
        if (found && (await found.json()).version === version && (await caches.keys()).length === 1) return;
        patience.throwIfAborted();
      } }""",
        [f"{host.address}book/{language}/{keep.LIST}", version(host, language)],
    )


def changed(host: Host, path: str, old: str, new: str) -> None:
    """Publish the site with a change to one page."""
    page = host.folder / "book" / path / "index.html"
    text = page.read_text("utf-8")
    assert old in text
    page.unlink()  # the file is the built site's, too
    page.write_text(text.replace(old, new), "utf-8")
    keep.publish(host.folder / "book", real().book)


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_one_visit_the_whole_language_is_there_without_a_network(
    reader: Callable[..., Any], host: Host, say: Callable[[str, str], str], language: str
) -> None:
    """Pages never visited, fonts, parallel views, the map, signposts and search open, and each page
    says that it is a copy, and of which day."""
    page = reader(locale="de")
    page.goto(f"{host.address}book/{language}/")
    kept(page, host, language)
    assert page.locator(".cn-note").count() == 0, "with a network there is nothing to say"
    host.stop()
    book = real().book
    note = keep.note(book, book.languages[language])
    for path in (
        f"go/thank-them-first/?lang={language}",
        f"{language}/parallel/{PAGE}",
        f"{language}/map/",
        f"{language}/",
    ):
        page.goto(f"{host.address}book/{path}")
        expect(page.locator(".cn-note")).to_have_text(note)
    until(page, "() => [...document.fonts].some(face => face.status === 'loaded')")
    page.focus(BOX)
    page.keyboard.insert_text("cappuccino")
    page.wait_for_selector(".md-search-result__item")
    page.goto(f"{host.address}book/{'fa' if language == 'en' else 'en'}/{PAGE}")
    expect(page.locator("p").first).to_have_text(say(language, "read-not-kept"))
    page.locator("a").click()
    expect(page).to_have_url(f"{host.address}book/{language}/")


def test_with_a_network_the_page_is_always_the_newest(
    reader: Callable[..., Any], host: Host
) -> None:
    """What was kept never stands in for a page that the site has, and is brought up to date file by file."""
    page = reader()
    page.goto(f"{host.address}book/en/")
    kept(page, host, "en")
    changed(host, f"en/{PAGE}", "Answer a complaint with thanks", "Answer it with warm thanks")
    host.asked.clear()
    page.goto(f"{host.address}book/en/{PAGE}")
    expect(page.locator("main")).to_contain_text("Answer it with warm thanks")
    assert page.locator(".cn-note").count() == 0
    kept(page, host, "en")
    pages = [path for path in host.asked if path.endswith("/")]
    assert set(pages) == {f"/book/en/{PAGE}"}, "what did not change is not fetched again"
    host.stop()
    page.goto(f"{host.address}book/en/")
    page.goto(f"{host.address}book/en/{PAGE}")
    expect(page.locator("main")).to_contain_text("Answer it with warm thanks")


@pytest.mark.parametrize("damage", ["list", "file", "no list"])
def test_an_update_that_fails_leaves_the_copy_before_it(
    reader: Callable[..., Any], host: Host, damage: str
) -> None:
    """A list or a file that cannot be fetched loses nothing, and the page itself does not notice."""
    page = reader()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{host.address}book/en/")
    kept(page, host, "en")
    changed(host, f"en/{PAGE}", "Answer a complaint with thanks", "Answer it with warm thanks")
    site = host.folder / "book"
    listed = site / "en" / keep.LIST
    if damage == "list":
        listed.unlink()
        listed.write_text('{"version": "x"', "utf-8")
    elif damage == "no list":
        listed.unlink()
    else:
        shutil.rmtree(site / "en" / PAGE)
    host.asked.clear()
    wanted = f"/book/en/{PAGE}" if damage == "file" else f"/book/en/{keep.LIST}"
    page.goto(f"{host.address}book/en/map/")
    host.wait_for(wanted)
    host.stop()
    page.goto(f"{host.address}book/en/{PAGE}")
    expect(page.locator("main")).to_contain_text("Answer a complaint with thanks")
    assert errors == []


def test_a_reader_who_saves_data_is_left_alone(reader: Callable[..., Any], host: Host) -> None:
    """Nothing is fetched in the background where the browser asks for little data."""
    page = reader()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.goto(f"{host.address}book/en/", wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert not [path for path in host.asked if keep.SCRIPT in path]


def test_the_list_names_every_page_and_follows_every_change(built_site: Path) -> None:
    """Each file that a page of the language needs is in the list; another text is another version."""
    book = real().book
    found = json.loads((built_site / "th" / keep.LIST).read_text("utf-8"))
    pages = {path for path in found["files"] if path.startswith("th/") and path.endswith("/")}
    assert {f"th/{PAGE}", f"th/parallel/{PAGE}", "th/", "th/map/", "th/status/"} <= pages
    for path in found["files"]:
        at = built_site / path
        assert at.is_file() or (at / "index.html").is_file(), path
    assert not [path for path in found["files"] if path.endswith((".map", "404.html", ".pdf"))]
    files = dict(found["files"])
    again = keep.listing(book, book.languages["th"], files)
    assert again["version"] == found["version"]
    other = keep.listing(book, book.languages["th"], {**files, f"th/{PAGE}": "0"})
    assert other["version"] != found["version"]


def test_a_book_without_a_day_is_not_kept(tmp_path: Path) -> None:
    """A copy that cannot say how old it is would be taken for today's."""
    book = dataclasses.replace(real().book, revision="")
    keep.publish(tmp_path, book)
    assert not list(tmp_path.iterdir())
    assert keep.note(book, book.languages["fa"]) == ""
