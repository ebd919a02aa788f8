"""Principles × languages for programs and spreadsheets: every block with its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ...book import addresses
from ...book.model import CANONICAL, Block, Book, Message, Page, block_context
from ..state.blocks import CURRENT, state
from . import spreadsheet
from .units import Content

VERSION = 1
COLUMNS = (
    "chapter",
    "principle",
    "block",
    "kind",
    "section",
    "citations",
    "language",
    "state",
    "text",
    "url",
    "revision",
)
CANONICAL_STATE = "canonical"
"""The state of the English, which is translated from nothing."""


def as_json(content: Content, languages: Sequence[str]) -> str:
    """Every principle with its blocks, their texts and what they rest on.

    :param languages: those beside English. A text that is missing or stale is ``null``:
        nothing is passed off as a translation.
    """
    book = content.book
    document = {
        "version": VERSION,
        "address": book.address,
        "revision": book.revision,
        "languages": [CANONICAL, *languages],
        "principles": [_principle(book, page, languages) for page in book.principles()],
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _principle(book: Book, page: Page, languages: Sequence[str]) -> dict[str, Any]:
    codes = [CANONICAL, *languages]
    return {
        "id": page.id,
        "chapter": book.chapter_of[page.id],
        "revision": revision(book, page),
        "urls": {code: addresses.permanent(book, page.id, code, book.address) for code in codes},
        "related": [name for name, _ in page.related],
        "blocks": [_block(book, page, block, codes) for block in page.blocks],
    }


def _block(book: Book, page: Page, block: Block, codes: Sequence[str]) -> dict[str, Any]:
    return {
        "id": block.id,
        "kind": block.kind,
        "section": block.section,
        "citations": [{"article": c.article, "passage": c.number} for c in block.citations],
        "texts": {
            code: {"state": found, "text": text}
            for code in codes
            for found, text in [said(book, page, block, code)]
        },
    }


def as_csv(content: Content, languages: Sequence[str]) -> str:
    """The same as a table, a row a block and language; an untranslated text is empty."""
    return spreadsheet.dump([COLUMNS, *_rows(content.book, [CANONICAL, *languages])])


def _rows(book: Book, codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for page in book.principles():
        for block in page.blocks:
            for code in codes:
                found, text = said(book, page, block, code)
                yield (
                    book.chapter_of[page.id],
                    page.id,
                    block.id,
                    block.kind,
                    block.section,
                    " ".join(map(str, block.citations)),
                    code,
                    found,
                    text or "",
                    f"{addresses.permanent(book, page.id, code, book.address)}#{block.id}",
                    revision(book, page),
                )


def said(book: Book, page: Page, block: Block, code: str) -> tuple[str, str | None]:
    """The state of a block in a language, and its text where that is current."""
    if code == CANONICAL:
        return CANONICAL_STATE, block.text
    context = block_context(page, block)
    found = state(book, Message(context, block.text, "", (), ""), code)
    shown = book.translate(context, block.text, code)
    return found, shown.text if found in CURRENT else None


def revision(book: Book, page: Page) -> str:
    """The revision of a principle's latest published change, or of the book."""
    record = book.contract.pages.get(page.id) if book.contract else None
    return record.last if record else book.revision
