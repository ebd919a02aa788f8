"""Situations: list items that say what is happening, and lead to the principles for it.

``What is happening: [words][id], [words][id]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import inline
from .model import Block, Book

HOME = "index"
"""Id of the page that they stand on."""
_CONNECTOR = 12
"""Characters that may stand between two links of a situation: a comma, an “and”."""


@dataclass(frozen=True)
class Situation:
    """A list item that leads somewhere. :ivar links: (page id, the words of the link)."""

    label: str
    links: tuple[tuple[str, str], ...]


def situation(text: str, known: inline.Targets) -> Situation | None:
    """Read an item as a situation; None when it is not of that form."""
    label, links = "", []
    for span in inline.parse(text, known)[0]:
        if span.kind == "page":
            links.append((span.target, inline.plain_text(span.children)))
        elif links and len(inline.plain_text([span])) > _CONNECTOR:
            return None
        elif not links:
            label += inline.plain_text([span])
    label = label.strip().rstrip(":：").rstrip()
    return Situation(label, tuple(links)) if label and links else None


def told(book: Book, known: inline.Targets) -> Iterator[tuple[Block, Situation]]:
    """The situations of the home page, in its order, as the English has them."""
    page = book.pages.get(HOME)
    for block in page.blocks if page else ():
        found = situation(block.text, known) if block.kind == "item" else None
        if found:
            yield block, found
