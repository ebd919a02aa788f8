"""The home page: what is happening, and the principles for it, at a glance.

A list item of the form ``What is happening: [words][id], [words][id]`` is a situation with its
links under one another; :func:`situation` is what reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..book import inline
from ..book.model import Block as Written
from ..book.model import Page
from .blocks import block, entries, headed, sections, translated
from .parts import Block, Entries, Heading, Leads, Section
from .print import Printed, books
from .renderer import Renderer, words

PAGE = "index"
"""Id of the page."""
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


@dataclass(frozen=True, slots=True)
class Home:
    """The home page."""

    title: Heading
    sections: tuple[Section, ...]
    chapters: Entries
    printed: Printed | None


def described(r: Renderer, page: Page) -> Home:
    """What is on the page."""
    title, *rest = page.blocks
    return Home(
        headed(r, page, title),
        sections(r, page, rest, _item),
        entries(r, "chapters", r.text("chapters"), r.book.chapters),
        books(r),
    )


def _item(r: Renderer, page: Page, item: Written) -> Block:
    """A block; an item as a situation, with its links if it has the form of one."""
    made = block(r, page, item)
    if item.kind != "item":
        return made
    shown = translated(r, page, item)
    found = situation(shown.text, r.known)
    if found is None:
        return replace(made, kind="situation")
    # What it leads to is in the language of the label, which says so for all of them.
    label = replace(made.text, line=words(found.label))
    links = tuple(
        Leads(replace(label, line=words(text), note=""), r.link(target))
        for target, text in found.links
    )
    return replace(made, kind="situation", text=label, links=links)
