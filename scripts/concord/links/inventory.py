"""A Sphinx inventory (``objects.inv``, version 2): the book's ids for other sites' references.

Sphinx reads it with intersphinx (``:external+concord:std:ref:`thank-them-first```), MkDocs
with mkdocstrings' ``inventories`` and autorefs (``[words][thank-them-first]``). Chapters,
principles and articles stand under their ids, blocks under ``page#block``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..book.model import CANONICAL, Book
from ..book.record import LIVE, Contract
from ..locale import words
from . import names

_KINDS = ("chapter", "principle", "article")
_HEADER = (
    "# Sphinx inventory version 2\n# Project: {project}\n# Version: {version}\n"
    "# The remainder of this file is compressed using zlib.\n"
)


def inventory(book: Book, contract: Contract, code: str = "") -> bytes:
    """The inventory of a language, or of the language-neutral addresses.

    :param code: a language, whose addresses are relative to its folder; ``""`` for none.
    """
    # Its header is four lines, whatever the title is.
    project = " ".join(words.interface(book, code or CANONICAL, "book-title").split())
    header = _HEADER.format(project=project, version=contract.revision)
    rows = "".join(f"{row}\n" for row in sorted(_rows(book, contract, code)))
    return header.encode("utf-8") + zlib.compress(rows.encode("utf-8"), 9)


def _rows(book: Book, contract: Contract, code: str) -> Iterator[str]:
    """``name domain:role priority uri dispname``; a name holds no space."""
    for page_id, record in contract.pages.items():
        final = contract.final(page_id)
        target = contract.pages[final] if final else record
        if not final or target.kind not in _KINDS:
            continue
        uri = target.urls[code].removeprefix(f"{code}/") if code else names.go(final)
        title = words.title(book, final, code or CANONICAL)
        yield f"{page_id} std:label 1 {uri} {title}"
        if record.state == LIVE:
            yield f"{page_id} std:doc -1 {uri} {title}"
            for block in record.blocks:
                yield f"{page_id}#{block} std:label 2 {uri}#{block} {title}"
