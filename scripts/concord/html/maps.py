"""The map: which article gives which advice, and the path from a question to a page, as pictures.

The page's words stand in ``docs/map.md`` like any other page's. Under its heading
``matrix`` comes what the citations show, drawn and as a table; under ``course`` the
questions of the path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..book.model import DIFFER, Article, Page
from . import now
from .blocks import headed, heading, sections
from .parts import Block, Heading
from .parts import Text as Title
from .renderer import Renderer
from .svg import Sheet, Text, wrapped

PAGE = "map"
_MATRIX, _COURSE = "matrix", "course"
_LABEL, _CELL, _SIZE, _LEADING = 190, 46, 15, 17
"""Of the picture: room for titles and for an article, size and height of a line."""
_NAME_SIZE, _NAME_LEADING = 12, 13
"""Size and height of a line of an article's name over its column."""
_SYMBOLS = {"shared": "●", "single": "○", "differ": "◆", "nothing": "·"}


@dataclass(frozen=True)
class Cell:
    """What one article has to do with one principle.

    :ivar state: ``shared``, ``single``, ``differ`` or ``nothing``.
    :ivar block: the first block that says so.
    :ivar numbers: the passages cited.
    """

    state: str
    block: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Column:
    """An article; :ivar x: the middle of its column. :ivar label: its name where ``name`` is short.

    :ivar lines: the same name as it stands over the column.
    """

    href: str
    name: str
    lines: tuple[str, ...]
    label: str
    x: float


@dataclass(frozen=True)
class Mark:
    """A cell as it is shown.

    :ivar label: what it says, in the picture; :ivar said: the same in the table.
    :ivar count: of the passages; :ivar numbers: the passages themselves.
    """

    state: str
    symbol: str
    href: str
    x: float
    label: str
    said: str
    count: str
    numbers: str


@dataclass(frozen=True)
class Row:
    """A principle.

    :ivar title: for the table; :ivar name: for the picture.
    :ivar y: the middle of its row. :ivar tie: the ends of the line between its marks.
    """

    href: str
    title: Title
    name: Text
    y: float
    tie: tuple[float, float] | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter with its principles, a picture of its own, so that no page of paper cuts it.

    :ivar top: where its picture begins. :ivar y: the line that its name stands on.
    """

    href: str
    title: Title
    plain: str
    name: Text
    top: float
    height: float
    y: float
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Map:
    """Principles by articles; :ivar legend: each state with its symbol and what it means.

    :ivar leading: the height of a line over a column.
    """

    width: int
    cell: int
    leading: int
    articles: tuple[Column, ...]
    chapters: tuple[Chapter, ...]
    legend: tuple[tuple[str, str, str], ...]
    legend_note: str


@dataclass(frozen=True)
class Drawn:
    """A section of the page; its pictures stand between what opens it and its lists."""

    kind: ClassVar[str] = "drawn"
    heading: Heading | None
    opening: tuple[tuple[Block, ...], ...]
    map: Map | None
    course: tuple[now.Asked, ...]
    groups: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Table:
    """The map as a table, for reading aloud, copying and searching. :ivar first: what its rows are."""

    kind: ClassVar[str] = "table"
    heading: Heading
    note: str
    first: str
    map: Map


@dataclass(frozen=True)
class Mapped:
    """The page of the map."""

    title: Heading
    sections: tuple[Drawn | Table, ...]


def cell(page: Page, article: Article) -> Cell:
    """Read one cell of the map from the citations of a principle's blocks."""
    citing = [b for b in page.blocks if any(c.article == article.id for c in b.citations)]
    if not citing:
        return Cell("nothing", "", ())
    numbers = tuple(
        sorted({c.number for b in citing for c in b.citations if c.article == article.id})
    )
    disagreeing = next((b for b in citing if b.section == DIFFER), None)
    if disagreeing:
        return Cell("differ", disagreeing.id, numbers)
    articles = {c.article for c in page.citations}
    return Cell("shared" if len(articles) > 1 else "single", citing[0].id, numbers)


