"""The map: which article gives which advice, and the course of a hard case, as pictures.

The page's words stand in ``docs/map.md`` like any other page's. Under its heading
``matrix`` comes what the citations show, drawn and as a table; under ``course`` the
steps of its list, drawn in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ..book.model import Article, Page, block_context
from .as_html import Setter as Renderer
from .as_html import block, blocks, heading
from .home import Situation, situation
from .svg import Sheet, link, width, wrapped

PAGE = "map"
_MATRIX, _COURSE, _DIFFER = "matrix", "course", "differ"
_LABEL, _CELL, _SIZE, _LEADING = 250, 54, 15, 17
"""Of the first picture: room for titles and for an article, size and height of a line."""
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


def body(r: Renderer, page: Page) -> str:
    """The blocks of the page below its title, with the pictures under their headings."""
    parts: list[str] = []
    drawn = {_MATRIX: _matrix, _COURSE: _course}
    sections = dict.fromkeys(item.section for item in page.blocks[1:] if item.kind != "heading")
    for section in sections:
        head = page.by_id.get(section)
        if head and head.kind == "heading":
            parts.append(block(r, page, head))
        of_section = [b for b in page.blocks[1:] if b.section == section and b.kind != "heading"]
        opening = [b for b in of_section if b.kind != "item"]
        parts.append(blocks(r, page, opening))
        if section in drawn:
            parts.append(drawn[section](r, page))
        parts.append(blocks(r, page, [b for b in of_section if b.kind == "item"]))
        if section == _MATRIX:
            parts.append(_table(r))
    return "\n".join(parts)


# -- principles and articles -------------------------------------------------------


def _matrix(r: Renderer, page: Page) -> str:
    articles = list(r.book.articles.values())
    sheet = Sheet(_LABEL + _CELL * len(articles), r.language.direction)
    parts: list[str] = []
    y = 0.0
    for chapter in r.book.chapters:
        y += 12
        parts += _chapter_row(r, sheet, r.book.pages[chapter], articles, y)
        y += 30
        for principle, _ in r.book.pages[chapter].principles:
            drawn, height = _principle_row(r, sheet, r.book.pages[principle], articles, y)
            parts += drawn
            y += height
    shown = r.book.translate(f"{page.id}/{_MATRIX}", page.by_id[_MATRIX].text, r.language.code)
    return f'<figure class="cn-figure">{_legend(r)}{sheet.svg(y + 4, "cn-map", r.plain(shown), parts)}</figure>'


def _chapter_row(
    r: Renderer, sheet: Sheet, page: Page, articles: list[Article], y: float
) -> Iterator[str]:
    title = r.plain(r.title_of(page))
    yield link(r.link(page.id), sheet.text(0, y + 20, [title], "cn-map__chapter"))
    for index, article in enumerate(articles):
        name = r.language_name(article.language)
        inside = sheet.centred(_LABEL + _CELL * (index + 0.5), y + 20, name, "cn-map__article")
        yield link(r.link(article.id), inside, r.article_name(article))
    yield f'<line class="cn-map__rule" x1="0" x2="{sheet.width}" y1="{y + 28}" y2="{y + 28}"/>'


def _principle_row(
    r: Renderer, sheet: Sheet, page: Page, articles: list[Article], y: float
) -> tuple[list[str], float]:
    """One principle's title and marks, and the height of its row."""
    title = r.plain(r.title_of(page))
    lines = wrapped(title, _SIZE, _LABEL - 8)
    height = 14 + _LEADING * max(len(lines), 1)
    middle = y + height / 2
    first = middle + 5 - (len(lines) - 1) * _LEADING / 2
    parts = [link(r.link(page.id), sheet.text(0, first, lines, "cn-map__title", _LEADING))]
    cells = [cell(page, article) for article in articles]
    given = [index for index, item in enumerate(cells) if item.state != "nothing"]
    if len(given) > 1:
        ends = [sheet.x(_LABEL + _CELL * (index + 0.5)) for index in (given[0], given[-1])]
        parts.append(
            f'<line class="cn-map__tie" x1="{ends[0]}" x2="{ends[1]}" y1="{middle}" y2="{middle}"/>'
        )
    for index, (item, article) in enumerate(zip(cells, articles, strict=True)):
        parts.append(_mark(r, sheet, page, article, item, _LABEL + _CELL * (index + 0.5), middle))
    return parts, height


