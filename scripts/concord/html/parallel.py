"""The parallel view of a page: its blocks row by row, each in every language of the book.

Which of the languages are shown, and in what order, is the reader's choice and made in the
browser; without a script every language of a block stands under it. A row is one element,
so what one language says can never slip beside another block's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ..book import addresses
from ..book.addresses import PARALLEL, PARALLEL_KINDS
from ..book.model import Block, Book, Page, block_context
from .blocks import foot, link
from .print import side_by_side
from .renderer import Renderer, SitePage


def pages(r: Renderer) -> Iterator[SitePage]:
    """The parallel view of every page that has one, in the book's order."""
    columns = [Renderer(r.book, language, r.known) for language in r.book.languages.values()]
    ordered = list(_ordered(r.book))
    paths = ["", *(addresses.parallel(page.id, page.kind) for page in ordered), ""]
    for index, page in enumerate(ordered):
        yield _Parallel(r, columns, page).site_page(paths[index], paths[index + 2])


def _ordered(book: Book) -> Iterator[Page]:
    for chapter in book.chapters:
        yield book.pages[chapter]
        for principle, _ in book.pages[chapter].principles:
            yield book.pages[principle]


def button(r: Renderer, page: Page) -> str:
    """A link from a page to its parallel view."""
    if page.kind not in PARALLEL_KINDS:
        return ""
    href = r.relative(addresses.parallel(page.id, page.kind))
    return f'<a class="cn-button" href="{href}">{escape(r.text("read-parallel"))}</a>'


