"""The whole site as a tree: languages built side by side, put in place in one step."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ..book import dates
from ..book.layout import DOCS, LANGUAGES, TRANSLATIONS
from ..book.loaded import Loaded
from ..book.printed import Offered
from ..course import package as course
from ..html import policy, templating
from ..links.publish import base_of
from ..pdf import listing, social
from ..running import kept, workshop
from ..running.kept import joined
from ..running.workers import Workers, result
from ..site import beside, notices
from . import assets, keep, reading, worker

log = logging.getLogger("mkdocs.plugins.concord")
_SITE, _UNUSED, _GIVEN = "site", "mkdocs", "book"
"""In the temporary folder: the new tree, MkDocs' own, empty build, and what workers are given."""
_PACKAGE = Path(__file__).parents[1]
_LOOK = (
    _PACKAGE / "html" / "templates",
    _PACKAGE / "html" / "styles",
    _PACKAGE / "look",
    _PACKAGE / "search" / "engine",
)
"""Folders of the package that a language's pages are shaped by, besides the site's theme."""
_THEME = "mkdocs-material"
_SHIPPED_ICONS = "material/templates/.icons/material/"
_EMPTY = "empty"
"""Folder that the workers' MkDocs is told to publish, in the place of docs/: nothing that lies there
reaches a site, or stands in for a file of the theme, unless the book names it."""


class Tree:
    """Builds every language into a temporary tree beside the site, then swaps the two.

    :param serving: keep the workers and reuse languages whose input did not change.
    """

    def __init__(self, *, serving: bool):
        self.serving = serving
        self._pool: Workers | None = None
        self._compiled: Future[dict[str, bytes]] | None = None
        self._jobs: dict[str, Future[worker.Report]] = {}
        self._digests: dict[str, str] = {}
        self._wanted: dict[str, str] = {}
        self._made: dict[str, list[Path]] = {}
        self._loaded: Loaded | None = None
        self._store = kept.NOTHING
        self._reading = reading.Reading()
        self._pictures: Mapping[str, bytes] = {}
        self._courses: list[tuple[str, bytes]] = []
        self._printed: tuple[Offered, ...] | None = None
        self._temporary = self._site = Path()
        self._held = ExitStack()
        self._served: int | None = None

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
        config.watch += map(str, (loaded.root / TRANSLATIONS, *_shapes(config)))
        day = dates.day(loaded.book.revision) or dates.EARLIEST
        if self._printed is None or not self.serving:  # an edit makes no preview lose its books
            self._printed = _printed(loaded.root)
        found = kept.store(loaded.root, "site")
        # A preview's process outlives a change of templates, so only fonts are kept of it.
        self._store = kept.NOTHING if self.serving else found
        self._reading = reading.prepare(loaded, config, self._printed, found, serving=self.serving)
        room = self._held.enter_context(workshop.workshop(self._site.parent))
        self._temporary = room / _SITE
        self._temporary.mkdir()
        self._temporary.chmod(0o755)
        config.site_dir = str(room / _UNUSED)
        (room / _EMPTY).mkdir()
        self._wanted = {code: _digest(loaded.root, code, config) for code in loaded.book.languages}
        self._jobs = {}
        given = room / _GIVEN
        compiled = self._templates()
        second = dates.seconds(day)
        shared = pickle.dumps((loaded.book, self._reading.light(), second))
        given.write_bytes(pickle.dumps((shared, compiled, self._store)))
        for code, digest in self._wanted.items():
            if self.serving and self._digests.get(code) == digest and (self._site / code).is_dir():
                self._keep(code)
            else:
                self._submit(config, code, given)
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
        """Say where the tree is to go. MkDocs makes the folder that it serves from; the ones that
        no server serves any more are removed.
        """
        self._site = site
        if self.serving and self._served is None:
            workshop.sweep(Path(tempfile.gettempdir()), "*docs_*")
            self._served = workshop.own(site)

    def _keep(self, code: str) -> None:
        """Take over a language's pages; what is published beside them is written anew."""
        for path in self._made[code]:
            target = self._temporary / code / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(self._site / code / path, target)

    def _submit(self, config: MkDocsConfig, code: str, given: Path) -> None:
        assert self._pool is not None
        overrides = {
            "docs_dir": str(self._temporary.parent / _EMPTY),
            "site_dir": str(self._temporary / code),
            "site_url": f"{config.site_url}{code}/" if config.site_url else None,
            "strict": config.strict,
            "use_directory_urls": True,
        }
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
        self._made = {code: _files(self._temporary / code) for code in self._wanted}
        assert self._loaded is not None
        reading.write(self._reading, self._temporary)
        (self._temporary / social.FOLDER).mkdir(parents=True, exist_ok=True)
        for code, picture in self._pictures.items():
            (self._temporary / social.FOLDER / f"{code}.png").write_bytes(picture)
        beside.write(
            self._temporary, self._loaded, config.site_url or "", self._courses, self._store
        )
        told = notices.notices(self._loaded.book, _THEME, _SHIPPED_ICONS)
        (self._temporary / notices.NAME).write_text(told, "utf-8")
        if self._reading.keeps:
            policy.guard(self._temporary)
            keep.publish(self._temporary, self._loaded.book)
        self._put_in_place()
        self._store.ended()
        self._digests, self._jobs = self._wanted, {}
        if not self.serving and self._pool:
            self._pool.close()
            self._pool = None

    def _put_in_place(self) -> None:
        if self._served is not None:
            os.link(self._site / workshop.OWNER, self._temporary / workshop.OWNER)
        with workshop.alone(self._site.parent):
            if not self.serving and self._site.is_dir():
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
        """Drop the temporary tree, the workers, and the folder that was served."""
        self.abandon()
        if self._pool:
            self._pool.stop()
            self._pool = None
        if self._served is not None:
            shutil.rmtree(self._site, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    """Every file below a folder, relative to it."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def _printed(root: Path) -> tuple[Offered, ...]:
    """The printed editions to offer: all that are made by default, or none."""
    found = listing.offered(root)
    if not found:
        log.info("The site offers no printed editions: `make pdf` makes those of this book")
    return found


def _shapes(config: MkDocsConfig) -> list[Path]:
    """Folders of templates, styles and scripts: what the pages look like, and no word of them.

    Python is not among them. What a process has imported stays as it was.
    """
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return [folder for folder in (*theme, *_LOOK) if folder.is_dir()]


def _digest(root: Path, code: str, config: MkDocsConfig) -> str:
    """A hash over what a language's site is made from.

    Other languages' catalogues are left out, although the parallel views hold them: under
    `serve` a catalogue's edit shows at once in its own language, and in the parallel views
    of the others with their next build. Nothing is left out of what is published.
    """
    digest = hashlib.sha256()
    paths = [Path(config.config_file_path), root / LANGUAGES]
    for folder in (root / DOCS, root / TRANSLATIONS / code, *_shapes(config)):
        paths += sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        digest.update(f"{path}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
