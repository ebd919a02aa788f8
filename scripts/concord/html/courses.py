"""The page for people who build courses: for each platform what it takes, and what to do with it.

A section of the page whose id is in :data:`_TAKES` is about a platform: its items are steps, and the
book adds the files that the platform takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..book import addresses
from ..book.model import Page
from ..links import names
from ..translating.exchange import formats
from .blocks import headed, heading, sections
from .parts import Block, Heading, Link, Links, Section, Text
from .renderer import Renderer, words

PAGE = "for-courses"
"""Id of the page."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page or file with its whole address, written out so that it can be copied.

    :ivar plain: the title without markup.
    """

    title: Text
    plain: str
    href: str
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """A section of the page.

    :ivar files: what a platform takes; none where the section is about no platform.
    :ivar steps: what is done with them, in this order.
    """

    heading: Heading | None
    groups: tuple[tuple[Block, ...], ...]
    files: tuple[Address, ...] = ()
    steps: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Permanent:
    """Every chapter, with its principles, by the address to use in a course."""

    heading: Heading
    chapters: tuple[tuple[Address, tuple[Address, ...]], ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """The page for people who build courses.

    :ivar programs: files for programs, in the reader's language where they have one.
    :ivar exports: the files with the texts themselves: of every language, and of the reader's.
    :ivar copy: what the buttons are called that copy an address.
    """

    title: Heading
    ways: tuple[Way, ...]
    permanent: Permanent
    programs: Links
    exports: Links
    copy: str


def described(r: Renderer, page: Page) -> Courses:
    """What is on the page for courses."""
    title, *rest = page.blocks
    exports = formats.labels(r.book, r.language.code)
    return Courses(
        headed(r, page, title),
        tuple(_ways(r, sections(r, page, rest))),
        _permanent(r),
        Links(heading(r, "files", r.text("status-data")), _programs(r)),
        Links(
            heading(r, "exports", r.text("export-files")),
            tuple(Link(r.text(key), r.site(path)) for path, key in exports),
        ),
        r.text("read-copy"),
    )


def _ways(r: Renderer, written: tuple[Section, ...]) -> Iterator[Way]:
    """The sections; one about a platform is left out where there is nothing for the platform."""
    for section in written:
        takes = _TAKES.get(section.heading.id) if section.heading else None
        if takes is None:
            yield Way(section.heading, section.groups)
        elif files := tuple(takes(r)):
            items = [group for group in section.groups if group[0].kind == "item"]
            said = tuple(group for group in section.groups if group not in items)
            yield Way(
                section.heading, said, files, tuple(step for group in items for step in group)
            )


def _cartridge(version: str) -> Callable[[Renderer], Iterator[Address]]:
    """What a platform takes that reads a version of Common Cartridge."""

    def takes(r: Renderer) -> Iterator[Address]:
        if r.book.address:  # the links in a cartridge are whole addresses
            title = r.text("link-cartridge", version=version)
            yield _file(r, title, names.cartridge(r.language.code, version))

    return takes


def _packages(r: Renderer) -> Iterator[Address]:
    code = r.language.code
    yield _file(r, r.text("status-whole"), names.scorm(code))
    for chapter in r.book.chapters:
        yield _address(r, chapter, names.scorm(code, chapter))


def _table(r: Renderer) -> Iterator[Address]:
    yield _file(r, r.text("link-table"), names.table(r.language.code))


_TAKES: Mapping[str, Callable[[Renderer], Iterator[Address]]] = {
    "moodle": _cartridge("1.1"),
    "canvas": _cartridge("1.3"),
    "scorm": _packages,
    "spreadsheet": _table,
}
"""By the id of a section, the files that its platform takes."""


def _programs(r: Renderer) -> tuple[Link, ...]:
    code = r.language.code
    listed = (
        (names.feed(code), "link-feed"),
        (names.CHECKER, "link-checker"),
        (names.LINKS, "link-links"),
        (names.CHANGES, "link-changes"),
        (names.inventory(code), "link-inventory"),
    )
    return tuple(Link(r.text(key), r.site(path)) for path, key in listed)


def _permanent(r: Renderer) -> Permanent:
    def lasting(page_id: str) -> Address:
        return _address(r, page_id, addresses.neutral(page_id))

    chapters = tuple(
        (lasting(chapter), tuple(lasting(one) for one, _ in r.book.pages[chapter].principles))
        for chapter in r.book.chapters
    )
    return Permanent(heading(r, "permanent", r.text("link-permanent")), chapters)


def _address(r: Renderer, page_id: str, path: str) -> Address:
    """An address with the title of a page."""
    title = r.shown(r.title_of(r.book.pages[page_id]))
    return Address(title, r.title(page_id), r.site(path), f"{r.book.address}{path}")


def _file(r: Renderer, title: str, path: str) -> Address:
    return Address(Text(words(title)), title, r.site(path), f"{r.book.address}{path}")