@dataclass(frozen=True)
class _Parallel:
    """Sets one page.

    :ivar r: for what is said in the reader's language.
    :ivar columns: one renderer a language of the book.
    """

    r: Renderer
    columns: list[Renderer]
    page: Page

    def site_page(self, previous: str, following: str) -> SitePage:
        """The finished page."""
        r, page = self.r, self.page
        path = addresses.parallel(page.id, page.kind)
        for renderer in (r, *self.columns):
            renderer.begin(path, parallel=True)
        title, *rest = page.blocks
        body = "\n".join(
            [
                f'<p class="cn-facts"><a href="{r.relative(addresses.path(page.id, page.kind))}">'
                f"{escape(r.text('read-one-language'))}</a></p>",
                self._chooser(),
                side_by_side(r),
                '<div class="cn-parallel">',
                self._names(),
                f'<div class="cn-row" id="{title.id}"><h1 class="cn-cells">{self._cells(title, "span")}</h1></div>',
                *self._sections(rest),
                self._principles(),
                "</div>",
            ]
        )
        name = r.text("read-parallel-title", title=r.plain(r.title_of(page)))
        note = r.text("read-parallel-note")
        return SitePage(
            f"{PARALLEL}{page.id}", path, name, body, (), note, False, previous, following
        )

    def _chooser(self) -> str:
        """Controls for the languages and their order; only a script can make them work."""
        items = []
        for column in self.columns:
            language = column.language
            name = self.r.language_name(language.code)
            moves = "".join(
                f'<button type="button" data-move="{step}" title="{escape(label)}" aria-label="{escape(label)}"></button>'
                for step, label in (
                    (-1, self.r.text("read-earlier", language=name)),
                    (1, self.r.text("read-later", language=name)),
                )
            )
            items.append(
                f'<li data-choice="{language.code}"><label><input type="checkbox" value="{language.code}"> '
                f'<span class="cn-name" lang="{language.code}" dir="{language.direction}">{escape(language.name)}</span></label>{moves}</li>'
            )
        return (
            f'<form class="cn-choose"><fieldset><legend>{escape(self.r.text("read-languages"))}</legend>'
            f'<ul>{"".join(items)}</ul></fieldset><p class="cn-quiet">{escape(self.r.text("read-parallel-note"))}</p></form>'
        )

    def _names(self) -> str:
        """The head of the columns."""
        cells = "".join(
            f'<span class="cn-cell cn-name" data-language="{c.language.code}" lang="{c.language.code}" '
            f'dir="{c.language.direction}">{escape(c.language.name)}</span>'
            for c in self.columns
        )
        return f'<p class="cn-names cn-cells">{cells}</p>'

    def _sections(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Rows, those under one heading together, so that it stays in sight while they pass."""
        for section, group in groupby(
            blocks, key=lambda b: b.id if b.kind == "heading" else b.section
        ):
            members = list(group)
            if members[0].kind == "heading":
                cells = self._cells(members[0], "span")
                head = (
                    f'<h2 class="cn-cells">{cells}</h2>{link(self.r, section, "cn-link--heading")}'
                )
                yield f'<section class="cn-section" id="{section}"><div class="cn-row cn-row--heading">{head}</div>'
                yield from self._rows(members[1:])
                yield "</section>"
            else:
                yield from self._rows(members)

    def _rows(self, blocks: Iterable[Block]) -> Iterator[str]:
        for kind, group in groupby(blocks, key=lambda block: block.kind):
            tag = "li" if kind == "item" else "div"
            rows = [
                f'<{tag} class="cn-row{self._emphasis(block)}" id="{block.id}">'
                f'<div class="cn-cells">{self._cells(block, "div")}</div>{foot(self.r, block)}</{tag}>'
                for block in group
            ]
            yield f'<ul class="cn-rows">{"".join(rows)}</ul>' if kind == "item" else "\n".join(rows)

    def _emphasis(self, block: Block) -> str:
        return (
            " cn-row--statement"
            if self.page.kind == "principle" and block.id == "statement"
            else ""
        )

    def _cells(self, block: Block, tag: str) -> str:
        """A block in every language, each in its own element."""
        return "".join(self._cell(column, block, tag) for column in self.columns)

    def _cell(self, column: Renderer, block: Block, tag: str) -> str:
        language = column.language
        shown = column.book.translate(block_context(self.page, block), block.text, language.code)
        inner = "p" if tag == "div" else "span"
        of = column.book.languages[shown.language]
        text = column.spans(shown.text, of.direction)
        # What stands in for a missing translation says so in the reader's language.
        note = self.r.note(shown)
        if note:
            own = self.r.language
            note = f' <span lang="{own.code}" dir="{own.direction}">{note}</span>'
        return (
            f'<{tag} class="cn-cell" data-language="{language.code}" lang="{language.code}" dir="{language.direction}">'
            f'<span class="cn-tag cn-name" aria-hidden="true">{escape(language.name)}</span>'
            f'<{inner} lang="{of.code}" dir="{of.direction}">{text}</{inner}>{note}</{tag}>'
        )

    def _principles(self) -> str:
        """A chapter's principles, each by its title and what it says."""
        rows = []
        for principle, _ in self.page.principles:
            cells = "".join(
                self._entry(column, self.r.book.pages[principle]) for column in self.columns
            )
            rows.append(f'<li class="cn-row"><div class="cn-cells">{cells}</div></li>')
        if not rows:
            return ""
        cells = "".join(
            f'<span class="cn-cell" data-language="{c.language.code}" lang="{c.language.code}" '
            f'dir="{c.language.direction}">{escape(c.text("principles-of-chapter"))}</span>'
            for c in self.columns
        )
        head = f'<div class="cn-row cn-row--heading"><h2 class="cn-cells">{cells}</h2></div>'
        return f'<section class="cn-section" id="principles">{head}<ol class="cn-rows">{"".join(rows)}</ol></section>'

    def _entry(self, column: Renderer, principle: Page) -> str:
        language = column.language
        title = column.translated(column.title_of(principle))
        return (
            f'<div class="cn-cell" data-language="{language.code}" lang="{language.code}" dir="{language.direction}">'
            f'<span class="cn-tag cn-name" aria-hidden="true">{escape(language.name)}</span>'
            f'<p><a href="{self.r.link(principle.id)}">{title}</a></p></div>'
        )
