"""Pages of guidance and their blocks, and what may be an id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...findings.diagnostics import Location
from .sections import SECTIONS
from .sources import Citation

OUTCOMES, CAN = "outcomes", "can"
"""The heading of what a reader of a chapter will be able to do; what the ids below it begin with."""
AUDIENCES = ("everyone", "leads", "decides")
"""Who a principle is for: who serves, who leads a team, who decides for the business."""
RULING, REPLACED = "ruling", "replaced"
ROLES = (RULING, REPLACED)
"""What a block can be beside advice that its passages give: a decision of the book itself
between its articles, and words that the line before it replaces."""

ID_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""A permanent id: it stands in URLs, fragments and catalogues for ever."""
RESERVED_IDS = (
    "all",
    "articles",
    "assets",
    "chapters",
    "go",
    "interface",
    "notices",
    "parallel",
    "principles",
    "search",
)
"""Ids that no page may take: folders of the site, sections of the catalogues, words of commands."""

WORDS_PER_MINUTE = 200
"""Reading speed for the reading time of the English page, shown in every language."""


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest unit that is translated, cited, linked and aligned.

    :ivar kind: ``title``, ``heading``, ``paragraph`` or ``item``.
    :ivar section: id of the heading it stands under, ``""`` above the first.
    :ivar text: one line of Markdown (emphasis and links only), without the attribute list.
    :ivar role: one of :data:`ROLES`, or ``""``.
    """

    id: str
    kind: str
    section: str
    text: str
    citations: tuple[Citation, ...]
    location: Location
    cites_location: Location
    role: str = ""


@dataclass(frozen=True)
class Page:
    """A page written in ``docs/``: a principle, a chapter or another page.

    :ivar kind: ``principle``, ``chapter`` or ``page``.
    :ivar audience: for a principle, one of :data:`AUDIENCES`, else ``""``.
    :ivar instead: for a principle that is not for everyone, the id of one for those who may not
        decide, with its place.
    :ivar related: for a principle, ids of principles to read next.
    :ivar principles: for a chapter, ids of its principles, in order.
    """

    id: str
    kind: str
    blocks: tuple[Block, ...]
    related: tuple[tuple[str, Location], ...]
    principles: tuple[tuple[str, Location], ...]
    location: Location
    audience: str = ""
    instead: tuple[str, Location] | None = None

    @property
    def title(self) -> str:
        """The English title, or ``""`` on a page that has none (a finding elsewhere)."""
        return next((block.text for block in self.blocks if block.kind == "title"), "")

    @cached_property
    def by_id(self) -> Mapping[str, Block]:
        """Blocks by their id."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every passage the page cites, once each, by article and number."""
        return tuple(sorted({cite for block in self.blocks for cite in block.citations}))

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least one."""
        words = sum(len(block.text.split()) for block in self.blocks)
        return max(1, round(words / WORDS_PER_MINUTE))


def block_context(page: Page, block: Block) -> str:
    """The ``msgctxt`` of a block. Standard section headings are interface texts, said once."""
    if page.kind == "principle" and block.kind == "heading" and block.id in SECTIONS:
        return f"interface/section-{block.id}"
    return f"{page.id}/{block.id}"
