"""Builds one language in a process of its own: theme texts, direction, search and 404 are per site."""

from __future__ import annotations

import logging
import pickle
from dataclasses import dataclass
from typing import Any

from ..model import Book


@dataclass(frozen=True)
class Payload:
    """What a worker is given.

    :ivar book: the book with the catalogue of this language only.
    :ivar language: the code of the language to build.
    """

    book: Book
    language: str


@dataclass(frozen=True)
class Report:
    """What a worker found: MkDocs' warnings, and the error that stopped it, or ``""``."""

    language: str
    warnings: tuple[str, ...]
    error: str


payload: Payload | None = None
"""Set in a worker while it builds; tells the plugin which role it plays."""


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build(pickled: bytes, config_file: str, overrides: dict[str, Any]) -> Report:
    """Build one language's site.

    :param pickled: a :class:`Payload`.
    :param overrides: MkDocs settings that differ from the file's (``site_dir``, ``site_url`` …).
    :returns: a report; errors of the build are in it, so that the caller sees every language's.
    """
    global payload
    payload = pickle.loads(pickled)
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    handler = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    error = ""
    try:
        config = load_config(config_file, **overrides)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException, OSError) as problem:
        error = f"{type(problem).__name__}: {problem}"
    finally:
        logger.removeHandler(handler)
        language, payload = payload.language, None
    return Report(language, tuple(handler.messages), error)
