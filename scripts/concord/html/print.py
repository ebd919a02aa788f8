"""Links to the printed editions, on the pages where a reader may want one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from ..book.model import Page
from ..book.printed import Offered
from ..locale import l10n
from .blocks import heading
from .parts import File, Heading
from .renderer import Renderer

FOLDER = "pdf/"
"""Folder of the editions, below the site's address."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The editions that the home page offers."""

    heading: Heading
    note: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The editions that another page offers. :ivar label: what they are."""

    label: str
    files: tuple[File, ...]


def books(r: Renderer) -> Printed | None:
    """The book of this language, and the books that set it beside others; nothing without any."""
    found = [edition for edition in r.printed if edition.kind == "book"]
    own = [edition for edition in found if edition.languages == (r.language.code,)]
    shown = own + _beside(r, found)
    if not shown:
        return None
    files = tuple(_file(r, edition, _book(r, edition)) for edition in shown)
    return Printed(heading(r, "printed", r.text("print-offer")), r.text("print-offer-note"), files)


def chapter(r: Renderer, page: Page) -> File | None:
    """The chapter's own edition."""
    for edition in r.printed:
        if edition.languages == (r.language.code,) and edition.chapter == page.id:
            return _file(r, edition, r.text("print-chapter"))
    return None


def side_by_side(r: Renderer) -> Offer | None:
    """For the parallel views: the books that are printed side by side."""
    shown = _beside(r, [edition for edition in r.printed if edition.kind == "book"])
    if not shown:
        return None
    files = tuple(_file(r, edition, _book(r, edition)) for edition in shown)
    return Offer(r.text("print-offer"), files)


def _beside(r: Renderer, editions: Iterable[Offered]) -> list[Offered]:
    own = r.language.code
    return [one for one in editions if len(one.languages) > 1 and own in one.languages]


def _book(r: Renderer, edition: Offered) -> str:
    names = r.joined([r.language_name(code) for code in edition.languages])
    return r.text("print-edition-book", languages=names)


def _file(r: Renderer, edition: Offered, name: str) -> File:
    """A file with its format, unless its name says that, its paper and its size."""
    href = posixpath.relpath(f"../{FOLDER}{edition.file}", r.path or ".")
    size = l10n.size(edition.bytes, r.language)
    facts = [] if "PDF" in name else ["PDF"]
    return File(href, edition.languages[0], name, (*facts, edition.paper.title(), size))
