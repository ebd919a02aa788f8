"""Writes the state of the translations into a finished site: the JSON and its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ...book.files import write_texts
from ...book.model import Book
from ...links import names
from . import report
from .blocks import of_all

_SCHEMA = Path(__file__).parent / names.STATUS_SCHEMA


def files(book: Book, base: str) -> Iterator[tuple[str, str]]:
    """Every file as (path below the site's address, content).

    :param base: the site's address with ``/`` at its end, or ``""``.
    """
    each = of_all(book)
    document = report.document(book, each, base)
    yield names.STATUS, json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    yield names.STATUS_SCHEMA, _SCHEMA.read_text("utf-8")


def publish(folder: Path, book: Book, base: str = "") -> None:
    """Write :func:`files` into the site in ``folder``."""
    write_texts({folder / path: text for path, text in files(book, base)})
