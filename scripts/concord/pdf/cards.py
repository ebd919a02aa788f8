"""What is pinned up: a card a chapter, chosen from the book's own blocks by a rule, and the path.

A card is for the most people the chapter is for, so it shows the principles of its widest audience,
in the chapter's order. Each says what is happening, as the home page does where it leads to the
principle first (else its title), then the first thing to say, to do and to avoid. The template
shows as many of them as can be read from :data:`DISTANCE`, and names the rest.
"""

from __future__ import annotations

from ..book import addresses, situations
from ..book.model import AUDIENCES, NOW, SAY, Page, block_context
from ..links import qr
from .content import Content
from .spans import Data

DISTANCE = 2_000
"""Millimetres from which an A4 card is read."""
LEAST = {"a4": 24, "letter": 24, "a6": 10}
"""The smallest letters, in points, of what is read from there; A6 is read from 80 centimetres.

A capital of 24 points is 6 mm high, 10 minutes of arc at two metres: twice what healthy eyes need
(ISO 8596), what one who sees half as well can read.
"""
_ROWS = (SAY, "do", "avoid")
"""Sections that a card shows one item of."""


def parts(content: Content) -> Data:
    """The cards of an edition, and the path where it is not limited to a part."""
    paper = content.edition.paper
    return {
        "least": LEAST[paper],
        "small": paper == "a6",
        "cards": [card(content, content.book.pages[chapter]) for chapter in content.chapter_ids],
        "path": path(content),
    }


def card(content: Content, chapter: Page) -> Data:
    """A chapter's card: its principles in order, and all others of the chapter by name."""
    pages = [p for p in content.principles if content.book.chapter_of[p.id] == chapter.id]
    audience = min((p.audience for p in pages), key=AUDIENCES.index, default=AUDIENCES[0])
    shown = [page for page in pages if page.audience == audience]
    return {
        "id": chapter.id,
        "names": content.names(chapter),
        "titles": [words.title_cell(chapter) for words in content.words],
        "audience": audience,
        "panels": [panel(content, page) for page in shown],
        "others": [content.related(page.id) for page in pages if page not in shown],
        **address(content, chapter.id),
    }


def address(content: Content, page_id: str) -> Data:
    """Where a card leads: in its language, or of several in the one its reader chooses."""
    neutral = addresses.neutral(page_id, content.book.address)
    own = neutral if len(content.words) > 1 else content.words[0].url(page_id)
    return {"short": neutral, "url": own, "qr": qr.pixels(own)}


def panel(content: Content, page: Page) -> Data:
    """A principle: when, and the first item of each section that has any."""
    rows = []
    for section in _ROWS:
        items = (b for b in page.blocks if b.section == section and b.kind != "heading")
        item = next((block for block in items if not block.role), None)
        if item:
            cells = content.cells(block_context(page, item), item.text)
            names = [words.text(f"section-{section}") for words in content.words]
            rows.append({"section": section, "names": names, "cells": cells})
    return {
        **content.related(page.id),
        "heads": happening(content, page) or [words.title_cell(page) for words in content.words],
        "rows": rows,
    }


def happening(content: Content, page: Page) -> list[Data] | None:
    """What is happening, in each language: of what leads to this principle first, the shortest."""
    leading = [
        (block, found)
        for block, found in situations.told(content.book, content.words[0].known)
        if found.links[0][0] == page.id
    ]
    if not leading:
        return None
    block, _ = min(leading, key=lambda each: len(each[1].label))
    context = f"{situations.HOME}/{block.id}"
    told = [words.situation_cell(context, block.text) for words in content.words]
    return [cell for cell in told if cell] if all(told) else None


def path(content: Content) -> Data | None:
    """The questions, each answer with where it leads: on, or to the nearest page."""
    found = content.path()
    return found and {
        "titles": [words.title_cell(content.book.pages[NOW]) for words in content.words],
        "steps": found["steps"],
        **address(content, NOW),
    }
