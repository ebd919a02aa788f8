"""One language under `mkdocs serve`: MkDocs set up for it once, and pages set when they are asked for.

What MkDocs does for all pages of a site one after the other is done here for one: it has no other
way in than the two functions that its own build calls for a page, and the one for a template.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from ..book import dates
from . import worker
from .search import INDEX

_SEARCH = f"{INDEX.parent.as_posix()}/"


class OneLanguage:
    """A language's site, a file at a time.

    :param overrides: as of :func:`.worker.build`; ``site_dir`` is a folder that nothing else uses.
    """

    def __init__(self, config_file: str, overrides: dict[str, Any], payload: worker.Payload):
        worker.prepare()
        self.site = Path(overrides["site_dir"])
        with _playing(payload), _plugins_of_its_own():
            config = load_config(config_file, **overrides)
            config.plugins.on_startup(command="build", dirty=False)
            self._palette = copy.deepcopy(config.theme["palette"])
            self.config: MkDocsConfig = config.plugins.on_config(config)
        env = config.theme.get_env()
        there = Files([])
        there.add_files_from_theme(env, config)
        self._of_theme = list(there)
        self._take(payload)
        self.env = config.plugins.on_env(env, config=config, files=self.files)

    def tell(self, payload: worker.Payload) -> None:
        """Go on with another book, in which the theme and the settings are as they were."""
        self.config.theme["palette"] = copy.deepcopy(self._palette)
        with _playing(payload):
            self.config.plugins["concord"].on_config(self.config)
        self._take(payload)

    def _take(self, payload: worker.Payload) -> None:
        """Have MkDocs know the files and the order of the book."""
        config = self.config
        shutil.rmtree(self.site, ignore_errors=True)
        self.files: Files = config.plugins.on_files(Files(self._of_theme), config=config)
        set_exclusions(self.files, config)
        nav = get_navigation(self.files, config)
        self.nav: Navigation = config.plugins.on_nav(nav, config=config, files=self.files)
        self._pages = self.files.documentation_pages()
        day = dates.day(payload.book.revision) or dates.EARLIEST
        for page in (file.page for file in self._pages):
            assert page is not None
            page.update_date = day.isoformat()
        self._by_path = {f.dest_uri: f for f in self.files if not f.inclusion.is_excluded()}  # type: ignore[no-untyped-call]

    def file(self, path: str) -> bytes | None:
        """What a build would have written at ``path``, or None.

        :raises Exception: what setting a page raises.
        """
        if file := self._by_path.get(path):
            return self._page(file) if file.is_documentation_page() else file.content_bytes
        template = path.removesuffix(".gz")
        if template in self.config.theme.static_templates:
            build._build_theme_template(template, self.env, self.files, self.config, self.nav)
        elif path.startswith(_SEARCH) and not (self.site / path).is_file():
            self.config.plugins.on_post_build(config=self.config)
        made = self.site / path
        return made.read_bytes() if made.is_file() else None

    def _page(self, file: File) -> bytes:
        assert file.page is not None
        build._populate_page(file.page, self.config, self.files)
        build._build_page(file.page, self.config, self._pages, self.nav, self.env)
        return Path(file.abs_dest_path).read_bytes()


@contextmanager
def _playing(payload: worker.Payload) -> Iterator[None]:
    """The plugin takes the role that it has in a worker."""
    worker.payload = payload
    try:
        yield
    finally:
        worker.payload = None


@contextmanager
def _plugins_of_its_own() -> Iterator[None]:
    """MkDocs keeps plugins from one build of a preview to the next; each language has its own."""
    option: Any = dict(MkDocsConfig._schema)["plugins"]
    kept: dict[str, Any] = option.plugin_cache
    before = dict(kept)
    kept.clear()
    try:
        yield
    finally:
        kept.clear()
        kept.update(before)
