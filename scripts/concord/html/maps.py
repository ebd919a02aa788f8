"""The map: which article gives which advice, and the course of a hard case, as pictures.

The page's words stand in ``docs/map.md`` like any other page's. Under its heading
``matrix`` comes what the citations show, drawn and as a table; under ``course`` the
steps of its list, drawn in their order.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..book.model import Article, Page
from . import course
from .blocks import block, blocks, heading
from .renderer import Renderer
from .svg import Sheet, Text, wrapped
from .templating import render

PAGE = "map"
_MATRIX, _DIFFER = "matrix", "differ"
_LABEL, _CELL, _SIZE, _LEADING = 250, 54, 15, 17
"""Of the picture: room for titles and for an article, size and height of a line."""
_SYMBOLS = {"shared": "●", "single": "○", "differ": "◆", "nothing": "–"}


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
    """An article; :ivar x: the middle of its column. :ivar label: its name where ``name`` is short."""

    href: str
    name: str
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
    title: Markup
    name: Text
    y: float
    tie: tuple[float, float] | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter with its principles; :ivar y: the line that its name stands on."""

    href: str
    title: Markup
    name: Text
    y: float
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Map:
    """Principles by articles; :ivar legend: each state with its symbol and what it means."""

    label: str
    width: int
    height: int
    cell: int
    articles: tuple[Column, ...]
    chapters: tuple[Chapter, ...]
    legend: tuple[tuple[str, str, str], ...]
    legend_note: str


def cell(page: Page, article: Article) -> Cell:
    """Read one cell of the map from the citations of a principle's blocks."""
    citing = [b for b in page.blocks if any(c.article == article.id for c in b.citations)]
    if not citing:
        return Cell("nothing", "", ())
    numbers = tuple(
        sorted({c.number for b in citing for c in b.citations if c.article == article.id})
    )
    disagreeing = next((b for b in citing if b.section == _DIFFER), None)
    if disagreeing:
        return Cell("differ", disagreeing.id, numbers)
    articles = {c.article for c in page.citations}
    return Cell("shared" if len(articles) > 1 else "single", citing[0].id, numbers)


def body(r: Renderer, page: Page) -> Markup:
    """The blocks of the page below its title, with the pictures under their headings."""
    parts: list[str] = []
    sections = dict.fromkeys(item.section for item in page.blocks[1:] if item.kind != "heading")
    for section in sections:
        head = page.by_id.get(section)
        if head and head.kind == "heading":
            parts.append(block(r, page, head))
        of_section = [b for b in page.blocks[1:] if b.section == section and b.kind != "heading"]
        parts.append(blocks(r, page, [b for b in of_section if b.kind != "item"]))
        steps = blocks(r, page, [b for b in of_section if b.kind == "item"])
        if section == _MATRIX:
            shown = _map(r, page)
            parts += [render("map-picture.html", map=shown), steps, _table(r, shown)]
        elif section == course.SECTION:
            parts += [course.picture(r, page), steps]
        else:
            parts.append(steps)
    return Markup("\n").join(Markup(part) for part in parts)


def _map(r: Renderer, page: Page) -> Map:
    """Every chapter with its principles, placed below one another."""
    sheet = Sheet(_LABEL + _CELL * len(r.book.articles), r.language.direction)
    chapters: list[Chapter] = []
    y = 0.0
    for chapter in (r.book.pages[chapter_id] for chapter_id in r.book.chapters):
        top, y = y + 32, y + 42
        rows: list[Row] = []
        for principle, _ in chapter.principles:
            row, height = _row(r, sheet, r.book.pages[principle], y)
            rows.append(row)
            y += height
        shown = r.title_of(chapter)
        name = sheet.text(0, top, [r.plain(shown)])
        title = Markup(r.translated(shown))
        chapters.append(Chapter(r.link(chapter.id), title, name, top, tuple(rows)))
    shown = r.book.translate(f"{page.id}/{_MATRIX}", page.by_id[_MATRIX].text, r.language.code)
    return Map(
        label=r.plain(shown),
        width=round(sheet.width),
        height=round(y + 4),
        cell=_CELL,
        articles=tuple(_column(r, sheet, *each) for each in enumerate(r.book.articles.values())),
        chapters=tuple(chapters),
        legend=tuple((s, symbol, r.text(f"read-{s}")) for s, symbol in _SYMBOLS.items()),
        legend_note=r.text("read-map-number"),
    )


def _column(r: Renderer, sheet: Sheet, index: int, article: Article) -> Column:
    name, x = r.language_name(article.language), sheet.x(_middle(index))
    return Column(r.link(article.id), name, r.article_name(article), x)


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
        title=Markup(r.translated(shown)),
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


def _table(r: Renderer, shown: Map) -> Markup:
    """The same as a table under a heading of its own."""
    return render(
        "map-table.html",
        map=shown,
        heading=Markup(heading(r, "matrix-table", r.text("read-map-table"))),
        note=r.text("read-map-table-note"),
        first=r.text("read-principle"),
    )
