"""Builds one language in a process of its own: theme texts, direction, search and 404 are per site."""

from __future__ import annotations

import functools
import gc
import hashlib
import logging
import os
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2

from ..book.dates import EPOCH
from ..book.files import write_new
from ..book.model import Book
from ..html import templating
from ..running.kept import NOTHING, Store, joined
from . import remembered
from .reading import Reading


@dataclass(frozen=True)
class Payload:
    """What a worker is given.

    :ivar language: the code of the language to build.
    """

    book: Book
    language: str
    reading: Reading = field(default_factory=Reading)
    store: Store = NOTHING


@dataclass(frozen=True)
class Report:
    """What a worker found: MkDocs' warnings, and its error that stopped the build, or ``""``."""

    language: str
    warnings: tuple[str, ...]
    error: str


_LOGGERS = ("mkdocs", "properdocs")
"""Who warns: plugins call themselves by the first name under ProperDocs too, which stands in for MkDocs
in whatever process its command began, the workers too."""
payload: Payload | None = None
"""Set in a worker while it builds; tells the plugin which role it plays."""


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def prepare() -> None:
    """Import what a build needs, while the main process still reads the book.

    Material keeps 14,000 icons among its templates, in a hidden folder. MkDocs lists them for every
    build and drops them one by one; in a worker they are listed once, without what is hidden.
    Our own theme may change while a worker serves.
    """
    import material
    import mkdocs.commands.build  # noqa: F401

    loader = jinja2.FileSystemLoader
    if not hasattr(loader.list_templates, "__wrapped__"):
        installed = os.path.dirname(material.__file__)
        _list = loader.list_templates

        @functools.cache
        def listed(path: str) -> list[str]:
            found = _list(jinja2.FileSystemLoader(path))
            return [name for name in found if not name.startswith(".")]

        @functools.wraps(_list)
        def names(self: jinja2.FileSystemLoader) -> list[str]:
            found: set[str] = set()
            for path in self.searchpath:
                once = os.path.abspath(path).startswith(installed)
                found.update(listed(path) if once else _list(jinja2.FileSystemLoader(path)))
            return sorted(found)

        loader.list_templates = names  # type: ignore[method-assign]


def compile_templates() -> dict[str, bytes]:
    """Compile the pages' templates, once for all workers and the process that starts them."""
    prepare()
    return templating.compile_all()


Given = tuple[Book, Reading, int, bytes, Store]
"""The book, what is given beside it, the day in seconds, a digest of these three, and the store."""


@functools.lru_cache(maxsize=1)
def _given(pickled: Path) -> Given:
    """What every language is built from, unpickled once a process."""
    shared, code, store = pickle.loads(pickled.read_bytes())
    book, reading, second = pickle.loads(shared)
    templating.compiled.code.update(code)
    gc.freeze()  # the book stays to the end
    return book, reading, second, hashlib.sha256(shared).digest(), store


def overrides(docs: Path, site: Path, address: str, code: str, *, strict: bool) -> dict[str, Any]:
    """MkDocs settings of one language that differ from the file's.

    :param docs: an empty folder: pages come from the book.
    :param address: that of the whole site, or ``""``.
    """
    return {
        "docs_dir": str(docs),
        "site_dir": str(site),
        "site_url": f"{address}{code}/" if address else None,
        "strict": strict,
        "use_directory_urls": True,
    }


def build(pickled: Path, language: str, config_file: str, overrides: dict[str, Any]) -> Report:
    """Build one language's site.

    :param pickled: a file of no other build: a :class:`~concord.book.model.Book`, its
        :class:`Reading`, the second, since 1970, that MkDocs dates its files, and what
        :func:`compile_templates` returned.
    :param language: the code of the language.
    :param overrides: of :func:`overrides`.
    :returns: a report; MkDocs' errors are in it, so that the caller sees every language's.
    :raises OSError: and other errors that are not a page's fault.
    """
    global payload
    prepare()
    book, reading, second, shared, store = _given(pickled)
    os.environ[EPOCH] = str(second)
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    handler = _Warnings()
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.propagate = False
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
    error = ""
    try:
        config = load_config(config_file, **overrides)
        store = remembered.allowed(config, store)
        payload = Payload(book, language, reading, store)
        inputs = joined(shared, language.encode(), remembered.settings(config))
        if not _from(store, inputs, Path(config.site_dir)):
            _build(config)
            if not handler.messages:
                _keep(store, inputs, Path(config.site_dir))
    except (Abort, MkDocsException) as problem:
        error = f"{type(problem).__name__}: {problem}"
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
        payload = None
    return Report(language, tuple(handler.messages), error)


def _build(config: Any) -> None:
    from mkdocs.commands.build import build as mkdocs_build

    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()


def _from(store: Store, inputs: bytes, folder: Path) -> bool:
    """Whether a language's site was there, made of the same; it is in the folder then."""
    files = store.found_files("language", inputs)
    if files is None:
        return False
    write_new(folder, files)
    return True


def _keep(store: Store, inputs: bytes, folder: Path) -> None:
    """Keep a language's site as it was built."""
    if store.folder:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        files = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
        store.keep_files("language", inputs, files)
