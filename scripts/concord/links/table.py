"""The links of a language as a table (RFC 4180), for spreadsheets and course lists."""

from __future__ import annotations

import csv
import io

from ..book import addresses
from ..book.model import Book
from ..book.record import Contract
from ..locale.words import Words
from .listing import minutes

COLUMNS = (
    "chapter",
    "order",
    "kind",
    "id",
    "title",
    "url",
    "go_url",
    "minutes",
    "revision",
    "reviewed",
    "hash",
)
"""``reviewed`` is for the course to keep up: the checker compares its day with the latest change."""


def table(book: Book, contract: Contract, base: str, code: str) -> bytes:
    """The table, with a byte order mark: without one spreadsheets take UTF-8 for something else."""
    words = Words(book, book.languages[code])
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for number, chapter in enumerate(book.chapters, start=1):
        principles = [principle for principle, _ in book.pages[chapter].principles]
        for order, page_id in enumerate([chapter, *principles]):
            page, record = book.pages[page_id], contract.pages[page_id]
            latest = record.latest(code)
            writer.writerow(
                [
                    number,
                    order,
                    page.kind,
                    page_id,
                    _text(words.title(page_id)),
                    base + record.urls[code],
                    addresses.neutral(page_id, base),
                    minutes(book, page),
                    latest.revision if latest else record.first,
                    contract.revision,
                    record.content[code],
                ]
            )
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _text(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t" else text
