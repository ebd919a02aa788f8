"""Texts that stand on a page but not in its file: of the path, of scenarios, of check questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..findings.diagnostics import Location
from . import questions, scenarios, steps
from .model import NOW, Book, Citation


@dataclass(frozen=True, slots=True)
class Beside:
    """A text that stands on a page beside what its file holds.

    :ivar id: its permanent id; no block of the page has the same.
    :ivar anchor: the id of what it is shown with: its own, or that of an answer.
    :ivar citations: the passages that it rests on.
    """

    page: str
    id: str
    text: str
    location: Location
    anchor: str
    citations: tuple[Citation, ...] = ()

    @property
    def context(self) -> str:
        """Its ``msgctxt``."""
        return f"{self.page}/{self.id}"


def texts(book: Book) -> Iterator[Beside]:
    """All of them, page by page."""
    on_path = (NOW,) if book.path else ()
    for page_id in dict.fromkeys((*on_path, *book.scenarios, *book.questions)):
        yield from of_page(book, page_id)


def of_page(book: Book, page_id: str) -> Iterator[Beside]:
    """Those of one page, in the order they stand there."""
    for step in book.path if page_id == NOW else ():
        for block, text, where in steps.blocks(step):
            yield Beside(page_id, block, text, where, block)
    for scenario in book.scenarios.get(page_id, ()):
        behind, anchor = scenarios.cited(scenario), ""
        for block, text, where in scenarios.blocks(scenario):
            # What an answer leads to is shown with it.
            anchor = anchor if block in (f"{anchor}-then", f"{anchor}-why") else block
            yield Beside(page_id, block, text, where, anchor, behind.get(block, ()))
    for question in book.questions.get(page_id, ()):
        for block, text, where in questions.blocks(question):
            yield Beside(page_id, block, text, where, block.removesuffix("-note"))
