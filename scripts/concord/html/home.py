"""The home page: what is happening, and the principles for it, at a glance.

A list item of the form ``What is happening: [words][id], [words][id]`` is a situation with its
links under one another; :func:`..book.situations.situation` is what reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..book.model import NOW, Page
from ..book.model import Block as Written
from ..book.situations import situation
from .blocks import block, entries, entry, headed, heading, sections, translated
from .parts import Block, Entries, Entry, Heading, Leads, Section
from .print import Printed, books
from .renderer import Renderer, words

PAGE = "index"
"""Id of the page."""
_FIRST = 8
"""Situations that are seen at once."""


@dataclass(frozen=True, slots=True)
class Situations:
    """What is happening, in order of urgency. :ivar more: those behind one tap."""

    heading: Heading
    first: tuple[Block, ...]
    more: tuple[Block, ...]
    more_label: str


@dataclass(frozen=True, slots=True)
class Offline:
    """That the site opens without a connection, and when."""

    heading: Heading
    note: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page.

    :ivar search: what the field to search in is called.
    :ivar now: the way to the path, if the book has one.
    :ivar rest: what else is written on the page.
    """

    title: Heading
    opening: tuple[Section, ...]
    search: str
    situations: Situations | None
    now: Entry | None
    chapters: Entries
    printed: Printed | None
    offline: Offline
    rest: tuple[Section, ...]


def described(r: Renderer, page: Page) -> Home:
    """What is on the page."""
    title, *rest = page.blocks
    found = sections(r, page, rest, _item)
    listed = next((s for s in found if any(g[0].kind == "situation" for g in s.groups)), None)
    return Home(
        headed(r, page, title),
        tuple(section for section in found if section.heading is None),
        r.text("home-search"),
        _situations(r, listed) if listed else None,
        entry(r, r.book.pages[NOW]) if r.book.path and NOW in r.book.pages else None,
        entries(r, "chapters", r.text("chapters"), r.book.chapters),
        books(r),
        Offline(heading(r, "offline", r.text("home-offline")), r.text("home-offline-note")),
        tuple(section for section in found if section.heading and section is not listed),
    )


def _situations(r: Renderer, section: Section) -> Situations | None:
    if section.heading is None:
        return None
    items = tuple(block for group in section.groups for block in group)
    return Situations(section.heading, items[:_FIRST], items[_FIRST:], r.text("home-more"))


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
