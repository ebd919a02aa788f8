"""Fixtures shared by all tests: the real project, copies of it, its built site, a browser."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from concord.book import register
from concord.book.model import Book
from concord.html.renderer import Renderer
from playwright.sync_api import expect, sync_playwright

from .support import ROOT, SECRET, THEME, bundled, real, replace

# `make` names the article texts for the commands; tests say themselves which texts they compare.
os.environ.pop("CONCORD_ARTICLES", None)
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
PROJECT_FILES = ("docs", "translations", THEME, "mkdocs.yml", "pyproject.toml")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


def pytest_collection_finish(session: pytest.Session) -> None:
    """CI must not pass by skipping: with CONCORD_NO_SKIPS every skip is a failure."""
    if os.environ.get("CONCORD_NO_SKIPS"):
        session.config._no_skips = True  # type: ignore[attr-defined]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and getattr(item.config, "_no_skips", False)
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped where skips are refused: {report.longrepr}"


def mkdocs(
    *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a user would; standard error is in the output."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The real project."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return copy_project(tmp_path / "project")


def copy_project(target: Path, *, exist_ok: bool = False) -> Path:
    """Copy what the book and the site are made from; the code stays where it is."""
    target.mkdir(exist_ok=exist_ok)
    for name in PROJECT_FILES:
        source = ROOT / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy2(source, target / name)
    return target


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Gives the folder of a name: filled once a run, by the worker that asks first.

    Nobody may change what is in it.
    """
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each has a folder of its own below that of the run
        base = base.parent

    def folder(name: str, fill: Callable[[Path], object]) -> Path:
        made, failed = base / f"once-{name}", base / f"once-{name}.failed"
        with (base / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            assert not failed.exists(), failed.read_text("utf-8")
            if not made.exists():
                failed.write_text(f"{name} was not made", "utf-8")
                making = base / f"once-{name}.making"
                making.mkdir()
                try:
                    fill(making)
                except Exception as error:
                    failed.write_text(str(error), "utf-8")
                    raise
                making.rename(made)
                failed.unlink()
        return made

    return folder


def _build(folder: Path) -> None:
    """Build the real site as `make site` does, or as a draft where that is refused."""
    arguments = ("--site-dir", str(folder / "site"))
    result = mkdocs("build", "--strict", *arguments)
    if result.returncode and "nothing was built" in result.stdout:
        (folder / "refused").write_text(result.stdout, "utf-8")
        result = mkdocs("build", *arguments)
    assert result.returncode == 0, result.stdout
    (folder / "said").write_text(result.stdout, "utf-8")


@pytest.fixture(scope="session")
def built(once: Once) -> Path:
    """The folder with the real ``site``, what the build ``said``, and why a strict one was
    ``refused``, if it was: tests/test_release.py says whether that may be.
    """
    return once("site", _build)


@pytest.fixture(scope="session")
def built_site(built: Path) -> Path:
    """The real site, built once a run; a draft, as long as the book is one."""
    return built / "site"


@pytest.fixture(scope="session")
def bundle(once: Once, built_site: Path) -> Path:
    """The offline bundle of the real site, a zip."""
    made = once("bundle", lambda folder: bundled(built_site, folder / "concord.zip"))
    return made / "concord.zip"


def _draft(project: Path) -> None:
    """A project whose Persian lacks two blocks, with an article's text at hand, and its site."""
    copy_project(project, exist_ok=True)
    for page, context in (
        ("know-when-to-part", "part-quickly-and-politely/do-stop"),
        ("hear-them-out", "thank-them-first/statement"),
    ):
        path = project / "translations" / "fa" / "LC_MESSAGES" / f"{page}.po"
        catalogue = polib.pofile(str(path), wrapwidth=0)
        catalogue.find(context, by="msgctxt").msgstr = ""
        path.write_text(str(catalogue), "utf-8")
    passage = real().book.articles["th-adams"].by_number[14]
    replace(
        project / "docs/articles/th-adams.yml", passage.fingerprint, register.fingerprint(SECRET)
    )
    (project / "articles").mkdir()
    (project / "articles" / "one.txt").write_text(f"{SECRET}\n", "utf-8")
    result = mkdocs("build", cwd=project, CONCORD_ARTICLES=str(project / "articles"))
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="session")
def draft(once: Once) -> Path:
    """A project that is a draft, with its ``site``: in Persian two blocks are missing, and one
    passage is a text that may stand in a test.
    """
    return once("draft", _draft)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder with a plain file server; returns its address, with ``/`` at the end."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(QuietHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(built_site: Path, serve: Serve) -> str:
    """Address of the real site, with ``/`` at the end."""
    return serve(built_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium (playwright ``Browser``)."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: browser behaviour was not tested")
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        # What a page keeps for later would be fetched beside every test that is not about it.
        chromium.new_context = functools.partial(chromium.new_context, service_workers="block")
        yield chromium
        chromium.close()


@pytest.fixture
def watched(browser: Any) -> Iterator[Callable[..., Any]]:
    """Gives a page in a fresh context of the options named. It notes the addresses it asked for
    (``requested``), those that failed or that it gave up (``faults``) or that a server had nothing
    for (``refused``), and errors of its scripts and dialogs (``errors``).
    """
    contexts = []

    def new_page(**options: Any) -> Any:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.requested, page.faults, page.refused, page.errors = [], [], [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("requestfailed", lambda request: page.faults.append(request.url))
        page.on("response", lambda answer: answer.status >= 400 and page.refused.append(answer.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("dialog", lambda dialog: (page.errors.append("a dialog"), dialog.dismiss()))
        return page

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def book() -> Book:
    """The real book."""
    return real().book


@pytest.fixture(scope="session")
def say(book: Book) -> Callable[[str, str], str]:
    """An interface text in a language."""
    return lambda language, key: Renderer(book, book.languages[language]).text(key)
