"""The MkDocs plugin: one ``mkdocs build`` makes ``site/<language>/`` for every language.

In the process the user started (:class:`.tree.Tree`) MkDocs itself builds nothing that is kept:
the plugin loads the book, has each language built in a worker process (:mod:`.worker`),
and puts the finished tree in place in one step. In a worker (:class:`.language.LanguageSite`) it
feeds one language's finished pages to MkDocs and Material.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ..book import counts
from ..book.model import Book
from ..html import templating
from ..running import ending
from . import escaping, remembered, worker
from .language import LanguageSite

if TYPE_CHECKING:
    from ..book.loaded import Loaded
    from .serving import Preview
    from .tree import Tree

log = logging.getLogger("mkdocs.plugins.concord")


class Ended(Abort):
    """The build could not run, or was interrupted: MkDocs ends with one line and this status."""

    def __init__(self, error: BaseException):
        status, self.line = ending.told(error, "mkdocs build")
        super().__init__(self.line)
        self.code = self.exit_code = status  # type: ignore[misc]

    def show(self, *_: Any) -> None:
        """What MkDocs has Click call, in the place of a traceback."""
        print(self.line, file=sys.stderr)


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings: what the site is made of stands in the book."""


class ConcordPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """Entry point ``mkdocs.plugins: concord``. Delegates to the process's role."""

    def __init__(self) -> None:
        self._tree: Tree | None = None
        self._preview: Preview | None = None
        self._language: LanguageSite | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs keeps an instance that has this event for all rebuilds of a ``serve``."""
        if worker.payload is None and self._tree is None and self._preview is None:
            ending.on_signals(signal.default_int_handler)
            if command == "serve":
                self._preview = _preview()
                return
            self._tree = _tree()
            try:
                self._tree.prepare()
            except Exception as error:
                self._end(error)
                raise

    @event_priority(100)  # before the search plugin asks the theme for its language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the role, and point MkDocs at it.

        :raises PluginError: when the book has findings that no page can be made from.
        """
        if worker.payload is not None:
            self._language = LanguageSite(worker.payload)
            self._language.configure(config)
            return config
        root = Path(config.config_file_path).resolve().parent
        if self._preview:
            _refuse(config)
            if self._preview.read(config, root):
                _report_drafts(self._preview.book)
        else:
            self._build(config, root)
        config.nav = None
        config.theme.static_templates.clear()  # the root has a 404 and a sitemap of its own
        return config

    def _build(self, config: MkDocsConfig, root: Path) -> None:
        if self._tree is None:
            self._tree = _tree()
        self._tree.claim(Path(config.site_dir))
        loaded = self._load(root, strict=bool(config.strict))
        _refuse(config)
        config.site_url = loaded.book.address or None
        self._tree.start(config, loaded)

    def _load(self, root: Path, *, strict: bool) -> Loaded:
        from ..book.load import load
        from .judging import refuse, whole

        loaded = load(root)
        findings = whole(loaded)
        refuse(findings, strict=strict)
        if findings:
            _report_drafts(loaded.book)
        return loaded

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """The main process sets no page: it need not list the theme's thousands of files."""
        if self._language is None:
            config.theme.dirs.clear()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give MkDocs one language's pages, or none."""
        return self._language.files(files, config) if self._language else Files([])

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, **_: Any) -> jinja2.Environment:
        """Have the theme escape what it prints; share its templates between the languages."""
        if self._language:
            env.bytecode_cache = templating.compiled
            escaping.switch_on(env, config)
            remembered.remember_pages(env, config, self._language.store)
        return env

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """A page's finished body and contents."""
        if self._language is None:
            return html
        body, contents = self._language.content(page)
        page.toc = TableOfContents(contents)
        return body

    @event_priority(-100)  # after Material's search has taken its marks out of the body
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """What the templates need to link the other languages; the body, which is markup."""
        if self._language:
            page.content = Markup(page.content)
            context["concord"] = self._language.context(page, config)
        return context

    @event_priority(-100)  # after every other plugin has changed it
    def on_post_page(self, output: str, **_: Any) -> str:
        """A page with its policy."""
        return self._language.guarded(output) if self._language else output

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """The page for what is missing, the same."""
        if self._language and template_name.endswith(".html"):
            return self._language.guarded(output_content)
        return output_content

    @event_priority(-100)  # after every other plugin has written to the folder MkDocs was given
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Wait for the languages and put the tree in place."""
        if self._language:
            self._language.finish(config)
        if self._tree:
            self._tree.finish(config)
        if self._preview:
            self._preview.show()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Leave the site that was there; what is no fault of a page ends in one line."""
        if self._tree:
            self._tree.abandon()
            self._end(self._tree.placed(error))
        if self._preview:
            self._preview.settle()
            self._end(error)

    def on_shutdown(self) -> None:
        """Stop the workers; an interrupted build leaves nothing behind."""
        if self._tree:
            self._tree.end()
        if self._preview:
            self._preview.end()
        error = sys.exc_info()[1]
        if (self._tree or self._preview) and isinstance(error, KeyboardInterrupt):
            self._end(error)

    def _end(self, error: BaseException) -> None:
        """Raise what stopped the build as MkDocs tells it; nothing for what MkDocs tells itself."""
        if not isinstance(error, MkDocsException) and not os.environ.get(ending.TRACEBACK):
            raise Ended(error) from None


def _refuse(config: MkDocsConfig) -> None:
    """Stop before anything is written: a plugin may have come past ``mkdocs.yml``, as mike's does.

    :raises PluginError: names it, and what there is in its place.
    """
    from ..checks.settings import otherwise

    for name in config.plugins:
        if way := otherwise(name):
            told = f"“{name.removeprefix('material/')}” does not work here"
            raise PluginError(f"{told}, nothing was built: {way}")


def _tree() -> Tree:
    """The role of the main process; a worker never imports what it needs."""
    from .tree import Tree

    return Tree()


def _preview() -> Preview:
    """The role of the process that serves."""
    from mkdocs.livereload import LiveReloadServer

    from .serving import Preview

    preview = Preview()
    preview.answer_for(LiveReloadServer)
    return preview


def _report_drafts(book: Book) -> None:
    """Say how much of a draft is unfinished; each finding is `concord check`'s to list."""
    found = counts.count(book)
    if messages := sum(found.messages - done for done in found.translated.values()):
        log.info("%d messages are not translated yet and are shown in English, marked", messages)
