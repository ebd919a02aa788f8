"""A deploy on a host that lets browsers keep everything for a day: no page runs with another build's
script, and what a page of yesterday asks for today is there, or is said to be missing.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from concord.mkdocs import assets, keep
from playwright.sync_api import expect

from ..conftest import Once, QuietHandler, mkdocs
from ..support import ROOT, THEME, copy_site, until

BOX = "[data-md-component=search-query]"


class Host:
    """Serves what is published at the moment, and lets browsers keep all of it for a day.

    :ivar asked: the paths it was asked for, with the status it answered.
    """

    def __init__(self, folder: Path):
        self.folder, self.asked = folder, list[tuple[str, int]]()
        host = self

        class Handler(QuietHandler):
            def translate_path(self, path: str) -> str:
                self.directory = str(host.folder)
                return super().translate_path(path)

            def send_response(self, code: int, message: str | None = None) -> None:
                host.asked.append((self.path, code))
                super().send_response(code, message)

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "max-age=86400")
                super().end_headers()

        handler = functools.partial(Handler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _two_builds(folder: Path) -> None:
    """The base book as ``old``, with another look and script ``over`` it, and the same ``fresh``."""
    project = copy_site(folder / "project", linked=False)
    shutil.copytree(ROOT / THEME, project / THEME)
    script = project / THEME / "assets" / "concord.js"
    search = project / THEME / "assets" / "search.js"
    for build in ("old", "new"):
        for path in (script, search):
            mark = f'\ndocument.documentElement.dataset.{path.stem} = "{build}";\n'
            path.write_text((ROOT / THEME / "assets" / path.name).read_text("utf-8") + mark)
        meta = f'<meta name="built" content="{build}">\n'
        links = (ROOT / THEME / "partials/links.html").read_text("utf-8")
        (project / THEME / "partials/links.html").write_text(meta + links, "utf-8")
        result = mkdocs("build", "-q", "--site-dir", str(folder / "over"), cwd=project)
        assert result.returncode == 0, result.stdout
        if build == "old":
            _as_with_another_engine(folder / "over")
            shutil.copytree(folder / "over", folder / "old")
    result = mkdocs("build", "-q", "--site-dir", str(folder / "fresh"), cwd=project)
    assert result.returncode == 0, result.stdout


def _as_with_another_engine(site: Path) -> None:
    """The engine is part of the package, which no test changes: it gets another name."""
    for engine in list(site.glob("*/assets/search-engine.*.js")):
        other = engine.with_name("search-engine.00000000.js")
        engine.rename(other)
        for page in [*other.parents[1].rglob("*.html"), other.parents[1] / keep.LIST]:
            page.write_text(page.read_text("utf-8").replace(engine.name, other.name), "utf-8")


@pytest.fixture(scope="session")
def builds(once: Once) -> Path:
    """A folder with two builds, the later one on its own and built over the earlier."""
    return once("two-builds", _two_builds)


def _back(builds: Path, folder: Path) -> None:
    """The earlier build made anew over the later, as from the commit before: with the days of today.
    Files with those of before would be “not modified” for who has the later ones.
    """
    shutil.copytree(builds / "old", folder / "site", copy_function=shutil.copyfile)
    assets.keep_earlier(folder / "site", builds / "over")


@pytest.fixture(scope="session")
def rolled_back(once: Once, builds: Path) -> Path:
    """The site after the roll-back."""
    return once("rolled-back", lambda folder: _back(builds, folder)) / "site"


@pytest.fixture
def host(builds: Path) -> Iterator[Host]:
    """A host of the earlier build."""
    running = Host(builds / "old")
    yield running
    running.stop()


def consistent(page: Any, build: str) -> None:
    """The page and each of its scripts are of one build."""
    until(page, "() => 'concord' in document.documentElement.dataset")
    assert (
        page.evaluate(
            """[document.querySelector('meta[name=built]').content,
            document.documentElement.dataset.concord, document.documentElement.dataset.search]"""
        )
        == [build] * 3
    )


def search(page: Any) -> Any:
    """Search for a word of the book; :returns: where the answer is told."""
    page.focus(BOX)
    page.keyboard.insert_text("promise")
    return page.locator(".md-search-result__meta")


@pytest.mark.parametrize("workers", ["block", "allow"], ids=["plain", "service worker"])
@pytest.mark.parametrize("deployed", ["over", "fresh"])
def test_a_page_runs_with_the_scripts_of_its_own_build(
    browser: Any, host: Host, builds: Path, deployed: str, workers: str
) -> None:
    """Before a deploy, across it and after: a page that was read and one that was not, searched."""
    context = browser.new_context(service_workers=workers)
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{host.address}en/")
    consistent(page, "old")
    if workers == "allow":
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.evaluate(
            """async () => {
      const patience = AbortSignal.timeout(60_000);
      while (!await caches.match("offline.json")) {
        await new Promise(requestAnimationFrame);
        patience.throwIfAborted();
      } }"""
        )
    host.folder = builds / deployed
    host.asked.clear()
    # The tab that was open: what it loads only now is there as it was, or said to be missing.
    told = search(page)
    kept = deployed == "over" or workers == "allow"
    expect(told).to_have_text(re.compile("found|matching" if kept else "could not be loaded"))
    # The same page from the browser's cache, or asked anew; and one never read.
    again = context.new_page()
    again.goto(f"{host.address}en/")
    consistent(again, "new" if workers == "allow" else "old")
    for path in ("en/principles/keep-promises/", "en/parallel/principles/keep-promises/"):
        again.goto(f"{host.address}{path}")
        consistent(again, "new")
    expect(search(again)).to_have_text(re.compile("found|matching"))
    missing = {path for path, status in host.asked if status == 404}
    assert deployed == "fresh" or missing == set()
    assert not [path for path in missing if "search-engine" not in path], "only what came late"
    assert errors == []
    context.close()


@pytest.mark.parametrize("workers", ["block", "allow"], ids=["plain", "service worker"])
def test_back_to_the_build_before(
    browser: Any, host: Host, builds: Path, rolled_back: Path, workers: str
) -> None:
    """Deployed, deployed over it, and taken back: a reader of all three never has two builds on a page,
    nothing a page asks for is missing, and what the browser keeps for later is of the last.
    """
    context = browser.new_context(service_workers=workers)
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    read = ("en/", "en/principles/keep-promises/", "en/parallel/principles/keep-promises/")
    seen = []
    for number, (folder, wanted) in enumerate(
        ((builds / "old", "old"), (builds / "over", "new"), (rolled_back, "old"))
    ):
        host.folder = folder
        host.asked.clear()
        for path in read[
            : number + 1
        ]:  # the last for the first time, the others maybe from the cache
            page.goto(f"{host.address}{path}")
            built = page.evaluate("document.querySelector('meta[name=built]').content")
            consistent(page, built)
            assert built == wanted or workers == "block" and path != read[number]
            seen.append(built)
        expect(search(page)).to_have_text(re.compile("found|matching"))
        assert [path for path, status in host.asked if status == 404] == []
    assert {"old", "new"} == set(seen)
    assert errors == []
    context.close()


def test_the_search_asks_for_the_newest_index(browser: Any, host: Host, builds: Path) -> None:
    """Which file is the index is asked of the site, though the browser may keep the answer a day."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    for _ in range(2):
        page.goto(f"{host.address}en/")
        expect(search(page)).to_have_text(re.compile("found|matching"))
    asked = [path for path, _ in host.asked]
    pointed = json.loads((builds / "old/en/search/index.json").read_text("utf-8"))["index"]
    assert asked.count("/en/search/index.json") == 2
    assert asked.count(f"/en/search/{pointed}") == 1
    context.close()


