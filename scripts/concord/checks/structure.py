"""The rules of how a book is built: its parts are there, each page has its sections, in order."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.layout import CHAPTERS
from ..book.loaded import Loaded
from ..book.model import CAN, ID_FORM, OUTCOMES, SECTIONS, STATEMENT, Book, Page
from ..findings.diagnostics import Finding, Location


def is_there(loaded: Loaded) -> Iterator[Finding]:
    """A check that looked at nothing has failed."""
    book = loaded.book
    amounts = {
        "article": len(book.articles),
        "passage": sum(len(article.passages) for article in book.articles.values()),
        "chapter": len(book.chapters),
        "principle": sum(page.kind == "principle" for page in book.pages.values()),
        "translated language": len(book.catalogues),
        "interface text": len(book.interface),
    }
    for what, number in amounts.items():
        if not number and loaded.complete:
            yield Finding(Location("docs"), "CFG009", f"the book has no {what}")


def sections(loaded: Loaded) -> Iterator[Finding]:
    """Every principle that could be read is built as :func:`_principle` says."""
    for page in loaded.book.pages.values():
        if page.kind == "principle" and page.id not in loaded.unread_pages:
            yield from _principle(loaded.book, page)


def _principle(book: Book, page: Page) -> Iterator[Finding]:
    """A principle is its title, its statement and the standard sections in order."""
    headings = [block for block in page.blocks if block.kind == "heading"]
    ids = [block.id for block in headings]
    for block in headings:
        standard = book.interface.get(f"section-{block.id}", ("", None))[0]
        if block.id not in SECTIONS:
            message = f"“{block.id}” is none of {', '.join(SECTIONS)}"
            yield Finding(block.location, "PAGE007", message)
        elif standard and block.text != standard:
            yield Finding(
                block.location, "PAGE007", f"“{block.text}” is headed “{standard}” elsewhere"
            )
    wanted = [id for id, section in SECTIONS.items() if id in ids or not section.optional]
    if missing := [section for section in wanted if section not in ids]:
        yield Finding(page.location, "PAGE007", f"“{page.id}” has no section {', '.join(missing)}")
    elif [i for i in ids if i in SECTIONS] != wanted:
        yield Finding(
            headings[0].location,
            "PAGE007",
            f"the sections stand in the order {', '.join(ids)}, not {', '.join(wanted)}",
        )
    filled = {block.section for block in page.blocks if block.kind != "heading"}
    for block in headings:
        if block.id in SECTIONS and block.id not in filled:
            yield Finding(block.location, "PAGE007", f"the section “{block.id}” is empty")
    opening = [block for block in page.blocks if not block.section and block.kind != "title"]
    leading = [block for block in opening if block.kind == "paragraph"]
    if [block.id for block in leading] != [STATEMENT]:
        yield Finding(
            page.location, "PAGE007", f"“{page.id}” does not open with one paragraph #{STATEMENT}"
        )


def chapters(loaded: Loaded) -> Iterator[Finding]:
    """A chapter has principles, and every principle is in one."""
    book = loaded.book
    listed: dict[str, str] = {}
    found = [page for page in book.pages.values() if page.kind == "chapter"]
    for chapter in found:
        for principle, where in chapter.principles:
            if not is_principle(loaded, principle):
                yield Finding(where, "PAGE012", f"“{principle}” is the id of no principle")
            elif principle in listed:
                message = f"“{principle}” is also in “{listed[principle]}”"
                yield Finding(where, "PAGE013", message)
            else:
                listed[principle] = chapter.id
        if not chapter.principles and chapter.id not in loaded.unread_pages:
            message = f"chapter “{chapter.id}” has no principle"
            yield Finding(chapter.location, "PAGE013", message)
    # A chapter that could not be read may list the principle.
    if not any(path.startswith(CHAPTERS.as_posix()) for path in loaded.unread):
        for page in book.pages.values():
            if page.kind == "principle" and page.id not in listed:
                yield Finding(page.location, "PAGE013", f"“{page.id}” is in no chapter")


def is_principle(loaded: Loaded, page_id: str) -> bool:
    """Whether ``page_id`` is a principle; it may be, when its page could not be read."""
    page = loaded.book.pages.get(page_id)
    return page.kind == "principle" if page else page_id in loaded.unread_pages


def headings(loaded: Loaded) -> Iterator[Finding]:
    """Blocks stand under the headings that their ids name."""
    for page in loaded.book.pages.values():
        if page.id not in loaded.unread_pages:
            yield from _under_its_heading(page)


def _under_its_heading(page: Page) -> Iterator[Finding]:
    """A block stands under the heading that its id names, so that advice keeps its sense.

    In a principle every id names its section, in a chapter those of outcomes do; elsewhere an
    id may name none, but no other heading of its page.
    """
    headings = [block.id for block in page.blocks if block.kind == "heading"]
    prefixes = {OUTCOMES: CAN} if page.kind == "chapter" else {}
    named = {prefixes.get(heading, heading): heading for heading in headings}
    strict = {"principle": tuple(SECTIONS), "chapter": (OUTCOMES,)}.get(page.kind, ())
    for block in page.blocks:
        if block.kind in ("title", "heading") or not ID_FORM.fullmatch(block.id):
            continue
        own = prefixes.get(block.section, block.section)
        other = max((p for p in named if block.id.startswith(f"{p}-")), key=len, default=own)
        lost = block.id.partition("-")[0] in set(strict) - set(headings)  # has a finding of its own
        if not lost and (
            other != own or block.section in strict and not block.id.startswith(f"{own}-")
        ):
            where = f"under “{block.section}”" if block.section else "above the first heading"
            yield Finding(block.location, "PAGE017", f"“{block.id}” stands {where}")