def _mark(
    r: Renderer, sheet: Sheet, page: Page, article: Article, item: Cell, at: float, y: float
) -> str:
    """A cell: shape and number say what it means, colour only helps."""
    x = sheet.x(at)
    area = f'<rect class="cn-map__area" x="{round(x - _CELL / 2, 1)}" y="{y - 15}" width="{_CELL}" height="30"/>'
    count = sheet.centred(at, y + 4, r.number(len(item.numbers)), "cn-map__count")
    shape = {
        "nothing": f'<circle class="cn-map__none" cx="{x}" cy="{y}" r="1.5"/>',
        "single": f'<circle class="cn-map__single" cx="{x}" cy="{y}" r="10"/>{count}',
        "shared": f'<circle class="cn-map__shared" cx="{x}" cy="{y}" r="11"/>{count}',
        "differ": f'<path class="cn-map__differ" d="M{x} {y - 13}l13 13-13 13-13-13z"/>{count}',
    }[item.state]
    label = ": ".join(
        [r.plain(r.title_of(page)), r.article_name(article), r.text(f"read-{item.state}")]
    )
    return (
        f'<g class="cn-map__cell cn-map__cell--{item.state}">'
        f"{link(r.link(page.id, item.block), area + shape, label, skipped=item.state == 'nothing')}</g>"
    )


def _legend(r: Renderer) -> str:
    items = "".join(
        f'<li><span class="cn-key cn-key--{state}" aria-hidden="true">{symbol}</span> {escape(r.text(f"read-{state}"))}</li>'
        for state, symbol in _SYMBOLS.items()
    )
    return f'<figcaption><ul class="cn-legend">{items}</ul><p>{escape(r.text("read-map-number"))}</p></figcaption>'


def _table(r: Renderer) -> str:
    """The same as a table, for reading aloud, copying and searching."""
    articles = list(r.book.articles.values())
    heads = "".join(
        f'<th scope="col"><a href="{r.link(a.id)}">{escape(r.language_name(a.language))}</a></th>'
        for a in articles
    )
    bodies = []
    for chapter in r.book.chapters:
        page = r.book.pages[chapter]
        rows = "".join(
            _table_row(r, r.book.pages[principle], articles) for principle, _ in page.principles
        )
        bodies.append(
            f'<tbody><tr><th scope="rowgroup" colspan="{len(articles) + 1}"><a href="{r.link(chapter)}">'
            f"{r.translated(r.title_of(page))}</a></th></tr>{rows}</tbody>"
        )
    head = f'<thead><tr><th scope="col">{escape(r.text("read-principle"))}</th>{heads}</tr></thead>'
    return (
        f"{heading(r, 'matrix-table', r.text('read-map-table'))}\n<p>{escape(r.text('read-map-table-note'))}</p>\n"
        f'<div class="cn-scroll" tabindex="0" role="region" aria-labelledby="matrix-table">'
        f'<table class="cn-matrix">{head}{"".join(bodies)}</table></div>'
    )


