"""The pages of the site in one language: written pages and what the book adds to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from ..book import addresses
from ..book.model import Book, Citation, Language, Page
from ..book.printed import Offered
from . import articles as html_articles
from . import home as html_home
from . import maps, on_pages, parallel
from . import print as html_print
from . import status as html_status
from .articles import articles_of
from .blocks import block, blocks, heading
from .renderer import Renderer, SitePage


def pages(
    book: Book,
    language: Language,
    originals: Mapping[Citation, str] | None = None,
    printed: Sequence[Offered] = (),
) -> Iterator[SitePage]:
    """Every page of the book in ``language``, in the book's order.

    :param originals: the texts of passages, for a site that is not published.
    :param printed: the printed editions to link to.
    """
    renderer = Renderer(book, language, originals=originals, printed=printed)
    for page_id in book.others:
        yield _written(renderer, book.pages[page_id])
    for chapter in book.chapters:
        yield _written(renderer, book.pages[chapter])
        for principle, _ in book.pages[chapter].principles:
            yield _written(renderer, book.pages[principle])
    yield from html_articles.pages(renderer)
    yield from parallel.pages(renderer)


def _written(r: Renderer, page: Page) -> SitePage:
    """A page of ``docs/`` with what the book adds to its kind."""
    path = addresses.path(page.id, page.kind)
    r.begin(path)
    title, rest = page.blocks[0], page.blocks[1:]
    parts = [block(r, page, title)]
    if page.kind == "principle":
        parts += [_facts(r, page), blocks(r, page, rest), _sources(r, page), _related(r, page)]
    elif page.kind == "chapter":
        parts += [_facts(r, page), blocks(r, page, rest), _principles(r, page)]
        parts.append(on_pages.self_check(r, page))
    elif page.id == "index":
        parts += [html_home.body(r, page), _chapters(r), html_print.home(r)]
    elif page.id == maps.PAGE:
        parts.append(maps.body(r, page))
    elif page.id == on_pages.PAGE:
        parts += [blocks(r, page, rest), on_pages.body(r, page)]
    elif page.id == html_status.PAGE:
        parts += [blocks(r, page, rest), html_status.body(r)]
    else:
        parts.append(blocks(r, page, rest))
    first = next((item for item in rest if item.kind == "paragraph"), title)
    description = r.plain(r.book.translate(f"{page.id}/{first.id}", first.text, r.language.code))
    return SitePage(
        page.id,
        path,
        r.plain(r.title_of(page)),
        "\n".join(filter(None, parts)),
        tuple(r.headings),
        description,
    )


def _facts(r: Renderer, page: Page) -> str:
    """Under the title: the chapter, the reading time, the articles, and the parallel view."""
    minutes = page.minutes
    facts = []
    if page.kind == "principle":
        chapter = r.book.pages[r.book.chapter_of[page.id]]
        number = r.number(r.book.chapters.index(chapter.id) + 1)
        name = f"{escape(r.text('chapter', number=number))}: {escape(r.plain(r.title_of(chapter)))}"
        facts.append(f'<a href="{r.link(chapter.id)}">{name}</a>')
    else:
        facts.append(escape(r.text("chapter", number=r.number(r.book.chapters.index(page.id) + 1))))
        minutes += sum(r.book.pages[principle].minutes for principle, _ in page.principles)
    facts.append(
        f"{escape(r.text('reading-time'))}: {escape(r.text('minutes', minutes=r.number(minutes)))}"
    )
    for article in articles_of(r.book, page):
        facts.append(f'<a href="{r.link(article.id)}">{escape(r.article_name(article))}</a>')
    return f'<p class="cn-facts">{r.separator.join(facts)}</p>\n<p class="cn-actions">{parallel.button(r, page)}{html_print.chapter(r, page)}</p>'


def _sources(r: Renderer, page: Page) -> str:
    """The articles and passages the whole page rests on."""
    items = []
    for article in articles_of(r.book, page):
        numbers = [
            f'<a href="{r.link(article.id, f"p{cite.number}")}">{r.number(cite.number)}</a>'
            for cite in page.citations
            if cite.article == article.id
        ]
        passages = escape(r.text("passages-cited")).replace("{numbers}", r.joined(numbers))
        title = r.foreign(article.title, article.language)
        items.append(
            f'<li><a href="{r.link(article.id)}">{escape(r.article_name(article))}</a>: {title}{r.separator}{passages}</li>'
        )
    note = escape(r.text("sources-note"))
    return f'{heading(r, "sources", r.text("sources"))}\n<p>{note}</p>\n<ul class="cn-sources">{"".join(items)}</ul>'


def _related(r: Renderer, page: Page) -> str:
    if not page.related:
        return ""
    items = [_entry(r, r.book.pages[principle]) for principle, _ in page.related]
    return (
        f'{heading(r, "read-next", r.text("read-next"))}\n<ul class="cn-list">{"".join(items)}</ul>'
    )


def _principles(r: Renderer, page: Page) -> str:
    items = [_entry(r, r.book.pages[principle]) for principle, _ in page.principles]
    return f'{heading(r, "principles", r.text("principles-of-chapter"))}\n<ol class="cn-list">{"".join(items)}</ol>'


def _chapters(r: Renderer) -> str:
    items = [_entry(r, r.book.pages[chapter]) for chapter in r.book.chapters]
    return (
        f'{heading(r, "chapters", r.text("chapters"))}\n<ol class="cn-list">{"".join(items)}</ol>'
    )


def _entry(r: Renderer, page: Page) -> str:
    """A list item that leads to a page and says what it holds."""
    opening = next((item for item in page.blocks if item.kind == "paragraph"), None)
    title = r.translated(r.title_of(page))
    says = ""
    if opening:
        shown = r.book.translate(f"{page.id}/{opening.id}", opening.text, r.language.code)
        says = f"<br>{r.translated(shown)}"
    return f'<li><a href="{r.link(page.id)}">{title}</a>{says}</li>'
