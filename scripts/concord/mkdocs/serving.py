"""`mkdocs serve`: a rebuild reads and judges the book, and the server sets what is asked for.

So an edit costs what reading it costs, however large the book is, and everything that is shown is of
the book as it is now: other languages' columns, the map and the index of the search too. A book
that pages cannot be made from is told, and the one before stays.
"""

from __future__ import annotations

import logging
import os
import posixpath
import shutil
import tempfile
import threading
import urllib.parse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from ..book.layout import TRANSLATIONS
from ..book.load import load
from ..book.model import Book
from ..book.parsed import Parsed
from ..book.printed import Offered
from ..findings.diagnostics import Finding
from ..running import kept, workshop
from . import reading, worker
from .judging import Judge, at_once, refuse, whole
from .on_request import OneLanguage
from .shown import PAGE, Shown
from .tree import offered

log = logging.getLogger("mkdocs.plugins.concord")
_PACKAGE = Path(__file__).parents[1]
_LOOK = (
    _PACKAGE / "html" / "templates",
    _PACKAGE / "html" / "styles",
    _PACKAGE / "look",
    _PACKAGE / "search" / "engine",
)
"""Folders of the package that a language's pages are shaped by, besides the site's theme."""
_MISSING = "404.html"
Start = Callable[..., Any]


class Preview:
    """What is served, from one edit to the next."""

    def __init__(self) -> None:
        self._parsed = Parsed()
        self._printed: tuple[Offered, ...] | None = None
        self._shown: Shown | None = None
        self._next: Shown | None = None
        self._found: list[Finding] = []
        self._languages: dict[tuple[Any, ...], OneLanguage] = {}
        self._making = threading.RLock()
        self._settled = threading.Condition()
        self._at_work = False
        self._site: Path | None = None
        self._judge = Judge()

    def answer_for(self, server: type[LiveReloadServer]) -> None:
        """Have MkDocs' server ask here. It is not made yet, and asks no plugin without live reload."""
        theirs = server.serve_request

        def serve_request(
            self: LiveReloadServer, environ: Any, start_response: Any
        ) -> Iterable[bytes]:
            if (path := _below(self, environ)) is None:
                return theirs(self, environ, start_response)
            return preview._answer(self, path, start_response)

        preview = self
        server.serve_request = serve_request  # type: ignore[method-assign]

    @property
    def book(self) -> Book:
        """The book that was read last."""
        shown = self._next or self._shown
        assert shown is not None
        return shown.book

    # -- a rebuild -----------------------------------------------------------------

    def read(self, config: MkDocsConfig, root: Path) -> list[Finding]:
        """Read the book as it is now.

        :returns: what was found that pages are made in spite of.
        :raises PluginError: when there is more; the book before stays.
        """
        with self._settled:
            self._at_work = True
        self._claim(Path(config.site_dir))
        strict = bool(config.strict)
        loaded = load(root, self._parsed)
        found = whole(loaded) if strict else at_once(loaded)
        if any(strict or not finding.may_wait for finding in found):
            refuse(found if strict else whole(loaded), strict=strict)
        if self._printed is None:  # an edit makes no preview lose its books
            self._printed = offered(root)
        shapes = _shapes(config)
        config.watch += map(str, (root / TRANSLATIONS, *shapes))
        look = (Path(config.config_file_path).read_bytes(), kept.digest(*shapes))
        given = reading.prepare(loaded, config, self._printed, kept.store(root), serving=True)
        self._found = found
        self._next = Shown(loaded, given, config.site_url or "", self._setter(config, look))
        return found

    def _claim(self, site: Path) -> None:
        """Take the folder that MkDocs made to serve from; those that no server serves any more go."""
        if self._site is None:
            workshop.sweep(Path(tempfile.gettempdir()), "*docs_*")
            workshop.own(site)
            self._site = site

    def _setter(
        self, config: MkDocsConfig, look: tuple[bytes, str]
    ) -> Callable[[Shown, str], OneLanguage]:
        """What sets the pages of a language; what was set up before is used again where the theme
        and the settings are as they were.
        """
        file, address = os.path.abspath(config.config_file_path), config.site_url or ""

        def language(shown: Shown, code: str) -> OneLanguage:
            of = shown.book.languages[code]
            key = (look, address, code, of.theme, of.direction)
            payload = worker.Payload(shown.book, code, shown.reading)
            if known := self._languages.get(key):
                known.tell(payload)
                return known
            for old in [old for old in self._languages if old[0] != look]:
                del self._languages[old]
            assert self._site is not None
            # MkDocs empties its folder before each build, except of what is hidden.
            room = tempfile.mkdtemp(dir=self._site, prefix=".language-")
            docs, site = Path(room) / "docs", Path(room) / "site"
            docs.mkdir()
            overrides = worker.overrides(docs, site, address, code, strict=False)
            made = self._languages[key] = OneLanguage(file, overrides, payload)
            return made

        return language

    def show(self) -> None:
        """Serve the book that was read, and have the rest of it judged."""
        assert self._next is not None
        with self._making:
            self._shown, self._next = self._next, None
        self._judge.judge(self._shown.loaded.root, self._found)
        self.settle()

    def settle(self) -> None:
        """The rebuild is over, however it ended."""
        with self._settled:
            self._at_work = False
            self._settled.notify_all()

    def end(self) -> None:
        """Serve nothing any more."""
        self._judge.end()
        if self._site is not None:
            shutil.rmtree(self._site, ignore_errors=True)

    # -- a request -----------------------------------------------------------------

    def _answer(self, server: Any, path: str, start: Start) -> Iterable[bytes]:
        """What is at a path below the site's address (WSGI, PEP 3333)."""
        with self._settled:
            self._settled.wait_for(lambda: not self._at_work)
        below = posixpath.normpath(f"/{path}").lstrip("/")
        if is_folder := path.endswith("/") or not path:
            below = posixpath.join(below, PAGE)
        epoch = server._visible_epoch
        try:
            with self._making:
                assert self._shown is not None
                found = self._shown.file(below)
                index = (
                    None
                    if is_folder or found is not None
                    else self._shown.file(posixpath.join(below, PAGE))
                )
                missing = self._shown.file(_MISSING) if found is None else None
        except Exception:
            log.exception("%s could not be made", path)
            start("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"500 Internal Server Error"]
        if found is None and index is not None:
            start("302 Found", [("Location", f"{server.mount_path}{urllib.parse.quote(path)}/")])
            return []
        if found is None:
            start("404 Not Found", [("Content-Type", "text/html")])
            return [missing or b""]
        if below.endswith(".html") and server._watched_paths:
            found = server._inject_js_into_html(found, epoch)
        kind = server._guess_type(below)
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(found)))])
        return [found]


def _below(server: LiveReloadServer, environ: Any) -> str | None:
    """The path that is asked for, below the site's address; None for what is the server's to answer."""
    path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
    ours = path.startswith(server.mount_path) and not path.startswith("/livereload/")
    return path[len(server.mount_path) :] if ours else None


def _shapes(config: MkDocsConfig) -> list[Path]:
    """Folders of templates, styles and scripts: what the pages look like, and no word of them.

    Python is not among them. What a process has imported stays as it was.
    """
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return [folder for folder in (*theme, *_LOOK) if folder.is_dir()]