def _table_row(r: Renderer, page: Page, articles: list[Article]) -> str:
    cells = []
    for article in articles:
        item = cell(page, article)
        numbers = (
            r.text("passages-cited", numbers=r.joined([r.number(n) for n in item.numbers]))
            if item.numbers
            else ""
        )
        said = escape(" ".join(filter(None, [r.text(f"read-{item.state}"), numbers])))
        shown = " ".join(map(r.number, item.numbers))
        inside = f'<span aria-hidden="true">{_SYMBOLS[item.state]} {shown}</span><span class="cn-hidden">{said}</span>'
        cells.append(
            f'<td class="cn-matrix__{item.state}"><a href="{r.link(page.id, item.block)}" title="{said}">{inside}</a></td>'
        )
    title = r.translated(r.title_of(page))
    return f'<tr><th scope="row"><a href="{r.link(page.id)}">{title}</a></th>{"".join(cells)}</tr>'


# -- the course of a hard case -----------------------------------------------------

_WIDE, _EDGE, _LINE, _ARROW = 440, 16, 26, 30
"""Of the second picture: its width, and of a step its margin, its lines and the way to the next."""


def _course(r: Renderer, page: Page) -> str:
    """The steps from top to bottom, each with links to its principles; the last is a decision."""
    steps: list[Situation] = []
    for item in page.blocks:
        if item.section == _COURSE and item.kind == "item":
            shown = r.book.translate(block_context(page, item), item.text, r.language.code)
            found = situation(shown.text, r.known)
            if found:
                steps.append(found)
    sheet = Sheet(_WIDE, r.language.direction)
    parts: list[str] = []
    y = 2.0
    for number, step in enumerate(steps, start=1):
        drawn, height = _step(r, sheet, step, number, y, last=number == len(steps))
        parts += drawn
        y += height
        if number < len(steps):
            middle = _WIDE / 2
            parts.append(
                f'<path class="cn-course__arrow" d="M{middle} {y + 3}v{_ARROW - 10}m-6-6l6 6 6-6"/>'
            )
            y += _ARROW
    shown = r.book.translate(f"{page.id}/{_COURSE}", page.by_id[_COURSE].text, r.language.code)
    return (
        f'<figure class="cn-figure">{sheet.svg(y + 2, "cn-course", r.plain(shown), parts)}</figure>'
    )


def _step(
    r: Renderer, sheet: Sheet, step: Situation, number: int, y: float, *, last: bool
) -> tuple[list[str], float]:
    """One step as a box with its links, and its height."""
    room = _WIDE - 2 * _EDGE - 34
    lines = [(target, wrapped(words, _SIZE, room)) for target, words in step.links]
    height = 46 + sum(_LINE + _LEADING * (len(shown) - 1) for _, shown in lines) + 6
    wide, tall = _WIDE - 4, round(height, 1)
    outline = (
        f'<rect class="cn-course__step" x="2" y="{y}" width="{wide}" height="{tall}" rx="10"/>'
    )
    if last:
        outline = (
            f'<path class="cn-course__step cn-course__step--decision" d="M18 {y}H{_WIDE - 18}L{_WIDE - 2} {y + 16}'
            f'V{y + tall - 16}L{_WIDE - 18} {y + tall}H18L2 {y + tall - 16}V{y + 16}z"/>'
        )
    badge = f'<circle class="cn-course__badge" cx="{sheet.x(_EDGE + 14)}" cy="{y + 25}" r="13"/>'
    digit = sheet.centred(_EDGE + 14, y + 30, r.number(number), "cn-course__number")
    name = sheet.text(_EDGE + 36, y + 31, [step.label], "cn-course__name")
    parts = [outline, link(r.link(step.links[0][0]), badge + digit + name)]
    at = y + 60
    for target, shown in lines:
        widest = max(width(line, _SIZE) for line in shown)
        left = sheet.box(_EDGE + 34, min(widest + 8, room))
        tall_line = _LEADING * len(shown) + 8
        area = f'<rect class="cn-map__area" x="{left}" y="{at - 17}" width="{min(widest + 8, room):.0f}" height="{tall_line}"/>'
        parts.append(
            link(
                r.link(target),
                area + sheet.text(_EDGE + 36, at, shown, "cn-course__link", _LEADING),
            )
        )
        at += _LINE + _LEADING * (len(shown) - 1)
    return parts, height