def test_every_file_a_page_asks_for_has_a_digest_in_its_name(builds: Path) -> None:
    """Nothing that can change is asked for under a name that stays."""
    seen = set()
    for page in (builds / "fresh").glob("*/**/index.html"):
        text = page.read_text("utf-8")
        seen |= set(re.findall(r'<script[^>]* src="([^"]*)"', text))
        seen |= set(re.findall(r'rel="(?:stylesheet|icon|preload)"[^>]* href="([^"]*)"', text))
    assert len(seen) > 8
    assert not [path for path in seen if not assets.HASHED.search(path)]


def _site(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def test_a_site_keeps_the_files_of_two_builds_before_it(tmp_path: Path) -> None:
    """A build that changes none counts for none; a third one's files go, pages are never kept."""
    old = _site(tmp_path / "0", "en/assets/a.00000000.css", "en/gone/index.html")
    for number in (1, 2, 2, 3):
        new = tmp_path / "new"
        _site(new, f"en/assets/a.{number:08}.css", "en/assets/same.12345678.js")
        assets.keep_earlier(new, old)
        shutil.rmtree(old)
        old = new.rename(tmp_path / "old")
    assert assets.earlier(old) == [["en/assets/a.00000002.css"], ["en/assets/a.00000001.css"]]
    found = {path.relative_to(old).as_posix() for path in old.rglob("*") if path.is_file()}
    assert found == {
        *(f"en/assets/a.{number:08}.css" for number in (1, 2, 3)),
        "en/assets/same.12345678.js",
        assets.EARLIER,
    }


@pytest.mark.parametrize("said", ["", "{", "{}", "[1]", '[["../../etc/passwd"]]'])
def test_a_list_of_earlier_files_is_not_trusted(tmp_path: Path, said: str) -> None:
    """Nothing is taken from a place that the site does not hold."""
    old, new = _site(tmp_path / "old", "en/assets/a.00000000.css"), tmp_path / "new"
    (old / "assets").mkdir()
    (old / assets.EARLIER).write_text(said, "utf-8")
    new.mkdir()
    assets.keep_earlier(new, old)
    assert assets.earlier(new) == [["en/assets/a.00000000.css"]]
