"""A Sphinx inventory (``objects.inv``, version 2): the book's ids for other sites' references.

Sphinx reads it with intersphinx (``:external+concord:std:ref:`thank-them-first```), MkDocs
with mkdocstrings' ``inventories`` and autorefs (``[words][thank-them-first]``). Chapters,
principles and articles stand under their ids, blocks under ``page#block``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..book import addresses
from ..book.model import CANONICAL, Book
from ..book.record import LIVE, Contract
from ..locale.words import Words

_KINDS = ("chapter", "principle", "article")
_HEADER = (
    "# Sphinx inventory version 2\n# Project: {project}\n# Version: {version}\n"
    "# The remainder of this file is compressed using zlib.\n"
)


def inventory(book: Book, contract: Contract, code: str = "") -> bytes:
    """The inventory of a language, or of the neutral addresses.

    :param code: a language, whose addresses are relative to its folder; ``""`` for none.
    """
    words = Words(book, book.languages[code or CANONICAL])
    project = " ".join(words.text("book-title").split())  # the header is four lines, whatever it is
    header = _HEADER.format(project=project, version=contract.revision)
    rows = "".join(f"{row}\n" for row in sorted(_rows(words, contract, code)))
    return header.encode("utf-8") + zlib.compress(rows.encode("utf-8"), 9)


def _rows(words: Words, contract: Contract, code: str) -> Iterator[str]:
    """``name domain:role priority uri dispname``; a name holds no space."""
    for page_id, record in contract.pages.items():
        final = contract.final(page_id)
        target = contract.pages[final] if final else record
        if not final or target.kind not in _KINDS:
            continue
        uri = target.urls[code].removeprefix(f"{code}/") if code else addresses.neutral(final)
        title = words.title(final)
        yield f"{page_id} std:label 1 {uri} {title}"
        if record.state == LIVE:
            yield f"{page_id} std:doc -1 {uri} {title}"
            for block in record.blocks:
                yield f"{page_id}#{block} std:label 2 {uri}#{block} {title}"
