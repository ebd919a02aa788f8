"""The whole site as a tree: languages built side by side, put in place in one step."""

from __future__ import annotations

import logging
import os
import pickle
import shutil
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ..book import dates
from ..book.loaded import Loaded
from ..book.printed import Offered
from ..course import package as course
from ..html import policy, templating
from ..links.publish import base_of
from ..pdf import listing, social
from ..running import kept, workshop
from ..running.kept import joined
from ..running.workers import Workers, result
from ..site import beside
from . import assets, keep, parts, reading, worker

log = logging.getLogger("mkdocs.plugins.concord")
_SITE, _UNUSED, _GIVEN = "site", "mkdocs", "book"
"""In the temporary folder: the new tree, MkDocs' own, empty build, and what workers are given."""
_EMPTY = "empty"
"""Folder that the workers' MkDocs is told to publish, in the place of docs/: nothing that lies there
reaches a site, or stands in for a file of the theme, unless the book names it."""


class Tree:
    """Builds every language into a temporary tree beside the site, then swaps the two."""

    def __init__(self) -> None:
        self._pool: Workers | None = None
        self._compiled: Future[dict[str, bytes]] | None = None
        self._jobs: dict[str, Future[worker.Report]] = {}
        self._loaded: Loaded | None = None
        self._part: tuple[str, ...] = ()
        self._made_from = ""
        self._store = kept.NOTHING
        self._reading = reading.Reading()
        self._pictures: Mapping[str, bytes] = {}
        self._courses: list[tuple[str, bytes]] = []
        self._temporary = self._site = Path()
        self._held = ExitStack()

    def prepare(self) -> None:
        """Start the workers, so that they are ready when the book is."""
        if self._pool is None:
            count = os.cpu_count() or 1
            self._pool = Workers(count, worker.prepare)
            self._compiled = self._pool.submit(worker.compile_templates)
            for _ in range(count - 1):
                self._pool.submit(worker.prepare)

    def start(self, config: MkDocsConfig, loaded: Loaded) -> None:
        """Begin building all languages; MkDocs goes on in the meantime with nothing to do."""
        self._loaded = loaded
        self._part = parts.asked(loaded.book)
        if self._part:
            parts.beside_a_site(self._site)
        day = dates.day(loaded.book.revision) or dates.EARLIEST
        self._store = kept.store(loaded.root)
        printed = offered(loaded.root)
        self._reading = reading.prepare(loaded, config, printed, self._store, serving=False)
        room = self._held.enter_context(workshop.workshop(self._site.parent))
        self._temporary = room / _SITE
        self._temporary.mkdir()
        self._temporary.chmod(0o755)
        config.site_dir = str(room / _UNUSED)
        (room / _EMPTY).mkdir()
        self._jobs = {}
        given = room / _GIVEN
        compiled = self._templates()
        second = dates.seconds(day)
        made: Mapping[str, Path] = {}
        if self._part or parts.folders():
            self._made_from = parts.made_from(loaded.root, config, self._reading, second)
            made = parts.given(loaded.book, self._made_from)
        shared = pickle.dumps((loaded.book, self._reading.light(), second))
        given.write_bytes(pickle.dumps((shared, compiled, self._store)))
        for code in self._part or loaded.book.languages:
            if code in made:
                shutil.copytree(made[code], self._temporary / code)
            else:
                self._submit(config, code, given)
        if self._part:
            return
        # While the workers are at work.
        self._pictures = social.pictures(loaded.book, self._store)
        base = base_of(loaded.book, config.site_url or "")
        fonts = self._reading.fonts
        inputs = joined(pickle.dumps((loaded.book, fonts)), base.encode())
        self._courses = self._store.files(
            "courses", inputs, lambda: course.packages(loaded.book, base, fonts)
        )

    def _templates(self) -> dict[str, bytes]:
        """The pages' templates as a worker compiled them, for the others and for this process."""
        self.prepare()
        assert self._compiled is not None
        made: dict[str, bytes] = result(self._compiled)
        templating.compiled.code.update(made)
        return templating.compiled.code

    def claim(self, site: Path) -> None:
        """Say where the tree is to go."""
        self._site = site

    def _submit(self, config: MkDocsConfig, code: str, given: Path) -> None:
        assert self._pool is not None
        docs, site = self._temporary.parent / _EMPTY, self._temporary / code
        overrides = worker.overrides(docs, site, config.site_url or "", code, strict=config.strict)
        self._jobs[code] = self._pool.submit(
            worker.build, given, code, os.path.abspath(config.config_file_path), overrides
        )

    def finish(self, config: MkDocsConfig) -> None:
        """Wait for every language, then put the tree in place.

        :raises PluginError: when a language failed, or warned in a strict build; the site
            that was there stays.
        """
        reports = [result(job) for job in self._jobs.values()]
        config.site_dir = str(self._site)
        faults = [
            f"[{r.language}] {text}" for r in reports for text in (*r.warnings, r.error) if text
        ]
        if faults and (config.strict or any(report.error for report in reports)):
            raise PluginError("not every language was built:\n" + "\n".join(faults))
        for fault in faults:
            log.warning("%s", fault)
        if self._part:
            parts.write(self._temporary, self._made_from, self._part)
        else:
            self._beside(config)
        self._put_in_place()
        self._store.ended()
        self._jobs = {}
        if self._pool:
            self._pool.close()
            self._pool = None

    def _beside(self, config: MkDocsConfig) -> None:
        """Write what stands beside the languages, and what browsers keep of all of it."""
        assert self._loaded is not None
        reading.write(self._reading, self._temporary)
        (self._temporary / social.FOLDER).mkdir(parents=True, exist_ok=True)
        for code, picture in self._pictures.items():
            (self._temporary / social.FOLDER / f"{code}.png").write_bytes(picture)
        beside.write(
            self._temporary, self._loaded, config.site_url or "", self._courses, self._store
        )
        policy.guard(self._temporary)
        keep.publish(self._temporary, self._loaded.book)

    def _put_in_place(self) -> None:
        with workshop.alone(self._site.parent):
            if not self._part and self._site.is_dir():
                assets.keep_earlier(self._temporary, self._site)
            workshop.exchange(self._temporary, self._site)
        self._held.close()

    def placed(self, error: Exception) -> Exception:
        """An error, which names the disk of the site when it named no other place."""
        return (
            workshop.placed(error, self._temporary.parent) if isinstance(error, OSError) else error
        )

    def abandon(self) -> None:
        """Drop the temporary tree, and workers that are at work on it."""
        if self._pool and self._jobs:
            self._pool.stop()
            self._pool = None
        self._jobs = {}
        self._held.close()

    def end(self) -> None:
        """Drop the temporary tree and the workers."""
        self.abandon()
        if self._pool:
            self._pool.stop()
            self._pool = None


def offered(root: Path) -> tuple[Offered, ...]:
    """The printed editions to offer: all that are made by default, or none."""
    found = listing.offered(root)
    if not found:
        log.info("The site offers no printed editions: `make pdf` makes those of this book")
    return found
