"""The parallel view of a page: its blocks row by row, each in every language of the book.

Which of the languages are shown, and in what order, is the reader's choice and made in the
browser; without a script every language of a block stands under it. A row is one element,
so what one language says can never slip beside another block's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..book import addresses
from ..book.addresses import PARALLEL
from ..book.model import Block as Written
from ..book.model import Book, Page, Standard
from .blocks import (
    called,
    gone_anchors,
    grouped,
    is_statement,
    sources,
    standard,
    switch,
    translated,
)
from .parts import Link, Sources, Text
from .print import Offer, side_by_side
from .renderer import Planned, Renderer, SitePage
from .templating import render


@dataclass(frozen=True, slots=True)
class Column:
    """A language. :ivar name: what it calls itself."""

    code: str
    direction: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The control of a column. :ivar earlier: what moving it there is called."""

    column: Column
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in the place of a column; where it is in another language, its note is the reader's.

    :ivar called: what readers are told of a block that has a role, in the column's language.
    """

    column: Column
    text: Text
    called: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A block in every language.

    :ivar kind: ``title``, ``heading``, ``statement``, ``paragraph`` or ``item``.
    :ivar to_here: what its permanent link is called.
    :ivar anchors: ids of blocks whose place it took.
    :ivar role: as of :class:`parts.Block`.
    :ivar report: where a mistake in it is told, if anywhere.
    """

    id: str
    kind: str
    cells: tuple[Cell, ...]
    to_here: str
    sources: Sources | None
    anchors: tuple[str, ...]
    role: str
    report: Link | None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading, which stays in sight while they pass; as a page's section."""

    heading: Row | None
    groups: tuple[tuple[Row, ...], ...]
    standard: Standard | None


@dataclass(frozen=True, slots=True)
class Led:
    """A principle in a chapter's list, in every language: each title leads there."""

    href: str
    titles: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Principles:
    """The principles of a chapter. :ivar heading: what they are called, by language."""

    heading: tuple[tuple[Column, str], ...]
    principles: tuple[Led, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """A parallel view.

    :ivar language: the code of the reader's language.
    :ivar back: the way to the page in one language.
    :ivar legend: what the choices are. :ivar note: how they work.
    """

    language: str
    direction: str
    back: Link
    legend: str
    note: str
    choices: tuple[Choice, ...]
    switch: tuple[str, str]
    offer: Offer | None
    title: Row
    sections: tuple[Section, ...]
    principles: Principles | None


def planned(r: Renderer) -> Iterator[Planned]:
    """The parallel view of every page that has one, in the book's order."""
    others = [Renderer(r.book, language, r.known) for language in r.book.languages.values()]
    languages = [(_column(other), other) for other in others]
    ordered = list(_ordered(r.book))
    paths = ["", *(addresses.parallel(page.id, page.kind) for page in ordered), ""]
    for page, *places in zip(ordered, paths, paths[1:], paths[2:], strict=False):
        make = partial(_view, r, languages, page, places)
        yield Planned(places[1], partial(_title, r, page), make, listed=False)


def _view(
    r: Renderer,
    languages: list[tuple[Column, Renderer]],
    page: Page,
    places: Sequence[str],
) -> SitePage:
    """The view of a page. :param places: the paths of the view before it, its own, of the one after."""
    before, path, after = places
    for renderer in (r, *(other for _, other in languages)):
        renderer.begin(path, parallel=True)
    return SitePage(
        f"{PARALLEL}{page.id}",
        path,
        _title(r, page),
        render("parallel.html", page=_Rows(r, languages, page).described()),
        (),
        r.text("read-parallel-note"),
        False,
        before,
        after,
    )


def _title(r: Renderer, page: Page) -> str:
    return r.text("read-parallel-title", title=r.kept(r.title_of(page)))


def _ordered(book: Book) -> Iterator[Page]:
    for chapter in book.chapters:
        yield book.pages[chapter]
        for principle, _ in book.pages[chapter].principles:
            yield book.pages[principle]


def _column(r: Renderer) -> Column:
    return Column(r.language.code, r.language.direction, r.language.name)


def link(r: Renderer, page: Page) -> Link:
    """From a page to its parallel view."""
    return Link(r.text("read-parallel"), r.relative(addresses.parallel(page.id, page.kind)))


@dataclass(frozen=True)
class _Rows:
    """Describes one page.

    :ivar r: for what is said in the reader's language.
    :ivar languages: the columns, each with what speaks its language.
    """

    r: Renderer
    languages: list[tuple[Column, Renderer]]
    page: Page

    def described(self) -> Parallel:
        r, page = self.r, self.page
        title, *rest = page.blocks
        return Parallel(
            r.language.code,
            r.language.direction,
            Link(r.text("read-one-language"), r.relative(addresses.path(page.id, page.kind))),
            r.text("read-languages"),
            r.text("read-parallel-note"),
            tuple(self._choice(column) for column, _ in self.languages),
            switch(r),
            side_by_side(r),
            self._row(title),
            tuple(self._sections(rest)),
            self._principles(),
        )

    def _choice(self, column: Column) -> Choice:
        name = self.r.language_name(column.code)
        earlier, later = (self.r.text(f"read-{way}", language=name) for way in ("earlier", "later"))
        return Choice(column, earlier, later)

    def _sections(self, blocks: list[Written]) -> Iterator[Section]:
        for heading, groups in grouped(blocks):
            rows = tuple(tuple(map(self._row, group)) for group in groups)
            head = self._row(heading) if heading else None
            yield Section(head, rows, standard(self.page, heading))

    def _row(self, block: Written) -> Row:
        kind = "statement" if is_statement(self.page, block) else block.kind
        cells = tuple(self._cell(column, other, block) for column, other in self.languages)
        return Row(
            block.id,
            kind,
            cells,
            self.r.text("links-to-here"),
            sources(self.r, block.citations),
            gone_anchors(self.r.book, self.page.id, block.id),
            block.role,
            self.r.report(self.page.id, block.id),
        )

    def _cell(self, column: Column, other: Renderer, block: Written) -> Cell:
        found = translated(other, self.page, block)
        of = other.book.languages[found.language]
        line = other.line(found.text, of.direction)
        # What stands in for a missing translation says so in the reader's language.
        shown = Text(line, of.code, of.direction, self.r.note(found))
        return Cell(column, shown, called(other, block))

    def _principles(self) -> Principles | None:
        """A chapter's principles by their titles."""
        if not self.page.principles:
            return None
        listed = [self.r.book.pages[principle] for principle, _ in self.page.principles]
        return Principles(
            tuple((column, r.text("principles-of-chapter")) for column, r in self.languages),
            tuple(Led(self.r.link(page.id), self._titles(page)) for page in listed),
        )

    def _titles(self, page: Page) -> tuple[Cell, ...]:
        return tuple(Cell(column, r.shown(r.title_of(page))) for column, r in self.languages)