def described(r: Renderer, page: Page) -> Mapped:
    """What is on the page."""
    title, *rest = page.blocks
    found: list[Drawn | Table] = []
    for section in sections(r, page, rest):
        named = section.heading.id if section.heading else ""
        made = _map(r) if named == _MATRIX else None
        steps = now.asked(r) if named == _COURSE else ()
        opening = tuple(group for group in section.groups if group[0].kind != "item")
        lists = tuple(group for group in section.groups if group[0].kind == "item")
        found.append(Drawn(section.heading, opening, made, steps, lists))
        if made:
            head = heading(r, "matrix-table", r.text("read-map-table"))
            note, first = r.text("read-map-table-note"), r.text("read-principle")
            found.append(Table(head, note, first, made))
    return Mapped(headed(r, page, title), tuple(found))


def _map(r: Renderer) -> Map:
    """Every chapter with its principles, placed below one another."""
    sheet = Sheet(_LABEL + _CELL * len(r.book.articles), r.language.direction)
    columns = tuple(_column(r, sheet, *each) for each in enumerate(r.book.articles.values()))
    over = _NAME_LEADING * (max(len(column.lines) for column in columns) - 1)
    chapters: list[Chapter] = []
    y = 0.0
    for chapter in (r.book.pages[chapter_id] for chapter_id in r.book.chapters):
        shown = r.title_of(chapter)
        plain = r.plain(shown)
        lines = wrapped(plain, _SIZE, _LABEL - 8)
        first = y + 32 + max(0, over - _LEADING * (len(lines) - 1))
        top = first + _LEADING * (len(lines) - 1)
        name, begin, y = sheet.text(0, first, lines, _LEADING), y, top + 10
        rows: list[Row] = []
        for principle, _ in chapter.principles:
            row, height = _row(r, sheet, r.book.pages[principle], y)
            rows.append(row)
            y += height
        title, height = r.shown(shown), y - begin
        chapters.append(
            Chapter(r.link(chapter.id), title, plain, name, begin, height, top, tuple(rows))
        )
    return Map(
        width=round(sheet.width),
        cell=_CELL,
        leading=_NAME_LEADING,
        articles=columns,
        chapters=tuple(chapters),
        legend=tuple((s, symbol, r.text(f"read-{s}")) for s, symbol in _SYMBOLS.items()),
        legend_note=r.text("read-map-number"),
    )


def _column(r: Renderer, sheet: Sheet, index: int, article: Article) -> Column:
    name, x = r.language_name(article.language), sheet.x(_middle(index))
    lines = tuple(wrapped(name, _NAME_SIZE, _CELL))
    return Column(r.link(article.id), name, lines, r.article_name(article), x)


def _middle(index: int) -> float:
    """How far the middle of an article's column is from where a line begins."""
    return _LABEL + _CELL * (index + 0.5)


def _row(r: Renderer, sheet: Sheet, page: Page, y: float) -> tuple[Row, float]:
    """One principle below ``y``, and the height of its row."""
    shown = r.title_of(page)
    lines = wrapped(r.plain(shown), _SIZE, _LABEL - 8)
    height = 14 + _LEADING * len(lines)
    middle = y + height / 2
    first = middle + 5 - (len(lines) - 1) * _LEADING / 2
    marks = tuple(
        _mark(r, page, article, sheet.x(_middle(index)))
        for index, article in enumerate(r.book.articles.values())
    )
    given = [mark.x for mark in marks if mark.state != "nothing"]
    return Row(
        href=r.link(page.id),
        title=r.shown(shown),
        name=sheet.text(0, first, lines, _LEADING),
        y=middle,
        tie=(given[0], given[-1]) if len(given) > 1 else None,
        marks=marks,
    ), height


def _mark(r: Renderer, page: Page, article: Article, x: float) -> Mark:
    """A cell in the words and digits of the reader."""
    found = cell(page, article)
    numbers = [r.number(number) for number in found.numbers]
    meaning = r.text(f"read-{found.state}")
    cited = [r.text("passages-cited", numbers=r.joined(numbers))] if numbers else []
    return Mark(
        state=found.state,
        symbol=_SYMBOLS[found.state],
        href=r.link(page.id, found.block),
        x=x,
        label=": ".join([r.plain(r.title_of(page)), r.article_name(article), meaning]),
        said=" ".join([meaning, *cited]),
        count=r.number(len(numbers)),
        numbers=" ".join(numbers),
    )
