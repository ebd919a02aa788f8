"""The rules of a principle's advice: words to say, the roles of blocks, whom it is for."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.loaded import Loaded
from ..book.model import AUDIENCES, REPLACED, SAY, Book, Page
from ..findings.diagnostics import Finding
from ..findings.limits import LINES

_QUOTE = "“"


def advice_findings(loaded: Loaded) -> Iterator[Finding]:
    """Every principle that could be read gives a person something to say, and leads on."""
    for page in loaded.book.pages.values():
        if page.kind == "principle" and page.id not in loaded.unread_pages:
            yield from _lines(page)
            yield from _replaced(page)
            yield from _instead(loaded.book, page, whole=not loaded.unread_pages)


def _lines(page: Page) -> Iterator[Finding]:
    """There are lines enough, and the first thing is one: it is what a hurried reader says."""
    said = [block for block in page.blocks if block.section == SAY and block.kind == "item"]
    if not said:
        return  # a finding of its own
    spoken = [block for block in said if _QUOTE in block.text and block.role != REPLACED]
    if len(spoken) < LINES:
        message = f"“{page.id}” has {len(spoken)} of {LINES} lines to say"
        yield Finding(said[0].location, "PAGE023", message)
    elif said[0] not in spoken:
        message = f"“{said[0].id}” comes before the first line to say"
        yield Finding(said[0].location, "PAGE023", message)


def _replaced(page: Page) -> Iterator[Finding]:
    """Words that a line replaces stand below that line."""
    before = None
    for block in page.blocks:
        if block.role == REPLACED and (
            block.section != SAY or before is None or before.role == REPLACED
        ):
            yield Finding(block.cites_location, "PAGE024", f"“{block.id}” follows no line to say")
        before = block if block.section == SAY and block.kind == "item" else None


def _instead(book: Book, page: Page, *, whole: bool) -> Iterator[Finding]:
    """:param whole: whether every page of the book could be read."""
    if page.instead is None:
        return
    other, where = page.instead
    there = book.pages.get(other)
    if there is None or there.kind != "principle":
        if whole:
            yield Finding(where, "PAGE012", f"“{other}” is the id of no principle")
    elif there.audience and there.audience != AUDIENCES[0]:
        message = f"“{other}” is not for {AUDIENCES[0]}, and stands in for “{page.id}”"
        yield Finding(where, "PAGE025", message)
